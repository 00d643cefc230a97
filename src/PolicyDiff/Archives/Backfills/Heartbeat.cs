namespace PolicyDiff.Archives.Backfills;

/// <summary>Keeps a claim alive while the work it stands for lasts: an archive's pause may be longer than any claim should be.</summary>
internal static class Heartbeat
{
    /// <summary>Awaits the work; <paramref name="beat"/>, which must not throw, is called again and again until it ends.</summary>
    internal static async Task<T> KeepAsync<T>(Task<T> work, Func<Task> beat, TimeSpan every, TimeProvider time)
    {
        using var ended = new CancellationTokenSource();
        while (await Task.WhenAny(work, Task.Delay(every, time, ended.Token)) != work) await beat();
        await ended.CancelAsync();
        return await work;
    }
}

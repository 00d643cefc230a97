namespace PolicyDiff.Archives.Backfills;

/// <summary>The mementos that one worker is opening: they go in rounds, but a slow one does not hold the next round back.</summary>
internal sealed class Openings(Func<PlanRow, Task<OpenedMemento?>> open, TimeProvider time)
{
    // What is known of a whole round makes the next one better, so the usual differences in speed are waited for.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly List<Opening> underWay = [];

    public int Count => underWay.Count;

    /// <summary>Whether one is asked for with patience: it may take minutes.</summary>
    public bool HasPatientOne => underWay.Exists(opening => IsPatient(opening.Row));

    /// <summary>Those under way as a plan must see them.</summary>
    public IEnumerable<PlanRow> Busy => underWay.Select(opening => opening.Row with { ClaimedUntil = DateTimeOffset.MaxValue });

    public static bool IsPatient(PlanRow row) => row.Attempts > 0;

    public void Start(IEnumerable<PlanRow> rows) => underWay.AddRange(rows.Select(row => new Opening(row, open(row), time.GetTimestamp())));

    /// <summary>Those that have ended when all have that were begun lately, or when the first has and the others take longer than is usual.</summary>
    public async Task<List<Opening>> EndedAsync(CancellationToken cancellationToken)
    {
        var results = underWay.ConvertAll(opening => opening.Result);
        var young = underWay.FindAll(opening => time.GetElapsedTime(opening.Begun) < Grace).ConvertAll(opening => opening.Result);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (young.Count > 0) await Task.WhenAny(Task.WhenAll(young), Task.Delay(Grace, time, enough.Token));
        await enough.CancelAsync();
        await Task.WhenAny(results);
        var ended = underWay.FindAll(opening => opening.Result.IsCompleted);
        underWay.RemoveAll(ended.Contains);
        return ended;
    }

    /// <summary>Waits for the rest, however it ends: a claim must not be let go of while its fetch is under way.</summary>
    public async Task StopAsync() => await Task.WhenAll(underWay.Select(Task (opening) => opening.Result)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}

/// <summary>A memento being opened.</summary>
/// <param name="Result">Null when another worker has it.</param>
/// <param name="Begun">The clock's timestamp.</param>
internal sealed record Opening(PlanRow Row, Task<OpenedMemento?> Result, long Begun);

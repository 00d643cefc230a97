using System.Collections.Concurrent;

namespace PolicyDiff.App.Jobs;

/// <summary>
/// Runs one kind of work step by step while there is some. The engine only wakes it up; what is to be done, and that nobody else does it, is
/// decided by the steps' own claims in the database. So a lane may run on any machine, any number of times, and end at any point.
/// </summary>
internal sealed partial class JobLane(IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<JobLane> logger)
{
    // Then the engine wakes it up again, here or on another machine.
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GraceAtStop = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Rest> rests = new();

    /// <summary>
    /// Repeats <paramref name="step"/> until it says that there is no more, time is up or the program stops. A step that throws is logged, ends this run,
    /// and lets this lane rest in this process: for a second at first, for a minute in the end. When the program stops, a step under way may finish;
    /// after ten seconds its token is cancelled.
    /// </summary>
    internal async Task RunAsync(string name, Func<CancellationToken, Task<bool>> step, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        if (rests.TryGetValue(name, out var rest) && started < rest.Until) return;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var grace = lifetime.ApplicationStopping.Register(() => limited.CancelAfter(GraceAtStop));
        try
        {
            while (!lifetime.ApplicationStopping.IsCancellationRequested && clock.GetUtcNow() - started < LongestRun)
            {
                var goesOn = await step(limited.Token);
                rests.TryRemove(name, out _);
                if (!goesOn) return;
            }
        }
        catch (OperationCanceledException) when (limited.IsCancellationRequested)
        {
            Log.Stopped(logger, name);
        }
        catch (Exception exception)
        {
            var next = rests.AddOrUpdate(name, _ => Rest.First(clock.GetUtcNow()), (_, before) => before.Longer(clock.GetUtcNow()));
            Log.Failed(logger, exception, name, next.Length.TotalSeconds);
        }
    }

    private sealed record Rest(DateTimeOffset Until, TimeSpan Length)
    {
        internal static Rest First(DateTimeOffset now) => new(now + TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        internal Rest Longer(DateTimeOffset now)
        {
            var length = Length * 2 < LongestRest ? Length * 2 : LongestRest;
            return new(now + length, length);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The job '{Job}' was cut off by the end of the program; it goes on when it runs again.")]
        internal static partial void Stopped(ILogger logger, string job);

        [LoggerMessage(Level = LogLevel.Error, Message = "The job '{Job}' failed; what it had begun is free again soon, and it looks for work again in {Seconds} seconds.")]
        internal static partial void Failed(ILogger logger, Exception exception, string job, double seconds);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.History.Queries;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Commands;

/// <summary>One backfill, worked on until it ends, through whatever the database and the archive do meanwhile.</summary>
internal sealed class ForegroundBackfill(Tool tool, Policy policy)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // The private server restarts by itself within seconds; a remote one is restarted by people.
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromMinutes(2);

    private readonly TimeProvider time = tool.Get<TimeProvider>();
    private long? awaySince;
    private string? said;

    /// <summary>Whether others are worked on while this one waits for its time.</summary>
    internal bool HelpsOthers { get; init; }

    /// <summary>True when it is done; what hindered it is said otherwise.</summary>
    /// <param name="request">For what comes to light on the way.</param>
    /// <param name="id">The backfill that was asked for.</param>
    internal async Task<bool> RunAsync(BackfillRequest request, long id, CancellationToken cancellationToken)
    {
        var isDone = await FollowAsync(id, cancellationToken);
        // Redirects may have led to an address that nobody knew when it began.
        while (isDone && await ThroughAbsenceAsync(() => tool.Get<NewSources>().RequestAsync(policy.Id, cancellationToken), cancellationToken) > 0)
        {
            var next = await ThroughAbsenceAsync(() => tool.Get<BackfillRequests>().RequestAsync(request, cancellationToken), cancellationToken);
            isDone = await FollowAsync(next, cancellationToken);
        }

        return isDone;
    }

    private async Task<bool> FollowAsync(long id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (worked, state) = await ThroughAbsenceAsync(() => StepAsync(id, cancellationToken), cancellationToken);
            if (state.Backfill.FinishedAt is not null || state.Backfill.State == Backfill.Paused) return await EndedAsync(state);
            if (state.Backfill.RetryAt > time.GetUtcNow()) await SayOnceAsync(state.Backfill.Sentence);
            if (!worked && HelpsOthers) worked = await ThroughAbsenceAsync(() => tool.Get<Backfiller>().StepAsync(cancellationToken), cancellationToken);
            if (!worked) await Task.Delay(Look, time, cancellationToken);
        }
    }

    private async Task<(bool Worked, State State)> StepAsync(long id, CancellationToken cancellationToken)
    {
        var step = tool.Get<Backfiller>().StepAsync(id, cancellationToken);
        while (!Console.IsErrorRedirected && await Task.WhenAny(step, Task.Delay(Look, time, cancellationToken)) != step) await ShowAsync(id, cancellationToken);
        var worked = await step;
        return (worked, await ShowAsync(id, cancellationToken));
    }

    private async Task<State> ShowAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await tool.Get<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync(cancellationToken);
        var backfill = await db.Backfills.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var state = new State(backfill, await tool.Get<BackfillOverview>().TallyAsync(id, cancellationToken));
        Words.Progress(Line(state) + (backfill.Sentence is { } sentence ? "  " + sentence : ""));
        return state;
    }

    /// <summary>Does it again when the database was away meanwhile; every step may be done twice.</summary>
    private async Task<T> ThroughAbsenceAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var result = await work();
                awaySince = null;
                return result;
            }
            catch (Exception failure) when (FailureWords.IsDatabaseAway(failure) && IsPatient())
            {
                await SayOnceAsync("The database is away; waiting for it.");
                await Task.Delay(Look, time, cancellationToken);
            }
        }
    }

    private bool IsPatient()
    {
        awaySince ??= time.GetTimestamp();
        return time.GetElapsedTime(awaySince.Value) < LongestAbsence;
    }

    private async Task SayOnceAsync(string? sentence)
    {
        if (sentence is null || sentence == said) return;
        said = sentence;
        Words.ProgressDone();
        await Words.SayAsync($"{policy.FullSlug}: {sentence}");
    }

    private async Task<bool> EndedAsync(State state)
    {
        Words.ProgressDone();
        await Words.SayAsync(Line(state));
        if (state.Backfill.State == Backfill.Done) return true;
        await Words.SayAsync(state.Backfill.Sentence ?? "It ended without saying why.");
        return false;
    }

    private string Line(State state) => string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.FullSlug}: {state.Backfill.State}; {TallyLine.Of(state.Tally)}, versions {state.Tally.Versions}");

    private sealed record State(Backfill Backfill, BackfillTally Tally);
}

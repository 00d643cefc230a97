using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PolicyDiff.Archives.Planning;
using PolicyDiff.History;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives;

/// <summary>
/// Works on backfills in steps of seconds. All state is in the database after each fetch, so any process can be killed at any point
/// and any other goes on; a lease keeps two from the same one.
/// </summary>
public sealed partial class Backfiller(
    IDbContextFactory<PolicyDiffDb> factory,
    IEnumerable<IWebArchive> archives,
    BackfillLister lister,
    MementoShelf shelf,
    MementoOpener opener,
    Historian historian,
    TimeProvider time,
    ILogger<Backfiller> logger)
{
    /// <summary>Replays under way at once: what the Wayback Machine's own people ask clients to stay at.</summary>
    private const int AtOnce = 4;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(8);

    // Renewed while the work goes on, so that a live worker never loses it and a dead one's is free soon.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan ListingRetry = TimeSpan.FromMinutes(10);

    private readonly string owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>Takes one backfill that can go on and works on it for a slice. False when there is none.</summary>
    public Task<bool> StepAsync(CancellationToken cancellationToken) => StepAsync(null, cancellationToken);

    /// <summary>The same for one backfill alone; false when it has ended, waits, or another worker has it.</summary>
    public async Task<bool> StepAsync(long? only, CancellationToken cancellationToken)
    {
        if (await LeaseAsync(only, cancellationToken) is not { } leased) return false;
        using var work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beating = BeatAsync(leased.Backfill.Id, work.Token);
        try
        {
            if (leased.Dead is { } dead) await shelf.FreeAsync(dead, cancellationToken);
            await WorkAsync(leased.Backfill, cancellationToken);
        }
        finally
        {
            await work.CancelAsync();
            await beating;
            await LetGoAsync(leased.Backfill);
        }

        return true;
    }

    private async Task<LeasedBackfill?> LeaseAsync(long? only, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await BackfillRows.LeaseAsync(db, new(owner, now, now + Lease, only), cancellationToken);
    }

    private async Task BeatAsync(long backfillId, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await using var db = await factory.CreateDbContextAsync(cancellationToken);
                var until = time.GetUtcNow() + Lease;
                await db.Backfills.Where(row => row.Id == backfillId && row.LeaseOwner == owner)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until), cancellationToken);
            }
        }
        catch (Exception ended) when (ended is System.Data.Common.DbException or OperationCanceledException or InvalidOperationException)
        {
            // The work is over, or the database is away: then the work finds out by itself, and another may have it.
        }
    }

    private async Task LetGoAsync(Backfill backfill)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        try
        {
            await using var db = await factory.CreateDbContextAsync(patience.Token);
            var now = time.GetUtcNow();
            // The time stays as "worked on last": whoever waited longest is next.
            await db.Backfills.Where(row => row.Id == backfill.Id && row.LeaseOwner == owner).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeaseUntil, now), patience.Token);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or OperationCanceledException or InvalidOperationException)
        {
            Log.LeaseKept(logger, backfill.Id, failure.Message);
        }
    }

    private async Task WorkAsync(Backfill backfill, CancellationToken cancellationToken)
    {
        var archive = archives.FirstOrDefault(candidate => candidate.Id == backfill.Archive);
        if (archive is null)
        {
            await EndAsync(backfill, Backfill.Failed, $"No archive '{backfill.Archive}' is set up here.", cancellationToken);
            return;
        }

        if (backfill.State != Backfill.Fetching && !await ListAsync(backfill, archive, cancellationToken)) return;
        var until = time.GetUtcNow() + Slice;
        while (time.GetUtcNow() < until && await OpenSomeAsync(backfill, archive, cancellationToken))
        {
        }
    }

    private async Task<bool> ListAsync(Backfill backfill, IWebArchive archive, CancellationToken cancellationToken)
    {
        await SayAsync(backfill, Backfill.Listing, $"Asking {archive.DisplayName} what it holds.", null, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var sources = await db.PolicySources.AsNoTracking().Where(pairing => pairing.PolicyId == backfill.PolicyId)
            .Select(pairing => pairing.Source).Distinct().ToListAsync(cancellationToken);
        foreach (var source in sources)
        {
            var listing = await lister.ListAsync(archive, source, cancellationToken);
            if (listing.Outcome == ListingOutcome.Complete) continue;
            if (listing.Outcome == ListingOutcome.Excluded)
            {
                await EndAsync(backfill, Backfill.Failed, listing.Sentence, cancellationToken);
                return false;
            }

            var retry = time.GetUtcNow() + (listing.RetryAfter ?? ListingRetry);
            await SayAsync(backfill, Backfill.Listing, $"{listing.Sentence} Resumes {retry:HH:mm} UTC.", retry, cancellationToken);
            return false;
        }

        await SayAsync(backfill, Backfill.Fetching, "Opening captures.", null, cancellationToken);
        return true;
    }

    /// <summary>One round: the planner's next few, at once. False when this backfill cannot go on now.</summary>
    private async Task<bool> OpenSomeAsync(Backfill backfill, IWebArchive archive, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (!await IsOursAsync(db, backfill, cancellationToken)) return false;
        var plan = (await BackfillPlan.LoadAsync(db, backfill.PolicyId, archive.Id, cancellationToken)).Within(backfill.FromInstant, backfill.ToInstant);
        var now = time.GetUtcNow();
        var planner = new BackfillPlanner(
            [.. plan.Rows.Select(row => row.At(now))], backfill.Strategy == "every" ? BackfillStrategy.Every : BackfillStrategy.Changes);
        var next = planner.Next(AtOnce).ToHashSet();
        if (next.Count == 0) return await RestAsync(backfill, plan, planner, cancellationToken);
        var rows = plan.Rows.Where(row => next.Contains(row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var opened = await Task.WhenAll(rows.Select(row => opener.OpenAsync(archive, row, owner, cancellationToken)));
        await ArrangeAsync(opened, cancellationToken);
        return await GoesOnAsync(backfill, opened, cancellationToken);
    }

    private async Task ArrangeAsync(IEnumerable<OpenedMemento?> opened, CancellationToken cancellationToken)
    {
        foreach (var policy in opened.SelectMany(one => one?.Policies ?? []).Distinct())
        {
            await historian.ArrangeAsync(policy, ArrangeCause.Past, null, cancellationToken);
        }
    }

    private async Task<bool> GoesOnAsync(Backfill backfill, OpenedMemento?[] opened, CancellationToken cancellationToken)
    {
        if (Array.Find(opened, one => one?.Outcome == MementoOutcome.Excluded) is { } excluded)
        {
            await EndAsync(backfill, Backfill.Failed, excluded.Sentence, cancellationToken);
            return false;
        }

        var throttled = Array.Find(opened, one => one?.Outcome == MementoOutcome.Throttled);
        if (throttled is null) return true;
        await SayAsync(backfill, Backfill.Fetching, $"{throttled.Sentence} Resumes {throttled.RetryAt:HH:mm} UTC.", throttled.RetryAt, cancellationToken);
        return false;
    }

    // Nothing to open: done, or what is left waits for its time.
    private async Task<bool> RestAsync(Backfill backfill, BackfillPlan plan, BackfillPlanner planner, CancellationToken cancellationToken)
    {
        if (planner.IsDone)
        {
            // A capture may have been read after the plan's last arrangement (by another policy of the same page).
            await historian.ArrangeAsync(backfill.PolicyId, ArrangeCause.Past, null, cancellationToken);
            await EndAsync(backfill, Backfill.Done, null, cancellationToken);
            return false;
        }

        var now = time.GetUtcNow();
        var retry = plan.Rows.Select(row => row.RetryAt > now ? row.RetryAt : row.ClaimedUntil > now ? now + TimeSpan.FromSeconds(2) : null).Min();
        await SayAsync(backfill, Backfill.Fetching, "Waiting to ask again for captures that did not come.", retry ?? now + TimeSpan.FromSeconds(2), cancellationToken);
        return false;
    }

    private async Task<bool> IsOursAsync(PolicyDiffDb db, Backfill backfill, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Lease;
        return await db.Backfills.Where(row => row.Id == backfill.Id && row.LeaseOwner == owner && row.FinishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until), cancellationToken) == 1;
    }

    private async Task SayAsync(Backfill backfill, string state, string sentence, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        await db.Backfills.Where(row => row.Id == backfill.Id && row.FinishedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state)
                .SetProperty(row => row.Sentence, sentence)
                .SetProperty(row => row.RetryAt, retryAt)
                .SetProperty(row => row.StartedAt, row => row.StartedAt ?? now),
            cancellationToken);
    }

    private async Task EndAsync(Backfill backfill, string state, string? sentence, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        await db.Backfills.Where(row => row.Id == backfill.Id && row.FinishedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state)
                .SetProperty(row => row.Sentence, sentence)
                .SetProperty(row => row.RetryAt, (DateTimeOffset?)null)
                .SetProperty(row => row.FinishedAt, now),
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The lease on backfill {Backfill} could not be given back; it ends by itself. {Reason}")]
        internal static partial void LeaseKept(ILogger logger, long backfill, string reason);
    }
}

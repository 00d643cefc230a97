using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.Backfills;

/// <summary>Who works on which backfill, where it stands, and what it says to people.</summary>
internal sealed partial class BackfillLedger(IDbContextFactory<PolicyDiffDb> factory, MementoShelf shelf, TimeProvider time, ILogger logger)
{
    /// <summary>Renewed while the worker lives, so that a dead one's backfill is free soon.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // Leases that could not be given back because the database was away, by owner.
    private readonly ConcurrentDictionary<string, BackfillWork> kept = new();

    /// <summary>Takes one backfill that can go on, or the one asked for; null when there is none.</summary>
    internal async Task<BackfillWork?> TakeAsync(long? only, CancellationToken cancellationToken)
    {
        foreach (var work in kept.Values) await LetGoAsync(work);
        // A name of its own for each taking: what a dead one held can be freed without touching what its process does besides.
        var owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        if (await BackfillRows.LeaseAsync(db, new(owner, now, now + Lease, only), cancellationToken) is not { } leased) return null;
        if (leased.Dead is { } dead) await shelf.FreeAsync(dead, cancellationToken);
        return new(leased.Backfill, owner);
    }

    /// <summary>Does the work and keeps the lease for as long as it lasts.</summary>
    internal Task<T> HoldAsync<T>(BackfillWork held, Task<T> work) => Heartbeat.KeepAsync(work, () => TryRenewAsync(held), Lease / 4, time);

    /// <summary>The backfill as it is wished for now; null when it has ended, was paused or is no longer ours.</summary>
    internal async Task<Backfill?> RenewAsync(BackfillWork work, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Lease;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var ours = db.Backfills.Where(row => row.Id == work.Backfill.Id && row.LeaseOwner == work.Owner && row.FinishedAt == null && row.State != Backfill.Paused);
        return await ours.ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until), cancellationToken) == 1
            ? await ours.AsNoTracking().SingleOrDefaultAsync(cancellationToken)
            : null;
    }

    internal async Task LetGoAsync(BackfillWork work)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        try
        {
            await shelf.FreeAsync(work.Owner, patience.Token);
            await using var db = await factory.CreateDbContextAsync(patience.Token);
            var now = time.GetUtcNow();
            // The time stays as "worked on last": whoever waited longest is next.
            await db.Backfills.Where(row => row.Id == work.Backfill.Id && row.LeaseOwner == work.Owner).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeaseUntil, now), patience.Token);
            kept.TryRemove(work.Owner, out _);
        }
        catch (Exception failure) when (failure is OperationCanceledException || DatabaseOutage.Is(failure))
        {
            kept[work.Owner] = work;
            Log.LeaseKept(logger, work.Backfill.Id, failure.Message);
        }
    }

    internal async Task SayAsync(Backfill backfill, string state, string sentence, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        await db.Backfills.Where(row => row.Id == backfill.Id && row.FinishedAt == null && row.State != Backfill.Paused).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state)
                .SetProperty(row => row.Sentence, sentence)
                .SetProperty(row => row.RetryAt, retryAt)
                .SetProperty(row => row.StartedAt, row => row.StartedAt ?? now),
            cancellationToken);
    }

    /// <summary>Ends it, unless somebody wished for more since this worker looked: then it goes on.</summary>
    internal async Task EndAsync(Backfill backfill, string state, string? sentence, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        await db.Backfills
            .Where(row => row.Id == backfill.Id && row.FinishedAt == null && row.State != Backfill.Paused
                && row.Strategy == backfill.Strategy && row.FromInstant == backfill.FromInstant && row.ToInstant == backfill.ToInstant)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state)
                    .SetProperty(row => row.Sentence, sentence)
                    .SetProperty(row => row.RetryAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.FinishedAt, now),
                cancellationToken);
    }

    private async Task TryRenewAsync(BackfillWork work)
    {
        try
        {
            await RenewAsync(work, CancellationToken.None);
        }
        catch (Exception failure) when (DatabaseOutage.Is(failure))
        {
            // The work itself meets the outage and says so.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The lease on backfill {Backfill} could not be given back; it ends by itself. {Reason}")]
        internal static partial void LeaseKept(ILogger logger, long backfill, string reason);
    }
}

/// <summary>A backfill and the name under which one worker has it.</summary>
internal sealed record BackfillWork(Backfill Backfill, string Owner);

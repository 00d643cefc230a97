using Microsoft.EntityFrameworkCore;

namespace PolicyDiff.Storage;

/// <summary>Leases on backfills: one worker each, let go by time when it dies.</summary>
internal static class BackfillRows
{
    /// <summary>
    /// Takes the runnable backfill that was worked on longest ago (so a small new one never waits behind a large one), or the one asked for; null when there is none.
    /// </summary>
    internal static async Task<LeasedBackfill?> LeaseAsync(PolicyDiffDb db, BackfillLease lease, CancellationToken cancellationToken)
    {
        var only = lease.Only ?? 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var free = await db.Backfills.FromSql(
            $"""
             select * from backfill
             where state in ('waiting', 'listing', 'fetching')
               and ({only} = 0 or id = {only})
               and (lease_owner is null or lease_until < {lease.Now})
               and (retry_at is null or retry_at <= {lease.Now})
             order by lease_until nulls first, requested_at, id
             limit 1
             for update skip locked
             """).AsNoTracking().ToListAsync(cancellationToken);
        if (free is not [var backfill]) return null;
        await db.Backfills.Where(row => row.Id == backfill.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LeaseOwner, lease.Owner).SetProperty(row => row.LeaseUntil, lease.Until), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(backfill, backfill.LeaseOwner);
    }
}

/// <summary>A backfill that the caller has now.</summary>
/// <param name="Backfill">As it was before.</param>
/// <param name="Dead">The worker whose lease had ended without being given back, or null.</param>
internal sealed record LeasedBackfill(Backfill Backfill, string? Dead);

/// <summary>Who takes a backfill, and until when.</summary>
internal sealed record BackfillLease(string Owner, DateTimeOffset Now, DateTimeOffset Until, long? Only);

using Microsoft.EntityFrameworkCore;

namespace PolicyDiff.Storage;

/// <summary>Leases on backfills: one worker each, let go by time when it dies.</summary>
internal static class BackfillRows
{
    /// <summary>Old results are waited for a minute at the longest, however many new backfills there are.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Takes a runnable backfill, or the one asked for; null when there is none. First those of which nothing can be read yet and those that nobody worked
    /// on for a minute, then the others, each by who waits longest: so a small new one never waits behind a large one, nor a large one behind many new ones.
    /// </summary>
    internal static async Task<LeasedBackfill?> LeaseAsync(PolicyDiffDb db, BackfillLease lease, CancellationToken cancellationToken)
    {
        var only = lease.Only ?? 0;
        var overdue = lease.Now - LongestTurn;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var free = await db.Backfills.FromSql(
            $"""
             select * from backfill
             where state in ('waiting', 'listing', 'fetching')
               and ({only} = 0 or id = {only})
               and (lease_owner is null or lease_until < {lease.Now})
               and (retry_at is null or retry_at <= {lease.Now})
             order by
               case when state in ('waiting', 'listing') or lease_until < {overdue} then 0 else 1 end,
               coalesce(lease_until, requested_at), id
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

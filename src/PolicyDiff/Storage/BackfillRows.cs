using Microsoft.EntityFrameworkCore;

namespace PolicyDiff.Storage;

/// <summary>Leases on backfills: one worker each, let go by time when it dies.</summary>
internal static class BackfillRows
{
    /// <summary>
    /// Takes the runnable backfill that was worked on longest ago (so a small new one never waits behind a large one), or the one asked for; null when there is none.
    /// </summary>
    internal static async Task<Backfill?> LeaseAsync(PolicyDiffDb db, BackfillLease lease, CancellationToken cancellationToken)
    {
        var only = lease.Only ?? 0;
        var taken = await db.Backfills.FromSql(
            $"""
             update backfill set lease_owner = {lease.Owner}, lease_until = {lease.Until}
             where id = (
                 select id from backfill
                 where state in ('waiting', 'listing', 'fetching')
                   and ({only} = 0 or id = {only})
                   and (lease_owner is null or lease_until < {lease.Now})
                   and (retry_at is null or retry_at <= {lease.Now})
                 order by lease_until nulls first, requested_at, id
                 limit 1
                 for update skip locked)
             returning *
             """).AsNoTracking().ToListAsync(cancellationToken);
        return taken.SingleOrDefault();
    }
}

/// <summary>Who takes a backfill, and until when.</summary>
internal sealed record BackfillLease(string Owner, DateTimeOffset Now, DateTimeOffset Until, long? Only);

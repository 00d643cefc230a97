using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.Backfills;

/// <summary>
/// Addresses that came to a policy after its past was read: redirects led there, or somebody gave another one. Whoever wished for the past wished
/// for theirs too. Found by looking, so that it does not matter who added them and when.
/// </summary>
public sealed class NewSources(IDbContextFactory<PolicyDiffDb> factory, BackfillRequests requests)
{
    /// <summary>Asks for the past of policies that were read without one of their addresses; gives how many.</summary>
    /// <param name="only">One policy, or null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<int> RequestAsync(long? only, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var done = await db.Backfills.AsNoTracking()
            .Where(row => row.State == Backfill.Done && (only == null || row.PolicyId == only)
                && db.PolicySources.Any(pairing => pairing.PolicyId == row.PolicyId && !pairing.Refused
                    && !db.Listings.Any(listing => listing.SourceId == pairing.SourceId && listing.Archive == row.Archive))
                && !db.Backfills.Any(other => other.PolicyId == row.PolicyId && other.Archive == row.Archive && other.FinishedAt == null))
            .OrderByDescending(row => row.FinishedAt).ToListAsync(cancellationToken);
        var wanted = done.DistinctBy(row => (row.PolicyId, row.Archive)).ToList();
        foreach (var row in wanted) await requests.RequestAsync(new(row.PolicyId, row.Archive, row.Strategy, row.FromInstant, row.ToInstant), cancellationToken);
        return wanted.Count;
    }
}

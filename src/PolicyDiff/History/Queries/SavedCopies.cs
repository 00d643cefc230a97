using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.History.Queries;

/// <summary>What was asked to be saved of a policy in the Wayback Machine, and what came of it.</summary>
internal sealed class SavedCopies(IDbContextFactory<PolicyDiffDb> factory)
{
    private const int Shown = 5;

    /// <summary>The newest requests, and the policy's setting.</summary>
    public async Task<SavedCopiesView> OfAsync(long policyId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        // A page may carry several policies; its copies are all of theirs.
        var sources = db.PolicySources.Where(pairing => pairing.PolicyId == policyId).Select(pairing => pairing.SourceId);
        return new(
            await db.SaveRequests.AsNoTracking().Where(row => sources.Contains(row.SourceId)).OrderByDescending(row => row.RequestedAt).Take(Shown).ToListAsync(cancellationToken),
            await db.Policies.Where(row => row.Id == policyId).Select(row => row.SaveWhenChanged).SingleOrDefaultAsync(cancellationToken));
    }
}

/// <summary>What was asked to be saved of a policy, and whether each new text is.</summary>
/// <param name="Requests">Newest first, a few.</param>
/// <param name="WhenChanged">The policy's setting.</param>
internal sealed record SavedCopiesView(IReadOnlyList<SaveRequest> Requests, bool WhenChanged);

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Archives.Backfills;

/// <summary>The honest counters of a backfill: what was listed, what was opened, what came of it.</summary>
/// <param name="Listed">Captures that the archive listed for the policy's addresses.</param>
/// <param name="Distinct">Of those, different ones: the same second and digest under http and https is one.</param>
/// <param name="Fetched">Opened and received.</param>
/// <param name="Unusable">Of the distinct ones: received without a policy's text in it, listed as errors, unplayable, or given up.</param>
/// <param name="NotOpened">Left unopened, because both neighbours say the same or because their turn has not come.</param>
/// <param name="Versions">Versions the policy has now, from wherever.</param>
public sealed record BackfillCounts(int Listed, int Distinct, int Fetched, int Unusable, int NotOpened, int Versions)
{
    /// <summary>The counters as the database has them now.</summary>
    public static async Task<BackfillCounts> OfAsync(PolicyDiffDb db, long policyId, string archive, CancellationToken cancellationToken)
    {
        var plan = await BackfillPlan.LoadAsync(db, policyId, archive, cancellationToken);
        var fetched = plan.Rows.Count(row => row.State == ListedMemento.Fetched);
        return new(
            plan.Listed,
            plan.Rows.Count,
            fetched,
            plan.Rows.Count(row => row.IsUnusable),
            plan.Rows.Count(row => row.State == ListedMemento.Listed && !row.IsUnusable),
            await db.Versions.CountAsync(version => version.PolicyId == policyId, cancellationToken));
    }
}

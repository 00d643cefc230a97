using Microsoft.EntityFrameworkCore;

namespace PolicyDiff.Storage;

/// <summary>One arrangement of a policy's history at a time, whichever process does it.</summary>
internal static class PolicyLock
{
    // First key of the pair: tells these locks from others of the installation.
    private const int Space = 7001;

    /// <summary>Waits for the policy; the lock ends with the caller's transaction.</summary>
    internal static Task TakeAsync(PolicyDiffDb db, long policyId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Space}, {(int)(policyId % int.MaxValue)})", cancellationToken);
}

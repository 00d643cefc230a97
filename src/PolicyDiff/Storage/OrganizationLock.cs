using Microsoft.EntityFrameworkCore;

namespace PolicyDiff.Storage;

/// <summary>One writer at a time of what is settled over all policies of an organization, whichever process it is.</summary>
internal static class OrganizationLock
{
    private const int Space = 7005;

    /// <summary>
    /// Waits for the organization; the lock ends with the caller's transaction. Taken before the caller writes a change: one that had written
    /// and then waited would hold rows that the one it waits for has to write.
    /// </summary>
    internal static Task TakeAsync(PolicyDiffDb db, long organizationId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Space}, {(int)(organizationId % int.MaxValue)})", cancellationToken);
}

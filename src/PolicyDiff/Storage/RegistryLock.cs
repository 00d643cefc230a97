using Microsoft.EntityFrameworkCore;

namespace PolicyDiff.Storage;

/// <summary>One registration at a time, whichever process does it.</summary>
internal static class RegistryLock
{
    private const int Space = 7002;

    /// <summary>Waits its turn; the lock ends with the caller's transaction.</summary>
    internal static Task TakeAsync(PolicyDiffDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Space}, 0)", cancellationToken);
}

using Microsoft.EntityFrameworkCore;

namespace PolicyDiff.Storage;

/// <summary>One judgement of a source's captures at a time, whichever process and policy asks for it.</summary>
internal static class SourceLock
{
    private const int Space = 7003;

    /// <summary>Waits for the source; the lock ends with the caller's transaction. Several are taken in ascending order.</summary>
    internal static Task TakeAsync(PolicyDiffDb db, long sourceId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Space}, {(int)(sourceId % int.MaxValue)})", cancellationToken);
}

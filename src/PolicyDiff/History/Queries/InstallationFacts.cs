using System.Data;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.History.Queries;

/// <summary>What runs underneath, for people who are signed in: strangers learn no versions.</summary>
/// <param name="Server">The PostgreSQL server's version.</param>
/// <param name="Schema">The newest schema change applied.</param>
/// <param name="JobEngine">The engine that runs the jobs; null: none has run yet.</param>
/// <param name="Captures">How many observations are stored.</param>
internal sealed record InstallationFacts(string Server, string? Schema, string? JobEngine, int Captures)
{
    /// <summary>The facts as they are now.</summary>
    internal static async Task<InstallationFacts> ReadAsync(IDbContextFactory<PolicyDiffDb> factory, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) await db.Database.OpenConnectionAsync(cancellationToken);
        var settings = await db.Installation.AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Value, cancellationToken);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        return new(
            connection.ServerVersion,
            applied.LastOrDefault(),
            settings.GetValueOrDefault("job_engine") ?? settings.GetValueOrDefault("job-engine"),
            await db.Captures.CountAsync(cancellationToken));
    }
}

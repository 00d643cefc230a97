using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PolicyDiff.Storage;

/// <summary>Brings the schema up to date at start; several processes may start at once.</summary>
public static class DatabaseMigrator
{
    // Any number that no other program on a shared server uses by chance: "PolicyDf" in ASCII.
    private const long AdvisoryLock = 0x506F6C6963794466;

    /// <summary>
    /// Applies what is missing under an advisory lock. Throws <see cref="DatabaseTooNewException"/> when a newer program has migrated the database.
    /// </summary>
    public static async Task MigrateAsync(IDbContextFactory<PolicyDiffDb> factory, NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock(@key)", connection) { CommandTimeout = 0 })
        {
            take.Parameters.AddWithValue("key", AdvisoryLock);
            await take.ExecuteNonQueryAsync(cancellationToken);
        }

        try
        {
            await ApplyAsync(factory, cancellationToken);
        }
        finally
        {
            // A pooled session outlives its use here: what it holds must be given back by name.
            await using var release = new NpgsqlCommand("select pg_advisory_unlock(@key)", connection);
            release.Parameters.AddWithValue("key", AdvisoryLock);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task ApplyAsync(IDbContextFactory<PolicyDiffDb> factory, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.FirstOrDefault(id => !known.Contains(id)) is { } unknown) throw new DatabaseTooNewException(unknown);
        await db.Database.MigrateAsync(cancellationToken);
    }
}

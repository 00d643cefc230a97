using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.Tests.Storage;

public sealed class DatabaseMigratorTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Processes_that_start_at_once_migrate_once()
    {
        var database = await postgres.CreateDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestLibrary.MigrateAsync(database)));

        await using var library = TestLibrary.Over(database);
        await using var db = library.Db();
        Assert.Equal(db.Database.GetMigrations().Count(), await library.CountAsync("\"__EFMigrationsHistory\""));
        Assert.Equal(0, await library.CountAsync("policy"));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_with_a_sentence_and_left_alone()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await library.ExecuteAsync($"insert into \"__EFMigrationsHistory\" values ('0999_of_the_future', '99.0.0')");

        var refusal = await Assert.ThrowsAsync<DatabaseTooNewException>(() => MigrateAsync(library));
        Assert.Contains("'0999_of_the_future'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Start the newer PolicyDiff", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_lets_go_of_the_lock_that_others_wait_for()
    {
        await using var refused = await TestLibrary.OpenAsync(postgres);
        await refused.ExecuteAsync($"insert into \"__EFMigrationsHistory\" values ('0999_of_the_future', '99.0.0')");
        await Assert.ThrowsAsync<DatabaseTooNewException>(() => MigrateAsync(refused));

        Assert.Empty(await refused.RowsAsync("select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"));
    }

    private static Task MigrateAsync(TestLibrary library) => DatabaseMigrator.MigrateAsync(
        library.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<PolicyDiffDb>>(), library.Get<Npgsql.NpgsqlDataSource>(), TestContext.Current.CancellationToken);
}

using Npgsql;

namespace PolicyDiff.Tests.Storage;

public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Databases_of_two_tests_are_two()
    {
        var first = await postgres.CreateDatabaseAsync();
        var second = await postgres.CreateDatabaseAsync();
        await RunAsync(first, "create table only_here (id int)");
        Assert.Equal(true, await RunAsync(first, "select to_regclass('only_here') is not null"));
        Assert.Equal(true, await RunAsync(second, "select to_regclass('only_here') is null"));
    }

    [Fact]
    public async Task A_template_is_prepared_once_and_copied_for_every_test()
    {
        var prepared = 0;
        async Task PrepareAsync(string connection)
        {
            Interlocked.Increment(ref prepared);
            await RunAsync(connection, "create table kept (word text); insert into kept values ('policy')");
        }

        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => postgres.CreateDatabaseAsync("words", PrepareAsync)));

        foreach (var database in databases) Assert.Equal("policy", await RunAsync(database, "select word from kept"));
        Assert.Equal(4, databases.Distinct().Count());
        Assert.Equal(1, prepared);
    }

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}

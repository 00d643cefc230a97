using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PolicyDiff.Exchange;
using PolicyDiff.Fetching;
using PolicyDiff.History;
using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Server;

namespace PolicyDiff.Benchmarks.Dashboard;

/// <summary>The library over the private PostgreSQL of a folder: the one that <c>serve</c> then opens.</summary>
internal sealed class BenchLibrary : IAsyncDisposable
{
    private readonly PrivatePostgres postgres;
    private readonly ServiceProvider services;

    private BenchLibrary(PrivatePostgres postgres)
    {
        this.postgres = postgres;
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddStorage(postgres.ConnectionString)
            .AddFetching()
            .AddHistory()
            .AddPolicies()
            .AddExchange()
            .BuildServiceProvider();
    }

    /// <summary>Starts the folder's server, or joins it. <paramref name="making"/>: nothing is flushed to disk, which a server that runs already does not know of.</summary>
    internal static async Task<BenchLibrary> OpenAsync(string folder, bool making)
    {
        var library = new BenchLibrary(await PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = folder, ThrowAway = making }, CancellationToken.None));
        await DatabaseMigrator.MigrateAsync(library.Get<IDbContextFactory<PolicyDiffDb>>(), library.Get<NpgsqlDataSource>(), CancellationToken.None);
        return library;
    }

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Runs statements in one transaction.</summary>
    internal async Task ExecuteAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var connection = await Get<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <summary>The first column of all rows, as text.</summary>
    internal async Task<List<string>> RowsAsync(string sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return rows;
    }

    internal async Task<long> NumberAsync(string sql) => long.Parse((await RowsAsync($"select ({sql})::text"))[0], System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await postgres.DisposeAsync();
    }
}

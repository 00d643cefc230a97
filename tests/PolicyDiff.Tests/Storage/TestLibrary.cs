using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PolicyDiff.Archives;
using PolicyDiff.Exchange;
using PolicyDiff.Fetching;
using PolicyDiff.History;
using PolicyDiff.Policies;
using PolicyDiff.Storage;

namespace PolicyDiff.Tests.Storage;

/// <summary>The library's rooms wired together as the program wires them, over one database: one instance stands for one process.</summary>
internal sealed class TestLibrary : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestLibrary(ServiceProvider services, string connectionString)
    {
        this.services = services;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>What the live checks of this instance made news of, in order; written where the program writes its alerts.</summary>
    public List<NewsItem> News { get; } = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Over a fresh migrated database.</summary>
    public static async Task<TestLibrary> OpenAsync(PostgresFixture postgres, TestSettings? settings = null) =>
        Over(await postgres.CreateDatabaseAsync("migrated", MigrateAsync), settings);

    /// <summary>Another process on the same database.</summary>
    public static TestLibrary Over(string connectionString, TestSettings? settings = null)
    {
        settings ??= new();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Values).Build();
        TestLibrary? library = null;
        var collection = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddSingleton(settings.Clock)
            .AddStorage(connectionString)
            .AddFetching()
            .AddArchives(settings.Catalog)
            .AddBackfills()
            .AddHistory()
            .AddPolicies()
            .AddExchange()
            .AddSingleton<NewsDesk>((_, news, _) =>
            {
                library!.News.AddRange(news);
                return Task.CompletedTask;
            });
        return library = new(collection.BuildServiceProvider(), connectionString);
    }

    public static async Task MigrateAsync(string connectionString)
    {
        await using var library = Over(connectionString);
        await DatabaseMigrator.MigrateAsync(library.Get<IDbContextFactory<PolicyDiffDb>>(), library.Get<NpgsqlDataSource>(), Cancelled);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public PolicyDiffDb Db() => Get<IDbContextFactory<PolicyDiffDb>>().CreateDbContext();

    /// <summary>A policy at this address, without a request to it.</summary>
    public Task<PolicySource> TrackAsync(string address, string type = "Privacy Policy", PolicyRequest? as_ = null) =>
        Get<WatchList>().PairAsync((as_ ?? new PolicyRequest { Address = address }) with { Address = address, Organization = "Lantern Ferry", Type = type }, Cancelled);

    /// <summary>Stores and reads a capture and arranges what it touches.</summary>
    public async Task<TakenCapture> TakeAsync(ReceivedCapture capture, ArrangeCause cause = ArrangeCause.Past)
    {
        var taken = await Get<Intake>().TakeAsync(capture, Cancelled);
        foreach (var policy in taken.Policies) await Get<Historian>().ArrangeAsync(policy, cause, cause == ArrangeCause.LiveCheck ? Get<NewsDesk>() : null, Cancelled);
        return taken;
    }

    public async Task<int> ExecuteAsync(FormattableString sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql.ToString(CultureInfo.InvariantCulture));
        return await command.ExecuteNonQueryAsync(Cancelled);
    }

    /// <summary>Rows as JSON text, in the query's order.</summary>
    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand($"select to_jsonb(r)::text from ({sql}) r");
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancelled)) rows.Add(reader.GetString(0));
        return rows;
    }

    public async Task<long> CountAsync(string table)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    /// <summary>All exported versions and changes as lines.</summary>
    public async Task<List<string>> ExportAsync()
    {
        var lines = new List<string>();
        await foreach (var line in Get<Export>().VersionsAsync(null, Cancelled)) lines.Add(LineFormat.ToJson(line));
        await foreach (var line in Get<Export>().ChangesAsync(null, Cancelled)) lines.Add(LineFormat.ToJson(line));
        return lines;
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();
}

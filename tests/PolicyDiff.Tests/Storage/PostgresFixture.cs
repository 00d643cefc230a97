using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using PolicyDiff.Storage.Server;
using PolicyDiff.Tests.Storage;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace PolicyDiff.Tests.Storage;

/// <summary>
/// One throw-away PostgreSQL for all tests of an assembly, through the class the program uses. It starts with the first database asked
/// for, so a run without database tests pays nothing. Take it as a constructor parameter of the test class.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private const string Prefix = "policydiff-tests-";

    private readonly string _folder = Path.Combine(Root, Prefix + Guid.NewGuid().ToString("N")[..8]);
    private readonly Lazy<Task<PrivatePostgres>> _server;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _templates = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private int _databases;

    public PostgresFixture() => _server = new Lazy<Task<PrivatePostgres>>(StartAsync);

    // Short (a socket's address has 107 bytes) and open to the user who runs the server when the tests run as root.
    private static string Root => Directory.Exists("/tmp") ? "/tmp" : Path.GetTempPath();

    /// <summary>A fresh empty database: its connection string.</summary>
    public async Task<string> CreateDatabaseAsync() => await CreateAsync("template0");

    /// <summary>A fresh copy of a database that <paramref name="prepare"/> (given its connection string) fills once per assembly and <paramref name="template"/>.</summary>
    /// <param name="template">A name of its own for each content, e.g. <c>migrated</c>.</param>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, Task> prepare)
    {
        await _templates.GetOrAdd(template, name => new Lazy<Task>(() => PrepareAsync(name, prepare))).Value;
        return await CreateAsync("template_" + template);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_server.IsValueCreated) return;
        NpgsqlConnection.ClearAllPools();
        await (await _server.Value).DisposeAsync();
        _oneAtATime.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static PrivatePostgresOptions OptionsFor(string folder) => new() { DataFolder = folder, ThrowAway = true };

    private async Task<PrivatePostgres> StartAsync()
    {
        await ClearAbandonedAsync();
        return await PrivatePostgres.StartAsync(OptionsFor(_folder), CancellationToken.None);
    }

    /// <summary>A killed run leaves its server and folder: the next run takes them away. Young folders may be another run that is just starting.</summary>
    private static async Task ClearAbandonedAsync()
    {
        var old = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1);
        foreach (var folder in Directory.EnumerateDirectories(Root, Prefix + "*").Where(folder => Directory.GetCreationTimeUtc(folder) < old))
        {
            try
            {
                if (await PrivatePostgres.StopAbandonedAsync(OptionsFor(folder), CancellationToken.None)) Directory.Delete(folder, recursive: true);
            }
            catch (Exception failure) when (failure is PostgresUnavailableException or IOException or UnauthorizedAccessException)
            {
                // Another user's, or another run was quicker: not this run's business.
            }
        }
    }

    private async Task PrepareAsync(string name, Func<string, Task> prepare)
    {
        await ExecuteAsync($"create database template_{name} template template0");
        // A pooled connection would stay open, and a database that somebody is connected to cannot be copied.
        await prepare(await ConnectionStringAsync("template_" + name, pooled: false));
    }

    private async Task<string> CreateAsync(string template)
    {
        var name = "test_" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        await ExecuteAsync($"create database {name} template {template}");
        return await ConnectionStringAsync(name, pooled: true);
    }

    private async Task<string> ConnectionStringAsync(string database, bool pooled) =>
        new NpgsqlConnectionStringBuilder((await _server.Value).ConnectionString)
        {
            Database = database,
            Pooling = pooled,
            // Each test has a pool of its own on one server.
            MaxPoolSize = 20,
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 1,
        }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(await ConnectionStringAsync("policydiff", pooled: true));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}

using PolicyDiff.Storage.Server;

namespace PolicyDiff.App.Hosting;

/// <summary>
/// The database of this process: the server that the setting <c>ConnectionStrings__PolicyDiff</c> names, else the private one of the data
/// folder, which stops with the last program that uses it.
/// </summary>
internal sealed class OpenDatabase : IAsyncDisposable
{
    private readonly PrivatePostgres? server;

    private OpenDatabase(string connectionString, string dataFolder, PrivatePostgres? server)
    {
        ConnectionString = connectionString;
        DataFolder = dataFolder;
        this.server = server;
    }

    internal string ConnectionString { get; }

    /// <summary>Where files go that are not in the database: the private server, the outbox.</summary>
    internal string DataFolder { get; }

    /// <summary>Whether the private server is used.</summary>
    internal bool IsPrivate => server is not null;

    /// <summary>Opens it. Throws <see cref="PostgresUnavailableException"/> with a sentence when there is no way to.</summary>
    internal static async Task<OpenDatabase> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var given = configuration["DataFolder"];
        var named = configuration.GetConnectionString("PolicyDiff");
        if (!string.IsNullOrWhiteSpace(named)) return new(named, string.IsNullOrWhiteSpace(given) ? Path.GetFullPath(".") : given, null);
        var folder = string.IsNullOrWhiteSpace(given) ? DataFolders.Default() : given;
        var server = await PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = folder }, cancellationToken);
        return new(server.ConnectionString, folder, server);
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}

using Npgsql;
using PolicyDiff.Storage.Server;

namespace PolicyDiff.App.Hosting;

/// <summary>
/// The database of this process: the server that the setting <c>ConnectionStrings__PolicyDiff</c> names, else the private one of the data
/// folder, which stops with the last program that uses it.
/// </summary>
internal sealed class OpenDatabase : IAsyncDisposable
{
    private readonly PrivatePostgres? server;
    private readonly ILoggerFactory? loggers;

    private OpenDatabase(string connectionString, string dataFolder)
    {
        ConnectionString = connectionString;
        DataFolder = dataFolder;
    }

    private OpenDatabase(PrivatePostgres server, string dataFolder, ILoggerFactory loggers)
        : this(server.ConnectionString, dataFolder)
    {
        this.server = server;
        this.loggers = loggers;
    }

    internal string ConnectionString { get; }

    /// <summary>Where files go that are not in the database: the private server, the outbox.</summary>
    internal string DataFolder { get; }

    /// <summary>Whether the private server is used.</summary>
    internal bool IsPrivate => server is not null;

    /// <summary>Where the data is, for people; without a password.</summary>
    internal string Place
    {
        get
        {
            if (IsPrivate) return DataFolder;
            var server = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"the database {server.Database ?? server.Username} on {server.Host}";
        }
    }

    /// <summary>
    /// Looks at all settings, then opens it. Throws <see cref="WrongSettingException"/> or <see cref="PostgresUnavailableException"/> with a sentence.
    /// </summary>
    internal static async Task<OpenDatabase> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var given = configuration["DataFolder"];
        var named = configuration.GetConnectionString("PolicyDiff");
        var folder = Path.GetFullPath(string.IsNullOrWhiteSpace(given) ? DataFolders.Default() : given);
        var unopened = new OpenDatabase(named ?? "", folder);
        SettingsCheck.Check(configuration, unopened);
        if (!string.IsNullOrWhiteSpace(named)) return unopened;

        var loggers = LoggerFactory.Create(logging => logging.WriteToStandardError());
        try
        {
            var server = await PrivatePostgres.StartAsync(
                new PrivatePostgresOptions { DataFolder = folder }, loggers.CreateLogger("PolicyDiff.Storage"), cancellationToken);
            return new(server, folder, loggers);
        }
        catch
        {
            loggers.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        loggers?.Dispose();
    }
}

using System.Globalization;
using Npgsql;

namespace PolicyDiff.Storage.Server;

/// <summary>The server of one cluster: made, started, asked and stopped. Every call except <see cref="IsAlive"/> needs the folder's gate.</summary>
internal sealed class PostgresServer
{
    private const long LongestLog = 10L << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // The old server's processes are still ending, or its number was reused in the moment between our look and PostgreSQL's: it passes.
    private static readonly string[] PassingReasons = ["shared memory block", "lock file \""];

    private readonly ServerFolder _folder;
    private readonly PrivatePostgresOptions _options;
    private readonly PostgresBinaries _binaries;
    private readonly ServerUser _user;
    private ServerEndpoint _endpoint;

    private PostgresServer(ServerFolder folder, PrivatePostgresOptions options, PostgresBinaries binaries, ServerUser user, ServerEndpoint endpoint)
    {
        _folder = folder;
        _options = options;
        _binaries = binaries;
        _user = user;
        _endpoint = endpoint;
    }

    /// <summary>Whether the server's process is there. Cheap: no connection is made.</summary>
    public bool IsAlive => Postmaster.FindAlive(_folder) is not null;

    public string ConnectionString => _endpoint.ConnectionString(ServerEndpoint.Name);

    /// <summary>Finds the programs and the user for a folder and makes the cluster when there is none.</summary>
    public static async Task<PostgresServer> PrepareAsync(ServerFolder folder, PrivatePostgresOptions options, CancellationToken cancellationToken)
    {
        var binaries = await FindBinariesAsync(folder, options, cancellationToken);
        var user = await ServerUser.ChooseAsync(folder, binaries, cancellationToken);
        ClusterMaker.ClearLeftovers(folder);
        if (!File.Exists(folder.VersionFile)) await new ClusterMaker(folder, binaries, user, options).MakeAsync(cancellationToken);
        var endpoint = await ServerEndpoint.PrepareAsync(folder, user, options.Loopback, cancellationToken);
        return new PostgresServer(folder, options, binaries, user, endpoint);
    }

    /// <summary>Returns when the server accepts connections and has the program's database; true when it had to be started.</summary>
    public async Task<bool> EnsureRunningAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.StartTimeout);
        var log = LogLength();
        var started = false;
        try
        {
            while (true)
            {
                if (!IsAlive) started |= await LaunchAsync(limit.Token);
                else if (await AnswersAsync(limit.Token)) return started;
                else await Task.Delay(Pause, TimeProvider.System, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw await FailedAsync($"did not get ready within {_options.StartTimeout.TotalSeconds:0} seconds", log, cancellationToken);
        }
    }

    /// <summary>Stops the server; sessions still open are ended. The answer is empty, or says why it still runs.</summary>
    public async Task<string> StopAsync(CancellationToken cancellationToken)
    {
        if (!IsAlive) return "";
        var seconds = Math.Ceiling(_options.StopTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var mode = _options.ThrowAway ? "immediate" : "fast";
        var run = await ToolRun.CaptureAsync(
            _user.Run([_binaries.PgCtl, "stop", "-D", _folder.Cluster, "-m", mode, "-w", "-t", seconds, "-s"]), cancellationToken);
        return run.Succeeded || !IsAlive ? "" : run.Output;
    }

    private static async Task<PostgresBinaries> FindBinariesAsync(ServerFolder folder, PrivatePostgresOptions options, CancellationToken cancellationToken)
    {
        var major = await ReadMajorAsync(folder, cancellationToken);
        return await PostgresBinaries.FindAsync(major, options.BinaryFolders, cancellationToken) switch
        {
            PostgresSearch.Found found => found.Binaries,
            PostgresSearch.Missing missing => throw new PostgresUnavailableException(major is null ? missing.Sentence : missing.SentenceFor(folder.Cluster)),
            var other => throw new InvalidOperationException($"A search result nobody thought of: {other}"),
        };
    }

    private static async Task<int?> ReadMajorAsync(ServerFolder folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.VersionFile)) return null;
        var text = (await File.ReadAllTextAsync(folder.VersionFile, cancellationToken)).Trim();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : throw new PostgresUnavailableException($"{folder.VersionFile} does not name a PostgreSQL version (\"{text}\"): the database there is damaged; restore {folder.Cluster} from a backup, or move it away.");
    }

    private async Task<bool> LaunchAsync(CancellationToken cancellationToken)
    {
        Postmaster.ClearRemains(_folder, _endpoint);
        _endpoint = await _endpoint.OnFreePortAsync(_folder, cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Cluster, ClusterMaker.SettingsFile), ServerSettings.For(_options) + _endpoint.Settings(), cancellationToken);
        await PrepareLogAsync(cancellationToken);
        var log = LogLength();
        var seconds = Math.Ceiling(_options.StartTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var run = await ToolRun.DetachAsync(
            _user.Run([_binaries.PgCtl, "start", "-D", _folder.Cluster, "-l", _folder.Log, "-w", "-t", seconds, "-s"]), cancellationToken);
        if (run.Succeeded) return true;
        var said = await LogTail.ReadAsync(_folder.Log, log, cancellationToken);
        if (!PassingReasons.Any(reason => said.Contains(reason, StringComparison.Ordinal))) throw await FailedAsync("did not start", log, cancellationToken);
        await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        return false;
    }

    /// <summary>pg_ctl opens the log as the server's user, who may not make files in root's folder.</summary>
    private async Task PrepareLogAsync(CancellationToken cancellationToken)
    {
        if (LogLength() > LongestLog) File.Move(_folder.Log, _folder.Log + ".1", overwrite: true);
        if (_user.Name is null) return;
        await File.AppendAllTextAsync(_folder.Log, "", cancellationToken);
        await _user.OwnAsync(_folder.Log, cancellationToken);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(_endpoint.ConnectionString(ServerEndpoint.Name, pooled: false));
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refusal)
        {
            return await ReadRefusalAsync(refusal, cancellationToken);
        }
        catch (NpgsqlException)
        {
            return false; // Nobody listens yet, or the server went while it answered.
        }
    }

    private async Task<bool> ReadRefusalAsync(PostgresException refusal, CancellationToken cancellationToken)
    {
        switch (refusal.SqlState)
        {
            case PostgresErrorCodes.CannotConnectNow: // Starting, recovering or shutting down.
                return false;
            case PostgresErrorCodes.TooManyConnections:
                return true;
            case PostgresErrorCodes.InvalidCatalogName:
                await CreateDatabaseAsync(cancellationToken);
                return true;
            default:
                throw new PostgresUnavailableException($"The private PostgreSQL in {_folder.Cluster} runs and refuses its program: {refusal.MessageText}. Its log is {_folder.Log}.", refusal);
        }
    }

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_endpoint.ConnectionString("postgres", pooled: false));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"create database {ServerEndpoint.Name}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private long LogLength() => new FileInfo(_folder.Log) is { Exists: true } log ? log.Length : 0;

    private async Task<PostgresUnavailableException> FailedAsync(string what, long since, CancellationToken cancellationToken) => new(
        $"The private PostgreSQL in {_folder.Cluster} {what}. The last lines of {_folder.Log}:\n{await LogTail.ReadAsync(_folder.Log, since, cancellationToken)}");
}

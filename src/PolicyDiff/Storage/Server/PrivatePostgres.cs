using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Win32.SafeHandles;

namespace PolicyDiff.Storage.Server;

/// <summary>
/// The program's own PostgreSQL in its data folder. It starts with the first program that uses the folder, is shared by all of them, and
/// stops with the last. Whoever starts or stops it holds the folder's gate; whoever uses it shares a second lock for as long as it lives, so
/// a killed program is not counted. Killed servers come back: at the next start, and within <see cref="PrivatePostgresOptions.WatchPeriod"/> while a program runs.
/// </summary>
public sealed partial class PrivatePostgres : IAsyncDisposable
{
    private readonly ServerFolder _folder;
    private readonly PrivatePostgresOptions _options;
    private readonly PostgresServer _server;
    private readonly SafeFileHandle _use;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _watch;
    private int _left;

    private PrivatePostgres(ServerFolder folder, PrivatePostgresOptions options, PostgresServer server, SafeFileHandle use, ILogger logger)
    {
        _folder = folder;
        _options = options;
        _server = server;
        _use = use;
        _logger = logger;
        _watch = WatchAsync(_leaving.Token);
    }

    /// <summary>Of the database <c>policydiff</c>, for Npgsql. The same for all programs of the folder and after a restart of the server (on Windows the port can move when another program took it).</summary>
    public string ConnectionString => _server.ConnectionString;

    /// <inheritdoc cref="StartAsync(PrivatePostgresOptions, ILogger, CancellationToken)"/>
    public static Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options, CancellationToken cancellationToken) =>
        StartAsync(options, NullLogger.Instance, cancellationToken);

    /// <summary>Starts the folder's server, or joins the one that runs, and returns when it accepts connections. The cluster is made when there is none.</summary>
    /// <exception cref="PostgresUnavailableException">It cannot be had; the message says what to do.</exception>
    public static async Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        var folder = ServerFolder.Open(options.DataFolder);
        try
        {
            using var gate = await EnterAsync(folder, options, cancellationToken);
            return await JoinAsync(folder, options, logger, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PostgresUnavailableException(
                $"The private PostgreSQL could not be started in {folder.Path} ({failure.Message}): see that the disk has room and that this user owns the folder, or name another one in the setting DataFolder.", failure);
        }
    }

    /// <summary>Returns when the server accepts connections, started again if it was gone: for a program that lost its connection.</summary>
    /// <exception cref="PostgresUnavailableException">It cannot be had; the message says what to do.</exception>
    public async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        using var gate = await EnterAsync(_folder, _options, cancellationToken);
        if (await _server.EnsureRunningAsync(cancellationToken)) Log.StartedAgain(_logger, _folder.Cluster);
    }

    /// <summary>Leaves the server, and stops it when nobody else uses it. Does not throw: what could not be stopped is logged, and the next program takes it over.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _left, 1) == 1) return;
        await _leaving.CancelAsync();
        await _watch;
        _leaving.Dispose();
        using var gate = await FolderLock.EnterAsync(_folder.Gate, _options.StartTimeout + _options.StopTimeout, CancellationToken.None);
        _use.Dispose();
        if (gate is null) Log.NotStopped(_logger, _folder.Cluster, "another program is starting or stopping it");
        else await StopIfUnusedAsync(_folder, _server, _logger);
    }

    /// <summary>Stops a throw-away server whose programs were all killed; false while one of them lives.</summary>
    internal static async Task<bool> StopAbandonedAsync(PrivatePostgresOptions options, CancellationToken cancellationToken)
    {
        var folder = ServerFolder.Open(options.DataFolder);
        using var gate = await EnterAsync(folder, options, cancellationToken);
        using var alone = FolderLock.TryAlone(folder.Users);
        if (alone is null) return false;
        if (Postmaster.FindAlive(folder) is null) return true;
        var server = await PostgresServer.PrepareAsync(folder, options, cancellationToken);
        return await server.StopAsync(cancellationToken) is "";
    }

    private static async Task<PrivatePostgres> JoinAsync(ServerFolder folder, PrivatePostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var use = FolderLock.Share(folder.Users);
        PostgresServer? server = null;
        try
        {
            server = await PostgresServer.PrepareAsync(folder, options, cancellationToken);
            if (await server.EnsureRunningAsync(cancellationToken)) Log.Started(logger, folder.Cluster);
            return new PrivatePostgres(folder, options, server, use, logger);
        }
        catch
        {
            use.Dispose();
            if (server is not null) await StopIfUnusedAsync(folder, server, logger);
            throw;
        }
    }

    private static async Task<SafeFileHandle> EnterAsync(ServerFolder folder, PrivatePostgresOptions options, CancellationToken cancellationToken)
    {
        var patience = options.StartTimeout + options.StopTimeout;
        return await FolderLock.EnterAsync(folder.Gate, patience, cancellationToken) ?? throw new PostgresUnavailableException(
            $"Another program has been starting or stopping the private PostgreSQL in {folder.Path} for more than {patience.TotalSeconds:0} seconds: end that program, or wait and start again. The log is {folder.Log}.");
    }

    /// <summary>Under the gate: nobody can come in between the look and the stop.</summary>
    private static async Task StopIfUnusedAsync(ServerFolder folder, PostgresServer server, ILogger logger)
    {
        using var alone = FolderLock.TryAlone(folder.Users);
        if (alone is null) return;
        var reason = await server.StopAsync(CancellationToken.None);
        if (reason.Length == 0) Log.Stopped(logger, folder.Cluster);
        else Log.NotStopped(logger, folder.Cluster, reason);
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_options.WatchPeriod, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (!_server.IsAlive) await TryReviveAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>A disk that is full now may have room later: the watch goes on.</summary>
    private async Task TryReviveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EnsureRunningAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is PostgresUnavailableException or IOException or UnauthorizedAccessException)
        {
            Log.NotRevived(_logger, failure.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The private PostgreSQL in {Cluster} was started.")]
        public static partial void Started(ILogger logger, string cluster);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The private PostgreSQL in {Cluster} was gone and was started again.")]
        public static partial void StartedAgain(ILogger logger, string cluster);

        [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "The private PostgreSQL in {Cluster} was stopped: nobody uses it any more.")]
        public static partial void Stopped(ILogger logger, string cluster);

        [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "The private PostgreSQL in {Cluster} still runs: {Reason}. The next program that uses it takes it over.")]
        public static partial void NotStopped(ILogger logger, string cluster, string reason);

        [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "The private PostgreSQL is gone and could not be started again: {Reason}")]
        public static partial void NotRevived(ILogger logger, string reason);
    }
}

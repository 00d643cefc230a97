using System.ComponentModel.DataAnnotations;

namespace PolicyDiff.Storage.Server;

/// <summary>Where the private PostgreSQL lives and how long it may take.</summary>
public sealed class PrivatePostgresOptions
{
    /// <summary>The folder that holds the cluster, its log, its socket and its locks; made when missing. Absolute, or relative to the current folder.</summary>
    [Required]
    public required string DataFolder { get; init; }

    /// <summary>True for tests: nothing is flushed to disk, so a power cut loses the cluster. Default: false.</summary>
    public bool ThrowAway { get; init; }

    /// <summary>Longest wait for a start, recovery after a crash included. Default: 2 minutes.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest wait for an orderly stop. Default: 1 minute.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a running program looks whether the server is still there. Default: 2 seconds.</summary>
    public TimeSpan WatchPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Folders to look for the server's programs in, instead of the usual ones. Default: null.</summary>
    public IReadOnlyList<string>? BinaryFolders { get; init; }

    /// <summary>Listen on 127.0.0.1 with a random password instead of a Unix socket. Default: on Windows only.</summary>
    internal bool Loopback { get; init; } = OperatingSystem.IsWindows();
}

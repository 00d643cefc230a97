namespace PolicyDiff.Storage.Server;

/// <summary>The data folder and what the private PostgreSQL keeps in it.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record ServerFolder(string Path)
{
    // pg_ctl puts the folder between double quotes in a shell command of its own, where these still have a meaning.
    private static readonly char[] Unusable = OperatingSystem.IsWindows() ? ['"', '%', '\n'] : ['"', '$', '`', '\\', '\n'];

    public string Cluster => System.IO.Path.Combine(Path, "postgres");

    public string Log => System.IO.Path.Combine(Path, "postgres.log");

    public string Socket => System.IO.Path.Combine(Path, "socket");

    /// <summary>Where the socket is when it cannot be in this folder.</summary>
    public string SocketRecord => System.IO.Path.Combine(Path, "postgres.socket");

    /// <summary>The lock of whoever starts or stops the server.</summary>
    public string Gate => System.IO.Path.Combine(Path, "postgres.lock");

    /// <summary>The lock that every program using the server shares.</summary>
    public string Users => System.IO.Path.Combine(Path, "postgres.users");

    public string Password => System.IO.Path.Combine(Path, "postgres.password");

    public string PostmasterPid => System.IO.Path.Combine(Cluster, "postmaster.pid");

    public string VersionFile => System.IO.Path.Combine(Cluster, "PG_VERSION");

    /// <summary>A name for a cluster in the making; <see cref="Leftovers"/> finds those that a killed program left.</summary>
    public string NewStaging() => System.IO.Path.Combine(Path, $"postgres.new-{Guid.NewGuid():N}");

    public IEnumerable<string> Leftovers() => Directory.EnumerateDirectories(Path, "postgres.new-*");

    /// <summary>Opens the folder, made when missing.</summary>
    /// <exception cref="PostgresUnavailableException">It cannot be made or has a name that the server's tools cannot bear.</exception>
    public static ServerFolder Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new PostgresUnavailableException("The setting DataFolder is empty: name a folder.");
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (full.IndexOfAny(Unusable) >= 0)
        {
            throw new PostgresUnavailableException($"PostgreSQL cannot work in a folder whose name holds one of {string.Join(' ', Unusable).Trim()} ({full}): name another one in the setting DataFolder.");
        }

        try
        {
            Make(full);
            return new ServerFolder(full);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PostgresUnavailableException($"The data folder {full} cannot be made ({failure.Message}): make it yourself, or name another one in the setting DataFolder.", failure);
        }
    }

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // Of root's folder the server's user sees no more than its own parts.
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(path, ServerUser.IsRoot ? Mine | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : Mine);
    }
}

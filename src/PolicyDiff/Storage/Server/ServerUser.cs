namespace PolicyDiff.Storage.Server;

/// <summary>
/// Who runs the server. PostgreSQL refuses root, so root hands it to the owner of the cluster, to <c>postgres</c> or to <c>nobody</c>;
/// everybody else runs it himself.
/// </summary>
internal sealed class ServerUser
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    private readonly Func<IReadOnlyList<string>, IReadOnlyList<string>> _wrap;

    private ServerUser(string? name, Func<IReadOnlyList<string>, IReadOnlyList<string>> wrap)
    {
        Name = name;
        _wrap = wrap;
    }

    /// <summary>True for root on Unix; an administrator on Windows needs no other user (pg_ctl drops the rights itself).</summary>
    public static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>The other user; null when the server runs as this one.</summary>
    public string? Name { get; }

    /// <summary>Finds the user for a folder and makes sure that he can run the programs and reach the folder.</summary>
    /// <exception cref="PostgresUnavailableException">There is none, or a folder on the way is closed to him.</exception>
    public static async Task<ServerUser> ChooseAsync(ServerFolder folder, PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        if (!IsRoot) return new ServerUser(null, command => command);
        var owner = Directory.Exists(folder.Cluster) ? (await FolderOwner.ReadAsync(folder.Cluster, cancellationToken))?.User : null;
        foreach (var name in owner is null or "root" ? Candidates : [owner])
        {
            if (await TryAsync(name, binaries, cancellationToken) is not { } user) continue;
            await user.RequireWayAsync(folder.Path, cancellationToken);
            return user;
        }

        throw new PostgresUnavailableException(
            $"PostgreSQL refuses to run as root, and {binaries.Postgres} could not be run as {owner ?? string.Join(" or ", Candidates)} (tried setpriv, runuser and su): "
            + "start PolicyDiff as an ordinary user, or add a user named postgres.");
    }

    /// <summary>The command, run as this user.</summary>
    public IReadOnlyList<string> Run(params IReadOnlyList<string> command) => _wrap(command);

    /// <summary>Makes the folder if missing, for this user alone.</summary>
    public async Task MakeFolderAsync(string path, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await OwnAsync(path, cancellationToken);
    }

    /// <summary>Gives a file or folder to this user.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (Name is null) return;
        var run = await ToolRun.CaptureAsync(["chown", Name, path], cancellationToken);
        if (run.Succeeded) return;
        throw new PostgresUnavailableException(
            $"{path} could not be given to the user {Name}, who runs the private PostgreSQL ({run.Output}): name a folder on another disk in the setting DataFolder.");
    }

    private static async Task<ServerUser?> TryAsync(string name, PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        var group = await ToolRun.CaptureAsync(["id", "-g", name], cancellationToken);
        if (!group.Succeeded) return null;
        Func<IReadOnlyList<string>, IReadOnlyList<string>>[] ways =
        [
            command => ["setpriv", $"--reuid={name}", $"--regid={group.Output}", "--init-groups", "--", .. command],
            command => ["runuser", "-u", name, "--", .. command],
            command => ["su", "-s", "/bin/sh", name, "-c", "exec " + string.Join(' ', command.Select(Quote))],
        ];
        foreach (var way in ways)
        {
            if ((await ToolRun.CaptureAsync(way([binaries.Postgres, "--version"]), cancellationToken)).Succeeded) return new ServerUser(name, way);
        }

        return null;
    }

    private async Task RequireWayAsync(string path, CancellationToken cancellationToken)
    {
        var folders = new Stack<string>();
        for (var folder = path; folder is not null; folder = Path.GetDirectoryName(folder)) folders.Push(folder);
        const string FirstClosed = "for folder do [ -x \"$folder\" ] || { printf %s \"$folder\"; exit 1; }; done";
        var run = await ToolRun.CaptureAsync(Run(["/bin/sh", "-c", FirstClosed, "sh", .. folders]), cancellationToken);
        if (run.Succeeded) return;
        throw new PostgresUnavailableException(
            $"The folder {run.Output} is closed to the user {Name}, who runs the private PostgreSQL when root starts PolicyDiff: "
            + $"run `chmod a+x '{run.Output}'`, or name another folder in the setting DataFolder.");
    }

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

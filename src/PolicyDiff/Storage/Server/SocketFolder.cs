using System.Security.Cryptography;
using System.Text;

namespace PolicyDiff.Storage.Server;

/// <summary>
/// Chooses the folder of the server's socket: in the data folder, unless its path is longer than a socket address can be. Then a short one
/// under /tmp, recorded in the data folder (not under XDG_RUNTIME_DIR, which goes when the user logs out while the server still runs).
/// </summary>
internal static class SocketFolder
{
    public const int Port = 5432;

    // sockaddr_un: 108 bytes on Linux, 104 on macOS and the BSDs, the closing zero included.
    private static readonly int Longest = OperatingSystem.IsLinux() ? 107 : 103;

    /// <summary>The folder, made for the server's user alone.</summary>
    public static async Task<string> PrepareAsync(ServerFolder folder, ServerUser user, CancellationToken cancellationToken)
    {
        if (Fits(folder.Socket))
        {
            await user.MakeFolderAsync(folder.Socket, cancellationToken);
            return folder.Socket;
        }

        foreach (var candidate in Candidates(folder))
        {
            if (!await TryClaimAsync(candidate, user, cancellationToken)) continue;
            await File.WriteAllTextAsync(folder.SocketRecord, candidate, cancellationToken);
            return candidate;
        }

        throw new PostgresUnavailableException($"No folder for the server's socket could be made under /tmp: name a DataFolder with a path shorter than {folder.Path}.");
    }

    /// <summary>Both the server's setting and the driver take a comma for the end of one address and the start of the next.</summary>
    internal static bool Fits(string path) =>
        Encoding.UTF8.GetByteCount($"{path}/.s.PGSQL.{Port}") <= Longest && !path.Contains(',', StringComparison.Ordinal);

    private static IEnumerable<string> Candidates(ServerFolder folder)
    {
        if (File.Exists(folder.SocketRecord) && File.ReadAllText(folder.SocketRecord).Trim() is { } recorded && Path.IsPathRooted(recorded)) yield return recorded;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Path)))[..12];
        yield return $"/tmp/policydiff-{name}";
        yield return $"/tmp/policydiff-{name}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
    }

    /// <summary>In /tmp anybody may have put a folder or a link of that name first: only one that is ours, and closed, will do.</summary>
    private static async Task<bool> TryClaimAsync(string path, ServerUser user, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows()) return false;
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var found = await FolderOwner.ReadAsync(path, cancellationToken);
        if (found?.Mode != "drwx------") return false;
        if (user.Name is not null && found.User == user.Name) return true;
        var me = await ToolRun.CaptureAsync(["id", "-un"], cancellationToken);
        if (found.User != me.Output) return false;
        await user.OwnAsync(path, cancellationToken);
        return true;
    }
}

using System.Text.RegularExpressions;

namespace PolicyDiff.Storage.Server;

/// <summary>Where installers put the server's programs, and the command that installs them.</summary>
internal static partial class PostgresFolders
{
    private static readonly string[] UnixPlaces =
    [
        "/usr/lib/postgresql/*/bin",
        "/usr/local/bin",
        "/usr/local/pgsql/bin",
        "/usr/pgsql-*/bin",
        "/usr/bin",
        "/opt/homebrew/opt/postgresql*/bin",
        "/usr/local/opt/postgresql*/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
        "/opt/homebrew/Cellar/postgresql*/*/bin",
        "/usr/local/Cellar/postgresql*/*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
    ];

    private static readonly (string Manager, string Command)[] LinuxInstallers =
    [
        ("apt-get", "apt-get install -y --no-install-recommends postgresql"),
        ("dnf", "dnf install -y postgresql-server"),
        ("zypper", "zypper install -y postgresql-server"),
        ("pacman", "pacman -S --noconfirm postgresql"),
        ("apk", "apk add postgresql"),
        ("brew", "brew install postgresql@17"),
    ];

    /// <summary>The folders of PATH first (the user's choice), then the usual places, the highest version of each first. Existing ones only.</summary>
    public static IReadOnlyList<string> Usual() => [.. SearchPath().Concat(Places().SelectMany(Expand)).Where(Directory.Exists)];

    /// <summary>One command line for this system's package manager.</summary>
    public static string InstallCommand()
    {
        if (OperatingSystem.IsWindows()) return "winget install PostgreSQL.PostgreSQL.17";
        if (OperatingSystem.IsMacOS()) return "brew install postgresql@17";
        var path = SearchPath().ToList();
        var (manager, command) = LinuxInstallers.FirstOrDefault(
            installer => path.Exists(folder => File.Exists(Path.Combine(folder, installer.Manager))), LinuxInstallers[0]);
        return manager == "brew" || ServerUser.IsRoot ? command : "sudo " + command;
    }

    /// <summary>The folders that a pattern with <c>*</c> inside its segments stands for, the highest version first.</summary>
    internal static IEnumerable<string> Expand(string pattern)
    {
        var root = Path.GetPathRoot(pattern)!;
        IEnumerable<string> folders = [root];
        foreach (var segment in pattern[root.Length..].Split('/', Path.DirectorySeparatorChar))
        {
            folders = segment.Contains('*', StringComparison.Ordinal)
                ? folders.SelectMany(folder => Matching(folder, segment))
                : folders.Select(folder => Path.Combine(folder, segment));
        }

        return folders;
    }

    private static IEnumerable<string> Matching(string folder, string pattern)
    {
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateDirectories(folder, pattern, new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 })
            .OrderByDescending(found => Number().Match(Path.GetFileName(found)) is { Success: true } number && double.TryParse(
                number.ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0);
    }

    private static IEnumerable<string> SearchPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathRooted);

    private static string[] Places() => OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin")]
        : UnixPlaces;

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}

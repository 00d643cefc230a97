using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyDiff.Storage.Server;

/// <summary>The programs of one installed PostgreSQL server.</summary>
/// <param name="Folder">The real folder (links followed) that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</param>
/// <param name="Major">15, 16, …: clusters belong to one major version.</param>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest major version the program is made for.</summary>
    public const int OldestMajor = 15;

    public string Initdb => Program("initdb");

    public string PgCtl => Program("pg_ctl");

    public string Postgres => Program("postgres");

    private static string Suffix => OperatingSystem.IsWindows() ? ".exe" : "";

    /// <summary>
    /// The programs for a cluster of the given major version, or with null the first new enough ones.
    /// </summary>
    /// <param name="folders">Where to look, in order; null: where installers put them.</param>
    public static async Task<PostgresSearch> FindAsync(int? major, IReadOnlyList<string>? folders, CancellationToken cancellationToken)
    {
        var others = new List<PostgresBinaries>();
        foreach (var folder in (folders ?? PostgresFolders.Usual()).Select(RealFolder).OfType<string>().Distinct())
        {
            if (await ReadAsync(folder, cancellationToken) is not { } found) continue;
            if (major is null ? found.Major >= OldestMajor : found.Major == major) return new PostgresSearch.Found(found);
            others.Add(found);
        }

        return new PostgresSearch.Missing(major, others);
    }

    /// <summary>Null when the folder holds no server. PATH often holds a link to one program: its neighbours are beside its target.</summary>
    private static string? RealFolder(string folder)
    {
        var postgres = new FileInfo(Path.Combine(folder, "postgres" + Suffix));
        try
        {
            if (!postgres.Exists) return null;
            var real = Path.GetDirectoryName(postgres.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? postgres.FullName)!;
            return File.Exists(Path.Combine(real, "initdb" + Suffix)) && File.Exists(Path.Combine(real, "pg_ctl" + Suffix)) ? real : null;
        }
        catch (IOException)
        {
            return null; // A link that leads nowhere or in a circle.
        }
    }

    private static async Task<PostgresBinaries?> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var run = await ToolRun.CaptureAsync([Path.Combine(folder, "postgres" + Suffix), "--version"], cancellationToken);
        var version = VersionLine().Match(run.Output);
        return run.Succeeded && version.Success
            ? new PostgresBinaries(folder, int.Parse(version.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    private string Program(string name) => Path.Combine(Folder, name + Suffix);

    [GeneratedRegex(@"\(PostgreSQL\) (\d{1,4})")]
    private static partial Regex VersionLine();
}

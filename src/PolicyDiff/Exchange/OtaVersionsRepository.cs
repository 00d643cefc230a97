using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.Exchange;

/// <summary>
/// Reads a versions repository of Open Terms Archive with the `git` program. Contract: one record is one commit that touches one file
/// "Service/Terms Type.md"; names are taken from the path, since subjects cannot be parsed (both names hold spaces); commits with other
/// subjects (templates, read-me files) are no records.
/// </summary>
public sealed partial class OtaVersionsRepository(string gitDirectory)
{
    private const string NoBlob = "0000000000000000000000000000000000000000";

    /// <summary>All records, parents before children. Throws <see cref="OtaVersionsException"/> when there is no such repository or no `git`.</summary>
    public async Task<IReadOnlyList<OtaRecord>> ReadAsync(CancellationToken cancellationToken)
    {
        using var git = Start("log", "--topo-order", "--reverse", "--no-merges", "--no-renames", "--no-ext-diff", "--no-textconv", "--raw", "--no-abbrev", "-z", "--format=%x01%H%x02%aI%x02%s");
        var errors = git.StandardError.ReadToEndAsync(cancellationToken);
        var log = await new StreamReader(git.StandardOutput.BaseStream, Encoding.UTF8).ReadToEndAsync(cancellationToken);
        await git.WaitForExitAsync(cancellationToken);
        if (git.ExitCode != 0) throw new OtaVersionsException($"git cannot read '{gitDirectory}': {(await errors).Trim()}");
        return Parse(log);
    }

    /// <summary>Opens the repository's texts.</summary>
    internal OtaBlobs OpenBlobs() => new(Start("cat-file", "--batch"));

    /// <summary>The name of the repository's first commit: the same in every copy, so that a second import of it finds what the first one made.</summary>
    public async Task<string> RootAsync(CancellationToken cancellationToken)
    {
        using var git = Start("rev-list", "--max-parents=0", "HEAD");
        var errors = git.StandardError.ReadToEndAsync(cancellationToken);
        var roots = (await git.StandardOutput.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await git.WaitForExitAsync(cancellationToken);
        return git.ExitCode == 0 && roots.Length > 0 ? roots[^1] : throw new OtaVersionsException($"git cannot read '{gitDirectory}': {(await errors).Trim()}");
    }

    /// <summary>The records of a log as <see cref="ReadAsync"/> asks for it.</summary>
    internal static IReadOnlyList<OtaRecord> Parse(string log)
    {
        var records = new List<OtaRecord>();
        foreach (var entry in log.Split('\u0001').Skip(1))
        {
            var fields = entry.Split('\0', StringSplitOptions.RemoveEmptyEntries);
            var head = fields[0].Split('\u0002', 3);
            if (head.Length != 3 || KindOf(head[2]) is not { } kind) continue;
            if (!DateTimeOffset.TryParse(head[1], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) continue;
            for (var field = 1; field + 1 < fields.Length; field += 2)
            {
                if (Record(fields[field].TrimStart('\n').Split(' '), fields[field + 1]) is { } touched) records.Add(touched with { Commit = head[0], Instant = date.ToUniversalTime(), Kind = kind });
            }
        }

        return records;
    }

    private static OtaRecord? Record(string[] raw, string path)
    {
        // ":100644 100644 <old blob> <new blob> M"; a removed file says that tracking ended, not that the policy did.
        if (raw.Length < 5 || raw[3] == NoBlob || RecordPath().Match(path) is not { Success: true } match) return null;
        return new(match.Groups["service"].Value, match.Groups["type"].Value, "", default, OtaRecordKind.Change, raw[3]);
    }

    private static OtaRecordKind? KindOf(string subject) => Subject().Match(subject) switch
    {
        { Success: false } => null,
        var match when match.Groups["first"].Success => OtaRecordKind.First,
        var match when match.Groups["upgrade"].Success => OtaRecordKind.Upgrade,
        _ => OtaRecordKind.Change,
    };

    private Process Start(params string[] arguments)
    {
        if (!Directory.Exists(gitDirectory)) throw new OtaVersionsException($"There is no folder '{gitDirectory}'.");
        var start = new ProcessStartInfo("git") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };

        // Names as they are, and nothing that the repository's own settings would start.
        string[] options = ["-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-pager", "-C", gitDirectory];
        foreach (var argument in options.Concat(arguments)) start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start) ?? throw new OtaVersionsException("The program git did not start.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new OtaVersionsException("The program git was not found: install git, then import again.");
        }
    }

    [GeneratedRegex(@"^(?:(?<first>First record of |Start tracking )|(?<upgrade>Apply technical or declaration upgrade on |Refilter )|Record new changes of |Update )", RegexOptions.CultureInvariant)]
    private static partial Regex Subject();

    [GeneratedRegex(@"^(?<service>[^/]+)/(?<type>[^/]+)\.md$", RegexOptions.CultureInvariant)]
    private static partial Regex RecordPath();
}

/// <summary>The repository cannot be read; the message is a sentence for the person who named it.</summary>
public sealed class OtaVersionsException(string message) : Exception(message);

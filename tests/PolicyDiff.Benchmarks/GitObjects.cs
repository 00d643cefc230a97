using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>Reads a git repository's log and objects through the git program; one process for all objects.</summary>
internal sealed class GitObjects : IDisposable
{
    private readonly string repository;
    private readonly Process objects;

    public GitObjects(string repository)
    {
        this.repository = repository;
        objects = Start(["cat-file", "--batch"]);
    }

    /// <summary>The log, oldest first: commit, instant, message, paths changed.</summary>
    public List<GitCommit> Log()
    {
        using var log = Start(["-c", "core.quotePath=false", "log", "--reverse", "--no-merges", "--name-only", "--format=%x01%H%x02%cI%x02%B%x02"]);
        var commits = new List<GitCommit>();
        foreach (var entry in log.StandardOutput.ReadToEnd().Split('\u0001', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('\u0002');
            commits.Add(new(parts[0], DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], parts[3].Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        }

        return commits;
    }

    /// <summary>The bytes of an object ("commit:path"), or null where there is none.</summary>
    public byte[]? Read(string name)
    {
        var request = Encoding.UTF8.GetBytes(name + "\n");
        objects.StandardInput.BaseStream.Write(request);
        objects.StandardInput.BaseStream.Flush();
        var stream = objects.StandardOutput.BaseStream;
        var header = new StringBuilder();
        for (int sign; (sign = stream.ReadByte()) > 0 && sign != '\n';) header.Append((char)sign);
        var parts = header.ToString().Split(' ');
        if (parts.Length != 3 || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var length)) return null;
        var body = new byte[length];
        stream.ReadExactly(body);
        stream.ReadByte();
        return body;
    }

    public void Dispose()
    {
        objects.StandardInput.Close();
        objects.WaitForExit();
        objects.Dispose();
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", repository, .. arguments]) { RedirectStandardOutput = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8 };
        return Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
    }
}

/// <summary>A commit, when it was made, and the paths it changed.</summary>
internal sealed record GitCommit(string Id, DateTimeOffset Instant, string Message, IReadOnlyList<string> Paths);

using System.Diagnostics;
using System.Runtime.InteropServices;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Benchmarks;

/// <summary>What everybody has at hand: <c>git diff --word-diff</c> of two Markdown files, one process for each pair.</summary>
internal static class GitWordDiff
{
    /// <summary>Milliseconds of CPU of git for each pair, its start included.</summary>
    public static List<double> Cpu(IReadOnlyList<(PolicyText Old, PolicyText New)> pairs)
    {
        var folder = Directory.CreateTempSubdirectory("policydiff-pairs-").FullName;
        try
        {
            return [.. pairs.Select(pair => Cpu(folder, pair))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Cpu(string folder, (PolicyText Old, PolicyText New) pair)
    {
        var (old, @new) = (Path.Combine(folder, "old.md"), Path.Combine(folder, "new.md"));
        File.WriteAllText(old, MarkdownWriter.Write(pair.Old));
        File.WriteAllText(@new, MarkdownWriter.Write(pair.New));
        var before = OfChildren();
        using var git = Process.Start(new ProcessStartInfo("git", ["diff", "--no-index", "--word-diff=plain", old, @new]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("git did not start.");
        git.StandardOutput.BaseStream.CopyTo(Stream.Null);
        git.WaitForExit();
        return OfChildren() - before;
    }

    /// <summary>Milliseconds of CPU of all processes that this one started and that have ended.</summary>
    private static double OfChildren()
    {
        const int children = -1;
        var usage = new long[18];
        if (UsageOf(children, usage) != 0) throw new InvalidOperationException("The system does not say what its processes used.");
        return ((usage[0] + usage[2]) * 1e3) + ((usage[1] + usage[3]) / 1e3);
    }

    /// <summary>POSIX; the first four numbers are seconds and microseconds of user and of system time.</summary>
    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int UsageOf(int who, [Out] long[] usage);
}

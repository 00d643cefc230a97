using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using PolicyDiff.Archives.Planning;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks.Backfills;

/// <summary>
/// Reads every snapshot of a snapshots repository once through <see cref="PageReader"/>: the truth that a backfill is measured against. Reading is
/// most of the bench's time, so the readings are kept in a file and used again while the rules of reading are the same.
/// </summary>
internal static class SnapshotReader
{
    // What a record has around the page: its own head and the site's headers, compressed.
    private const int RecordOverhead = 380;

    /// <summary>All captures, by document and time.</summary>
    public static List<ArchivedCapture> Read(string gitDirectory, string? keptIn)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"readings of rules {PageReader.RulesVersion}");
        if (keptIn is not null && File.Exists(keptIn) && File.ReadLines(keptIn).FirstOrDefault() == head) return [.. File.ReadLines(keptIn).Skip(1).Select(ArchivedCapture.FromLine)];
        var captures = ReadAll(gitDirectory);
        if (keptIn is not null) File.WriteAllLines(keptIn, captures.Select(capture => capture.ToLine()).Prepend(head));
        return captures;
    }

    private static List<ArchivedCapture> ReadAll(string gitDirectory)
    {
        using var objects = new GitObjects(gitDirectory);
        var log = objects.Log();
        var captures = new ConcurrentBag<ArchivedCapture>();
        Parallel.ForEach(
            Snapshots(objects, log),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            snapshot => captures.Add(Read(snapshot)));
        return [.. captures.OrderBy(capture => capture.Path, StringComparer.Ordinal).ThenBy(capture => capture.Instant)];
    }

    private static IEnumerable<(string Path, DateTimeOffset Instant, byte[] Body)> Snapshots(GitObjects objects, List<GitCommit> log) =>
        from commit in log
        from path in commit.Paths
        where path.EndsWith(".html", StringComparison.Ordinal) || path.EndsWith(".pdf", StringComparison.Ordinal)
        let body = objects.Read($"{commit.Id}:{path}")
        where body is not null
        select (path, commit.Instant, body);

    private static ArchivedCapture Read((string Path, DateTimeOffset Instant, byte[] Body) snapshot)
    {
        var (path, instant, body) = snapshot;
        var reading = PageReader.Read(new(body, path.EndsWith(".pdf", StringComparison.Ordinal) ? "application/pdf" : "text/html", null, SelectorSet.None));
        var declared = reading.Canonical is { } canonical ? DeclaredDate.Of(canonical, DateOnly.FromDateTime(instant.UtcDateTime)) : null;
        return new(path, instant, reading.Outcome, reading.Canonical?.Hash, ContentHash.Of(body).Abbreviated, RecordOverhead + Packed(body), declared);
    }

    private static long Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
        return packed.Length;
    }
}

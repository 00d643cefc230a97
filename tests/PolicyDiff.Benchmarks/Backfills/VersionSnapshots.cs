using System.Globalization;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks.Backfills;

/// <summary>
/// Captures made up from a versions repository: two a day, each with the text that was in force then. The histories are real, the captures' lengths are
/// the texts' own with some noise. For histories of which no snapshots are at hand.
/// </summary>
internal static class VersionSnapshots
{
    private static readonly TimeSpan Apart = TimeSpan.FromHours(12);

    /// <summary>All captures, by document and time.</summary>
    public static List<ArchivedCapture> Read(string gitDirectory)
    {
        using var objects = new GitObjects(gitDirectory);
        var commits = objects.Log().SelectMany(commit => commit.Paths, (commit, path) => (commit.Id, commit.Instant, Path: path))
            .Where(change => change.Path.EndsWith(".md", StringComparison.Ordinal) && change.Path.Contains('/', StringComparison.Ordinal));
        var captures = new List<ArchivedCapture>();
        foreach (var document in commits.GroupBy(change => change.Path))
        {
            var versions = document.OrderBy(change => change.Instant).Select(change => (change.Instant, Body: objects.Read($"{change.Id}:{change.Path}"))).ToList();
            captures.AddRange(Captures(document.Key, versions));
        }

        return captures;
    }

    private static IEnumerable<ArchivedCapture> Captures(string path, List<(DateTimeOffset Instant, byte[]? Body)> versions)
    {
        var noise = new Random(versions.Count);
        for (var at = 0; at < versions.Count; at++)
        {
            var (from, body) = versions[at];
            var to = at + 1 < versions.Count ? versions[at + 1].Instant : from.AddDays(30);
            var reading = PageReader.Read(new(body ?? [], "text/markdown", null, SelectorSet.None));
            var declared = reading.Canonical is { } canonical ? DeclaredIn(canonical, from) : null;
            for (var instant = from; instant < to; instant += Apart)
            {
                yield return new(path, instant, reading.Outcome, reading.Canonical?.Hash, instant.ToString("O", CultureInfo.InvariantCulture), 4000 + ((body?.Length ?? 0) / 4) + noise.Next(60), declared);
            }
        }
    }

    private static DateOnly? DeclaredIn(CanonicalText text, DateTimeOffset seen) => Archives.Planning.DeclaredDate.Of(text, DateOnly.FromDateTime(seen.UtcDateTime));
}

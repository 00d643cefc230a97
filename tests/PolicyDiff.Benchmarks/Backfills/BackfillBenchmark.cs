using System.Globalization;
using PolicyDiff.Archives.Planning;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks.Backfills;

/// <summary>What backfills of all documents of a snapshots repository cost and find, by the planner alone, against the least that could do.</summary>
internal static class BackfillBenchmark
{
    /// <summary>Over every snapshot of a snapshots repository.</summary>
    public static int Run(string gitDirectory, string? keptIn) => Run(SnapshotReader.Read(gitDirectory, keptIn));

    /// <summary>Over captures made up from a versions repository.</summary>
    public static int RunVersions(string gitDirectory) => Run(VersionSnapshots.Read(gitDirectory));

    /// <summary>What choosing costs with a listing of this length: processor time for each choice of four.</summary>
    public static int RunLarge(int lines)
    {
        var start = new DateTimeOffset(2005, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var captures = Enumerable.Range(0, lines).Select(line => new ArchivedCapture(
            "large", start.AddMinutes(line * 100.0), CaptureOutcome.Ok, ContentHash.Of($"{line / (lines / 200)}"), $"{line}", 20_000 + (line * 7919 % 500), null)).ToList();
        var run = new PlannedRun(captures, 4);
        var before = Environment.CpuUsage.TotalTime;
        while (run.Step([]))
        {
        }

        var spent = Environment.CpuUsage.TotalTime - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines} lines, {run.Opened.Count} opened, {spent.TotalMilliseconds / run.Opened.Count:F1} ms CPU for each"));
        return 0;
    }

    private static int Run(List<ArchivedCapture> captures)
    {
        var organizations = captures.GroupBy(capture => capture.Path)
            .Select(group => new Document(group.Key, [.. group])).GroupBy(document => document.Name.Split('/')[0]).ToList();
        foreach (var atOnce in new[] { 1, 4 })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{atOnce} under way at once"));
            Print("all", DocumentScore.Sum([.. organizations.SelectMany(organization => Measure([.. organization], atOnce))]), "");
        }

        return 0;
    }

    /// <summary>The documents of one organization side by side, as workers take them in turn: each knows what the others found.</summary>
    private static IEnumerable<DocumentScore> Measure(List<Document> documents, int atOnce)
    {
        var runs = documents.ConvertAll(document => new PlannedRun(document.Captures, atOnce));
        var goOn = true;
        while (goOn)
        {
            goOn = false;
            foreach (var run in runs) goOn |= run.Step(Elsewhere(runs, run));
        }

        return documents.Zip(runs, (document, run) =>
        {
            var score = DocumentScore.Of(document.Captures, run.Opened);
            Print(document.Name, score, string.Create(CultureInfo.InvariantCulture, $" listed {document.Captures.Count} {run.Duration.TotalMinutes:F1} min"));
            foreach (var missing in score.Missing) Console.WriteLine($"    not found: {missing}");
            return score;
        });
    }

    private static List<ChangeWindow> Elsewhere(List<PlannedRun> runs, PlannedRun but) =>
        [.. runs.Where(run => run != but).SelectMany(run => run.Found()).Where(window => window.By - window.After < TimeSpan.FromDays(8)).OrderBy(window => window.By)];

    private static void Print(string name, DocumentScore score, string more) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-46} N {score.Usable,6} k {score.Changes,4} limit {score.Limit,7:F1} grid {score.Grid,4} requests {score.Requests,5} ratio {score.Ratio,5:F2} versions {score.Versions,4} missed between equal grid points {score.BetweenGridPoints,3}, elsewhere {score.BetweenEqual,3}, unbounded {score.Unbounded}{more}"));

    private sealed record Document(string Name, IReadOnlyList<ArchivedCapture> Captures);
}

using System.Globalization;
using PolicyDiff.Benchmarks;
using PolicyDiff.Benchmarks.Backfills;
using PolicyDiff.Benchmarks.Dashboard;

return args switch
{
    ["backfill", "--large", var lines] when int.TryParse(lines, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 200 => BackfillBenchmark.RunLarge(count),
    ["backfill", "--versions", var gitDirectory] => BackfillBenchmark.RunVersions(gitDirectory),
    ["backfill", var gitDirectory, .. var rest] when rest.Length <= 1 => BackfillBenchmark.Run(gitDirectory, rest.FirstOrDefault()),
    ["dashboard", "make", var folder, var gitDirectory] => await MadeDatabase.MakeAsync(folder, gitDirectory, 5_000, 200_000),
    ["dashboard", "make", var folder, var gitDirectory, .. { Length: 2 } rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        await MadeDatabase.MakeAsync(folder, gitDirectory, Number(rest, 0, 5_000), Number(rest, 1, 200_000)),
    ["dashboard", "measure", var folder, .. var rest] when rest.Length <= 1 => await DashboardBenchmark.MeasureAsync(folder, rest.FirstOrDefault()),
    ["diff"] => DiffBenchmark.Run(),
    ["explain", var gitDirectory] => await ExplainBenchmark.RunAsync(gitDirectory),
    ["text", "large"] => TextBenchmark.Large(),
    ["text", var folder] => TextBenchmark.Run(folder, null, null),
    ["text", var folder, "--node", var script] => TextBenchmark.Run(folder, null, script),
    ["text", var folder, var snapshots] => TextBenchmark.Run(folder, snapshots, null),
    ["text", var folder, var snapshots, "--node", var script] => TextBenchmark.Run(folder, snapshots, script),
    ["stability", var snapshots, var versions, .. var rest, "--selectors", var file] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        StabilityBenchmark.Run(snapshots, versions, Number(rest, 0, 10), Number(rest, 1, 2), file),
    ["stability", var snapshots, var versions, .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        StabilityBenchmark.Run(snapshots, versions, Number(rest, 0, 10), Number(rest, 1, 2), null),
    ["battery", var gitDirectory, .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        await BatteryBenchmark.RunAsync(gitDirectory, Number(rest, 0, 120), Number(rest, 1, 1)),
    ["bodies", var snapshots, .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        await BodiesBenchmark.RunAsync(snapshots, Number(rest, 0, 1)),
    ["fuzz", "archives", .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        ArchiveFuzzBenchmark.Run(Number(rest, 0, 1_000_000), Number(rest, 1, 1)),
    ["fuzz", "pages", "again", .. var files] when files.Length > 0 => FuzzBenchmark.Again(files),
    ["verdicts"] => VerdictBenchmark.Run(Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS")),
    ["fuzz", "pages", .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        FuzzBenchmark.Pages(Number(rest, 0, 1_000_000), Number(rest, 1, 20_000), Number(rest, 2, 1)),
    ["prose", var gitDirectory, .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        await ProseBenchmark.RunAsync(gitDirectory, Number(rest, 0, 0)),
    ["headlines", var gitDirectory, .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        await HeadlinesBenchmark.RunAsync(gitDirectory, Number(rest, 0, 40), Number(rest, 1, 1)),
    ["news", var gitDirectory] => await NewsBenchmark.RunAsync(gitDirectory),
    _ => Usage(),
};

static int Number(string[] given, int at, int otherwise) => at < given.Length ? int.Parse(given[at], CultureInfo.InvariantCulture) : otherwise;

static int Usage()
{
    // One verb a line, in the order of the alphabet.
    Console.Error.WriteLine(
        """
        usage: PolicyDiff.Benchmarks
            backfill SNAPSHOTS.git [READINGS] | backfill --versions VERSIONS.git | backfill --large LINES
            battery VERSIONS.git [TEXTS [SHOW]]
            bodies SNAPSHOTS.git [EVERY]
            dashboard make FOLDER VERSIONS.git [POLICIES VERSIONS] | dashboard measure FOLDER [PAGE]
            diff
            explain VERSIONS.git
            fuzz archives [INPUTS [SEED]]
            fuzz pages [FRAGMENTS [PAGES [SEED]]] | fuzz pages again FILE…
            headlines VERSIONS.git [COUNT [SEED]]
            news VERSIONS.git
            prose VERSIONS.git [SHOW]
            stability SNAPSHOTS.git VERSIONS.git [EVERY [SHOW]] [--selectors FILE]
            text FOLDER [SNAPSHOTS.git] [--node SCRIPT] | text large
            verdicts
        """);
    return 2;
}

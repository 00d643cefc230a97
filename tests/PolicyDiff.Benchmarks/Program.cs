using System.Globalization;
using PolicyDiff.Benchmarks;

return args switch
{
    ["diff"] => DiffBenchmark.Run(),
    ["explain", var gitDirectory] => await ExplainBenchmark.RunAsync(gitDirectory),
    ["text", "large"] => TextBenchmark.Large(),
    ["text", var folder] => TextBenchmark.Run(folder, null, null),
    ["text", var folder, "--node", var script] => TextBenchmark.Run(folder, null, script),
    ["text", var folder, var snapshots] => TextBenchmark.Run(folder, snapshots, null),
    ["text", var folder, var snapshots, "--node", var script] => TextBenchmark.Run(folder, snapshots, script),
    ["stability", var snapshots, var versions, .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        StabilityBenchmark.Run(snapshots, versions, Number(rest, 0, 10), Number(rest, 1, 2)),
    ["battery", var gitDirectory, .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        await BatteryBenchmark.RunAsync(gitDirectory, Number(rest, 0, 120), Number(rest, 1, 1)),
    ["news", var gitDirectory] => await NewsBenchmark.RunAsync(gitDirectory),
    _ => Usage(),
};

static int Number(string[] given, int at, int otherwise) => at < given.Length ? int.Parse(given[at], CultureInfo.InvariantCulture) : otherwise;

static int Usage()
{
    Console.Error.WriteLine("usage: PolicyDiff.Benchmarks diff | explain GITDIR | news GITDIR | battery GITDIR [TEXTS [SHOW]] | text FOLDER [SNAPSHOTS.git] [--node SCRIPT] | text large | stability SNAPSHOTS.git VERSIONS.git [EVERY [SHOW]]");
    return 2;
}

using System.Globalization;
using PolicyDiff.Benchmarks;

return args switch
{
    ["diff"] => DiffBenchmark.Run(),
    ["explain", var gitDirectory] => await ExplainBenchmark.RunAsync(gitDirectory),
    ["text", "large"] => TextBenchmark.Large(),
    ["text", var folder] => TextBenchmark.Run(folder, 200),
    ["stability", var snapshots, var versions, .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        StabilityBenchmark.Run(snapshots, versions, Number(rest, 0, 10), Number(rest, 1, 2)),
    ["verdicts"] => VerdictBenchmark.Run(Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS")),
    ["fuzz", "pages", .. var rest] when rest.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
        FuzzBenchmark.Pages(Number(rest, 0, 1_000_000), Number(rest, 1, 20_000), Number(rest, 2, 1)),
    ["news", var gitDirectory] => await NewsBenchmark.RunAsync(gitDirectory),
    _ => Usage(),
};

static int Number(string[] given, int at, int otherwise) => at < given.Length ? int.Parse(given[at], CultureInfo.InvariantCulture) : otherwise;

static int Usage()
{
    Console.Error.WriteLine("usage: PolicyDiff.Benchmarks diff | explain GITDIR | news GITDIR | verdicts | fuzz pages [FRAGMENTS [PAGES [SEED]]] | text FOLDER | text large | stability SNAPSHOTS.git VERSIONS.git [EVERY [SHOW]]");
    return 2;
}

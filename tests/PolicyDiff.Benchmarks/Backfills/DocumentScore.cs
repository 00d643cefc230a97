using System.Globalization;
using PolicyDiff.Archives.Planning;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks.Backfills;

/// <summary>What a backfill of one document cost and found, against opening everything.</summary>
/// <param name="Usable">N: captures that hold a text.</param>
/// <param name="Changes">k: neighbours among those that differ.</param>
/// <param name="Limit">log₂ C(N, k) + k + 1: what no method can do with less, on average over all such histories.</param>
/// <param name="Grid">What four captures a year cost.</param>
/// <param name="Requests">Captures opened.</param>
/// <param name="Versions">Versions that opening all finds.</param>
/// <param name="BetweenGridPoints">Not found, inside a quarter whose ends say the same.</param>
/// <param name="BetweenEqual">Not found, between other opened captures that say the same.</param>
/// <param name="Unbounded">Changes found that do not stand between adjacent usable captures: must be none.</param>
internal sealed record DocumentScore(int Usable, int Changes, double Limit, int Grid, int Requests, int Versions, int BetweenGridPoints, int BetweenEqual, int Unbounded)
{
    /// <summary>The versions not found: the day they were first there, and for how many captures.</summary>
    public IReadOnlyList<string> Missing { get; private init; } = [];

    /// <summary>Requests beyond the grid, in units of the limit.</summary>
    public double Ratio => (Requests - Grid) / Limit;

    /// <summary>Scores the captures that were opened.</summary>
    public static DocumentScore Of(IReadOnlyList<ArchivedCapture> captures, IEnumerable<int> openedKeys)
    {
        var opened = openedKeys.ToHashSet();
        var usable = Enumerable.Range(0, captures.Count).Where(index => captures[index].IsUsable).ToList();
        var starts = usable.Where((index, at) => at == 0 || captures[usable[at - 1]].Text != captures[index].Text).ToList();
        var missed = Missed(captures, usable, starts, opened).ToList();
        var grid = GridPoints(captures);
        var quiet = missed.Count(version => IsBetweenEqualGridPoints(captures, usable, grid, version));
        return new(
            usable.Count, Math.Max(0, starts.Count - 1), InformationLimit.Of(usable.Count, Math.Max(0, starts.Count - 1)), grid.Count, opened.Count, starts.Count, quiet, missed.Count - quiet,
            Loose(captures, usable, opened))
        {
            Missing = [.. missed.Select(version => string.Create(
                CultureInfo.InvariantCulture,
                $"{captures[version.First].Instant:yyyy-MM-dd} for {usable.Count(index => index >= version.First && index <= version.Last)} captures{(IsBetweenEqualGridPoints(captures, usable, grid, version) ? ", between equal grid points" : "")}"))],
        };
    }

    /// <summary>The sum over documents.</summary>
    public static DocumentScore Sum(IReadOnlyList<DocumentScore> all) => new(
        all.Sum(one => one.Usable), all.Sum(one => one.Changes), all.Sum(one => one.Limit), all.Sum(one => one.Grid), all.Sum(one => one.Requests),
        all.Sum(one => one.Versions), all.Sum(one => one.BetweenGridPoints), all.Sum(one => one.BetweenEqual), all.Sum(one => one.Unbounded));

    // A version is found when one capture of its run was opened.
    private static IEnumerable<(int First, int Last)> Missed(IReadOnlyList<ArchivedCapture> captures, List<int> usable, List<int> starts, HashSet<int> opened)
    {
        for (var at = 0; at < starts.Count; at++)
        {
            var end = at + 1 < starts.Count ? starts[at + 1] : captures.Count;
            var run = usable.Where(index => index >= starts[at] && index < end).ToList();
            if (!run.Exists(opened.Contains)) yield return (run[0], run[^1]);
        }
    }

    private static List<int> GridPoints(IReadOnlyList<ArchivedCapture> captures) =>
        [.. Enumerable.Range(0, captures.Count).GroupBy(index => Quarter(captures[index].Instant)).Select(quarter => quarter.First())];

    private static int Quarter(DateTimeOffset instant) => (instant.Year * 4) + ((instant.Month - 1) / 3);

    // The point of a quarter is its first capture that holds a text.
    private static bool IsBetweenEqualGridPoints(IReadOnlyList<ArchivedCapture> captures, List<int> usable, List<int> grid, (int First, int Last) version)
    {
        var points = grid.Select(point => usable.Find(index => index >= point)).Append(usable[^1]).ToList();
        var before = points.FindLastIndex(point => point < version.First);
        return before >= 0 && before + 1 < points.Count && points[before + 1] > version.Last && Text(captures, points[before]) == Text(captures, points[before + 1]);
    }

    private static ContentHash Text(IReadOnlyList<ArchivedCapture> captures, int index) => captures[index].Text!.Value;

    private static int Loose(IReadOnlyList<ArchivedCapture> captures, List<int> usable, HashSet<int> opened)
    {
        var read = usable.Where(opened.Contains).ToList();
        var place = usable.Select((index, at) => (index, at)).ToDictionary(pair => pair.index, pair => pair.at);
        return read.Zip(read.Skip(1)).Count(pair => Text(captures, pair.First) != Text(captures, pair.Second) && place[pair.Second] != place[pair.First] + 1);
    }
}

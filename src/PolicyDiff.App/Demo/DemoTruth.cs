using PolicyDiff.Meaning;

namespace PolicyDiff.App.Demo;

/// <summary>Finds the changes in a list of captures by what was written into the story, without reading a page.</summary>
internal static class DemoTruth
{
    /// <summary>A text that is gone again within this time is a flicker.</summary>
    private static readonly TimeSpan Flicker = TimeSpan.FromDays(14);

    /// <summary>The changes between captures that show a version, oldest first.</summary>
    public static IReadOnlyList<DemoChange> Of(IEnumerable<DemoCapture> captures)
    {
        var runs = Runs(captures.Where(capture => capture.Version is not null).OrderBy(capture => capture.Instant));
        return [.. runs.Select((run, index) => new DemoChange(
            KindOf(runs, index),
            index == 0 ? null : runs[index - 1].Version,
            run.Version,
            index == 0 ? null : runs[index - 1].Last,
            run.First))];
    }

    private static List<Run> Runs(IEnumerable<DemoCapture> captures)
    {
        var runs = new List<Run>();
        foreach (var capture in captures)
        {
            if (runs.Count > 0 && runs[^1].Version.Hash == capture.Version!.Hash) runs[^1] = runs[^1] with { Last = capture.Instant };
            else runs.Add(new(capture.Version!, capture.Instant, capture.Instant));
        }

        return runs;
    }

    private static ChangeKind KindOf(List<Run> runs, int index)
    {
        if (IsFlicker(runs, index) || IsFlicker(runs, index - 1)) return ChangeKind.Variant;
        return runs.Take(index).Any(run => run.Version.Hash == runs[index].Version.Hash) ? ChangeKind.Revert : runs[index].Version.Kind;
    }

    private static bool IsFlicker(List<Run> runs, int index) =>
        index > 0 && index < runs.Count - 1
        && runs[index - 1].Version.Hash == runs[index + 1].Version.Hash
        && runs[index + 1].First - runs[index - 1].Last < Flicker;

    private sealed record Run(DemoVersion Version, DateTimeOffset First, DateTimeOffset Last);
}

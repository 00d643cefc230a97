using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>A line of the axis at the beginning of a year. <paramref name="IsWide"/>: shown only where there is room.</summary>
internal sealed record TimelineYear(double At, int Year, bool IsWide);

/// <summary>A change as a bar: where (percent of the width) and how high (percent of the tallest).</summary>
internal sealed record TimelineBar(double At, double Height, string Band, ChangeItem Change);

/// <summary>Captures of one origin; equal positions are drawn once.</summary>
internal sealed record TimelineLane(string Origin, int Usable, int Unusable, IReadOnlyList<double> Ticks, IReadOnlyList<double> UnusableTicks);

/// <summary>More than a year without any usable capture.</summary>
internal sealed record TimelineGap(double At, double Width, DateTimeOffset From, DateTimeOffset Until);

/// <summary>
/// The drawing of a policy's history, in percent of a width that the page decides: so it fits a telephone and a wall without a script.
/// </summary>
internal sealed record Timeline(
    DateTimeOffset From,
    DateTimeOffset Until,
    IReadOnlyList<TimelineYear> Years,
    IReadOnlyList<TimelineBar> Bars,
    IReadOnlyList<TimelineLane> Lanes,
    IReadOnlyList<TimelineGap> Gaps)
{
    private const int WideLabels = 12;
    private const int NarrowLabels = 6;
    private const double LowestBar = 9;

    // Where a label still fits before the end, on a wide screen and on a telephone.
    private const double LastWideLabel = 96;
    private const double LastNarrowLabel = 85;
    private static readonly TimeSpan GapLength = TimeSpan.FromDays(366);

    /// <summary>The timeline of these events and captures up to now; null when there is nothing to draw.</summary>
    internal static Timeline? Of(IReadOnlyList<ChangeItem> changes, IReadOnlyList<CaptureMark> marks, DateTimeOffset now)
    {
        if (changes.Count == 0 && marks.Count == 0) return null;
        var first = marks.Select(mark => mark.Instant).Concat(changes.Select(change => change.FirstWithNew)).Min();
        var from = new DateTimeOffset(first.UtcDateTime.Year, first.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var until = now > first ? now : first.AddDays(1);
        return new(from, until, YearsOf(from, until), BarsOf(changes, from, until), LanesOf(marks, from, until), GapsOf(marks, from, until));
    }

    /// <summary>Bars alone on a given axis: the small line beside a policy in a list.</summary>
    internal static IReadOnlyList<TimelineBar> BarsOf(IReadOnlyList<ChangeItem> changes, DateTimeOffset from, DateTimeOffset until)
    {
        // The square root keeps a rewrite from flattening every other bar to nothing.
        var tallest = changes.Where(change => change.Kind != ChangeKind.First).Select(change => Math.Sqrt(change.WordsTouched)).DefaultIfEmpty(1).Max();
        return changes.OrderBy(change => change.FirstWithNew).Select(change => new TimelineBar(
            Place(change.FirstWithNew, from, until),
            change.Kind == ChangeKind.First ? 100 : Math.Max(LowestBar, 100 * Math.Sqrt(change.WordsTouched) / Math.Max(1, tallest)),
            change.Kind == ChangeKind.First ? "first" : Significance.ToBand(change.Significance),
            change)).ToList();
    }

    private static List<TimelineYear> YearsOf(DateTimeOffset from, DateTimeOffset until)
    {
        var (first, last) = (from.Year + 1, until.Year);
        var wide = Step(last - first + 1, WideLabels);
        var narrow = Step(last - first + 1, NarrowLabels);
        var years = new List<TimelineYear>();
        for (var year = first; year <= last; year++)
        {
            var at = Place(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), from, until);
            if (year % wide == 0 && at < LastWideLabel) years.Add(new(at, year, year % narrow != 0 || at > LastNarrowLabel));
        }

        return years;
    }

    private static int Step(int years, int labels) => new[] { 1, 2, 4, 8, 16 }.FirstOrDefault(step => years <= step * labels, 32);

    private static List<TimelineLane> LanesOf(IReadOnlyList<CaptureMark> marks, DateTimeOffset from, DateTimeOffset until) => marks
        .GroupBy(mark => mark.Origin, StringComparer.Ordinal)
        .OrderBy(group => group.Min(mark => mark.Instant))
        .Select(group => new TimelineLane(
            group.Key,
            group.Count(mark => mark.Outcome.IsUsable()),
            group.Count(mark => !mark.Outcome.IsUsable()),
            Places(group.Where(mark => mark.Outcome.IsUsable()), from, until),
            Places(group.Where(mark => !mark.Outcome.IsUsable()), from, until)))
        .ToList();

    private static List<double> Places(IEnumerable<CaptureMark> marks, DateTimeOffset from, DateTimeOffset until) =>
        marks.Select(mark => Math.Round(Place(mark.Instant, from, until), 1)).Distinct().ToList();

    private static List<TimelineGap> GapsOf(IReadOnlyList<CaptureMark> marks, DateTimeOffset from, DateTimeOffset until)
    {
        var seen = marks.Where(mark => mark.Outcome.IsUsable()).Select(mark => mark.Instant).Append(until).Order().ToList();
        return seen.Zip(seen.Skip(1))
            .Where(pair => pair.Second - pair.First > GapLength)
            .Select(pair => new TimelineGap(Place(pair.First, from, until), Place(pair.Second, from, until) - Place(pair.First, from, until), pair.First, pair.Second))
            .ToList();
    }

    private static double Place(DateTimeOffset instant, DateTimeOffset from, DateTimeOffset until) =>
        Math.Clamp(100 * (instant - from).TotalSeconds / Math.Max(1, (until - from).TotalSeconds), 0, 100);
}

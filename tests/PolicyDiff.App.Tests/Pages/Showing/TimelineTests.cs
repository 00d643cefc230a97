using PolicyDiff.App.Pages.Showing;
using PolicyDiff.History.Queries;
using PolicyDiff.Text;

namespace PolicyDiff.App.Tests.Pages.Showing;

public sealed class TimelineTests
{
    private static readonly DateTimeOffset Now = Day(2026, 1, 1);

    [Fact]
    public void Nothing_known_draws_nothing() => Assert.Null(Timeline.Of([], [], Now));

    [Fact]
    public void A_gap_counts_readable_captures_only_and_reaches_to_today()
    {
        var drawing = Timeline.Of([], [Mark(2020, CaptureOutcome.Ok), Mark(2021, CaptureOutcome.Blocked), Mark(2023, CaptureOutcome.Ok)], Now)!;
        Assert.Equal([Day(2020, 6, 1), Day(2023, 6, 1)], drawing.Gaps.Select(gap => gap.From));
        Assert.Equal(Now, drawing.Gaps[1].Until);
        var lane = Assert.Single(drawing.Lanes);
        Assert.Equal((2, 1), (lane.Usable, lane.Unusable));
    }

    [Fact]
    public void Everything_stands_between_the_ends_of_the_axis()
    {
        var drawing = Timeline.Of([], [Mark(1999, CaptureOutcome.Ok), Mark(2025, CaptureOutcome.Ok)], Now)!;
        Assert.All(drawing.Lanes[0].Ticks.Concat(drawing.Years.Select(year => year.At)), at => Assert.InRange(at, 0, 100));
        Assert.InRange(drawing.Years.Count, 1, 14);
    }

    private static CaptureMark Mark(int year, CaptureOutcome outcome) => new("wayback", Day(year, 6, 1), outcome);

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}

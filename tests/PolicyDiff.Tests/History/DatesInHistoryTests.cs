using PolicyDiff.History;
using PolicyDiff.Meaning;

namespace PolicyDiff.Tests.History;

public sealed class DatesInHistoryTests
{
    [Theory]
    [InlineData("Effective July 1, 2026", "2026-05-20", "2026-05-27", "Takes effect on 1 July 2026, 35 days after it was first seen")]
    [InlineData("Gültig ab 1. Juli 2026", "2026-05-20", "2026-06-30", "Takes effect on 1 July 2026, 1 day after it was first seen")]
    [InlineData("Last updated: 3 March 2026", "2026-05-20", "2026-05-27", "Declares 3 March 2026, and the text before was still seen on 20 May 2026")]
    public void A_declared_date_is_held_against_the_captures(string quote, string lastWithOld, string firstWithNew, string said)
    {
        var once = DatesInHistory.Told(With(quote), Instant(lastWithOld), Instant(firstWithNew));
        Assert.Equal(said, once.Reasons[^1].Sentence);
        Assert.Equal(0, once.Reasons[^1].Weight);

        // What a stored row holds already is not said twice.
        Assert.Equal(once.Reasons, DatesInHistory.Told(once, Instant(lastWithOld), Instant(firstWithNew)).Reasons);
    }

    [Fact]
    public void A_date_between_the_captures_says_nothing_more() =>
        Assert.Single(DatesInHistory.Told(With("Last updated: 22 May 2026"), Instant("2026-05-20"), Instant("2026-05-27")).Reasons);

    private static Explained With(string quote) =>
        Explained.First with { Reasons = [new("date", "Declared date", "Last updated: 1 January 2020", quote, 0, 0.05, ChangeDirection.Neutral, null)] };

    private static DateTimeOffset Instant(string day) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), default, TimeSpan.Zero);
}

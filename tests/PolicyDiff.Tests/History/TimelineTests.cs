using PolicyDiff.History;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.History;

public sealed class TimelineTests
{
    private static readonly DateTimeOffset Start = new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_seen_is_no_version() => Assert.Empty(Timeline.Arrange([]));

    [Fact]
    public void Consecutive_captures_of_one_text_are_one_version_whoever_saw_them()
    {
        var versions = Timeline.Arrange([Seen(0, "A"), Seen(1, "A", origin: "live"), Seen(2, "A", source: 2), Seen(3, "B")]);
        Assert.Equal(["A 0-2 of 3, 1 live", "B 3-3 of 1, 0 live"], Shown(versions));
    }

    [Fact]
    public void A_text_that_comes_back_is_another_version() =>
        Assert.Equal(["A 0-0 of 1, 0 live", "B 1-1 of 1, 0 live", "A 2-2 of 1, 0 live"], Shown(Timeline.Arrange([Seen(0, "A"), Seen(1, "B"), Seen(2, "A")])));

    [Fact]
    public void No_outcome_but_the_usable_ones_makes_or_ends_a_version()
    {
        foreach (var outcome in Enum.GetValues<CaptureOutcome>().Where(outcome => !outcome.IsUsable()))
        {
            // With a text and without: a challenge page has words too.
            var versions = Timeline.Arrange([Seen(0, "A"), Seen(1, "B") with { Outcome = outcome }, Seen(2, null) with { Outcome = outcome }, Seen(3, "A")]);
            Assert.Equal(["A 0-3 of 2, 0 live"], Shown(versions));
        }
    }

    [Fact]
    public void Unchanged_says_what_the_same_observer_saw_last()
    {
        var versions = Timeline.Arrange([Seen(0, "A", "live"), Seen(1, "B"), Unchanged(2), Seen(3, null, "live") with { Outcome = CaptureOutcome.Unreachable }, Unchanged(4)]);
        Assert.Equal(["A 0-0 of 1, 1 live", "B 1-1 of 1, 0 live", "A 2-4 of 2, 2 live"], Shown(versions));
    }

    [Fact]
    public void Unchanged_without_anything_before_it_says_nothing() => Assert.Empty(Timeline.Arrange([Unchanged(0), Unchanged(1)]));

    [Theory]
    [InlineData(CaptureOutcome.Blocked)]
    [InlineData(CaptureOutcome.SoftNotFound)]
    [InlineData(CaptureOutcome.Empty)]
    [InlineData(CaptureOutcome.Truncated)]
    [InlineData(CaptureOutcome.NotHtml)]
    [InlineData(CaptureOutcome.TooComplex)]
    public void Unchanged_after_a_page_without_the_policy_does_not_say_that_the_policy_is_there(CaptureOutcome outcome) =>
        Assert.Equal(["A 0-0 of 1, 1 live"], Shown(Timeline.Arrange([Seen(0, "A", "live"), Seen(1, null, "live") with { Outcome = outcome }, Unchanged(2)])));

    [Fact]
    public void Captures_of_one_instant_stand_in_an_order_that_their_content_decides()
    {
        Observation[] seen = [Seen(0, "A"), Seen(0, "B", source: 2), Seen(0, "C", source: 3)];
        var expected = Shown(Timeline.Arrange(seen));
        Assert.Equal(expected, Shown(Timeline.Arrange(seen.Reverse().Select((one, index) => one with { CaptureId = 100 - index }))));
        Assert.Equal(3, expected.Count);
    }

    [Fact]
    public void Any_order_of_any_observations_gives_the_same_versions()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var seen = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Any(random)).DistinctBy(one => one.Evidence).ToArray();
            var expected = Timeline.Arrange(seen);
            for (var position = 1; position < expected.Count; position++) Assert.NotEqual(expected[position - 1].Text, expected[position].Text);
            for (var position = 1; position < expected.Count; position++) Assert.True(expected[position - 1].Last.Instant <= expected[position].First.Instant);

            random.Shuffle(seen);
            Assert.Equal(Shown(expected), Shown(Timeline.Arrange(seen)));
        }
    }

    private static Observation Any(Random random)
    {
        var source = random.Next(1, 3);
        var origin = random.Next(3) switch { 0 => "live", 1 => "wayback", _ => "import:corpus" };
        var seen = Seen(random.Next(15), ((char)('A' + random.Next(4))).ToString(), origin, source);
        return random.Next(4) switch
        {
            0 => seen with { Outcome = CaptureOutcome.Unchanged, Text = null, Faithful = null, Evidence = ContentHash.Of(seen.Evidence + "304") },
            1 => seen with { Outcome = Enum.GetValues<CaptureOutcome>()[random.Next(12)] },
            _ => seen,
        };
    }

    private static Observation Seen(int day, string? text, string origin = "wayback", long source = 1) => new(
        day, ContentHash.Of($"{source} {origin} {day} {text}"), source, Start.AddDays(day), origin, CaptureOutcome.Ok,
        text is null ? null : ContentHash.Of(text), text is null ? null : ContentHash.Of(text + " as shown"));

    private static Observation Unchanged(int day) => Seen(day, null, "live") with { Outcome = CaptureOutcome.Unchanged };

    private static List<string> Shown(IEnumerable<ArrangedVersion> versions) => [.. versions.Select(version => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{"ABCD".Single(letter => ContentHash.Of(letter.ToString()) == version.Text)} {(version.First.Instant - Start).Days}-{(version.Last.Instant - Start).Days} of {version.Captures}, {version.LiveCaptures} live"))];
}

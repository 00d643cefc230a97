using PolicyDiff.History;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.History;

public sealed class ChangePlaceTests
{
    [Fact]
    public void A_text_that_is_gone_within_days_is_a_variant_both_ways()
    {
        var places = Places(("A", 0, 30), ("B", 32, 33), ("A", 35, 90));
        Assert.Equal([ChangeKind.First, ChangeKind.Variant, ChangeKind.Variant], places.Select(place => place.Kind));
        Assert.All(places, place => Assert.True(place.IsQuiet));
    }

    [Fact]
    public void A_return_after_weeks_is_a_revert_and_is_told()
    {
        var places = Places(("A", 0, 30), ("B", 32, 60), ("A", 62, 90));
        Assert.Null(places[1].Kind);
        Assert.Equal((ChangeKind.Revert, false), (places[2].Kind, places[2].IsQuiet));
        Assert.Equal(Captures.Start, places[2].Earlier!.First.Instant);
    }

    [Fact]
    public void A_text_that_stays_after_a_to_and_fro_came_when_it_was_first_seen()
    {
        var places = Places(("A", 0, 30), ("B", 31, 31), ("A", 32, 33), ("B", 34, 90));
        Assert.Equal([true, false, true, true], places.Select(place => place.IsQuiet));
        Assert.Equal((null, true), (places[1].Kind, places[1].IsKnownToStay));
        Assert.Equal(ChangeKind.Variant, places[3].Kind);
    }

    [Fact]
    public void A_text_that_flickered_a_year_before_it_came_and_went_and_stayed_is_told_of_the_second_time()
    {
        var places = Places(("A", 0, 30), ("B", 31, 31), ("A", 32, 400), ("B", 401, 401), ("A", 402, 403), ("B", 404, 490));
        Assert.Equal([true, true, true, false, true, true], places.Select(place => place.IsQuiet));
    }

    [Fact]
    public void A_text_that_came_and_went_and_never_stayed_is_told_of_at_no_time()
    {
        Assert.All(Places(("A", 0, 30), ("B", 31, 31), ("A", 32, 33), ("B", 34, 35), ("A", 36, 90)), place => Assert.True(place.IsQuiet));
    }

    [Fact]
    public void A_text_that_is_written_on_after_a_to_and_fro_is_told_though_it_stood_for_days_only()
    {
        var places = Places(("A", 0, 30), ("B", 31, 31), ("A", 32, 33), ("B", 34, 38), ("C", 40, 90));
        Assert.Equal([true, false, true, true, false], places.Select(place => place.IsQuiet));
    }

    [Fact]
    public void Two_texts_that_take_turns_for_weeks_are_told_of_once_at_most()
    {
        var runs = Enumerable.Range(0, 20).Select(turn => (turn % 2 == 0 ? "A" : "B", turn * 2, (turn * 2) + 1)).ToArray();
        Assert.Single(Places([.. runs, ("C", 60, 90)]).Skip(1).SkipLast(1), place => !place.IsQuiet);
        Assert.DoesNotContain(Places(runs).Skip(1), place => !place.IsQuiet);
    }

    [Fact]
    public void A_text_between_two_captures_far_apart_is_no_variant()
    {
        var places = Places(("A", 0, 30), ("B", 200, 200), ("A", 400, 400));
        Assert.Null(places[1].Kind);
        Assert.Equal(ChangeKind.Revert, places[2].Kind);
    }

    [Fact]
    public void A_text_read_anew_by_others_is_nobody_s_news()
    {
        var versions = Versions([("A", 0, 30), ("B", 32, 60)], Observation.ChangesOnly + Observation.Reread);
        Assert.Equal((ChangeKind.RulesChanged, true), (ChangePlace.Of(versions, 1).Kind, ChangePlace.Of(versions, 1).IsQuiet));
    }

    private static List<ChangePlace> Places(params (string Text, int From, int To)[] runs)
    {
        var versions = Versions(runs, "wayback");
        return [.. Enumerable.Range(0, versions.Count).Select(position => ChangePlace.Of(versions, position))];
    }

    private static List<ArrangedVersion> Versions((string Text, int From, int To)[] runs, string origin)
    {
        Observation Seen(string text, int day) => new(
            day, ContentHash.Of($"{text}{day}"), 1, Captures.Start.AddDays(day), origin, CaptureOutcome.Ok, ContentHash.Of(text), ContentHash.Of(text));
        return [.. runs.Select(run => new ArrangedVersion(ContentHash.Of(run.Text), ContentHash.Of(run.Text), Seen(run.Text, run.From), Seen(run.Text, run.To), 2, 0))];
    }
}

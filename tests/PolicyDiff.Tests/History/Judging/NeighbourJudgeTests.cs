using PolicyDiff.History.Judging;
using PolicyDiff.Tests.Text.Labelled;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.History.Judging;

/// <summary>What captures of one source make of each other, without a database. A letter stands for a page: see <see cref="Lines"/>.</summary>
public sealed class NeighbourJudgeTests
{
    [Theory]
    // A and a: two states of one policy; H, I: front pages; G: the policy in German; C: a part of A; B: another policy's text under the same name.
    [InlineData("AAHAA", "..w..")]
    [InlineData("AAGAA", "..w..")]
    [InlineData("AAHaa", "..w..")]
    [InlineData("AACAA", "..c..")]
    [InlineData("AAHHHAA", "..www..")]
    [InlineData("AAHIGAA", "..www..")]
    [InlineData("AAHAHAAHHA", "..w.w..ww.")]
    public void A_page_unlike_both_neighbours_that_are_alike_was_another(string line, string expected) => Assert.Equal(expected, Lines.Judge(line));

    [Theory]
    [InlineData("AAAA")]
    [InlineData("AAaa")]
    [InlineData("AaAaA")]
    [InlineData("AABB")]
    [InlineData("AAB")]
    [InlineData("AABAA")]
    [InlineData("AABBAA")]
    [InlineData("AAGG")]
    [InlineData("A")]
    [InlineData("H")]
    [InlineData("HHHH")]
    [InlineData("")]
    public void A_real_text_counts_at_once_however_new_it_is(string line) => Assert.Equal(new string('.', line.Length), Lines.Judge(line));

    [Theory]
    [InlineData("AAH", "..w")]
    [InlineData("AAHH", "..ww")]
    [InlineData("AAHHH", "..www")]
    [InlineData("AAHHHH", "......")]
    [InlineData("AAHIHI", "......")]
    [InlineData("AAHHHHA", ".......")]
    [InlineData("HAAA", "w...")]
    [InlineData("HHHHAAA", ".......")]
    [InlineData("AAHBB", "..w..")]
    public void What_says_nothing_of_a_policy_is_held_for_three_captures_in_a_row_and_no_longer(string line, string expected) => Assert.Equal(expected, Lines.Judge(line));

    [Theory]
    [InlineData("AGAGAAGA", ".w.w..w.")]
    [InlineData("GAGAGGAG", ".w.w..w.")]
    public void Where_two_kinds_take_turns_the_rarer_is_the_odd_one(string line, string expected) => Assert.Equal(expected, Lines.Judge(line));

    [Fact]
    public void A_persons_word_wins_and_is_not_weighed_again()
    {
        var line = Lines.Of("AAHAA");
        line[2] = line[2] with { Decided = new(CaptureOutcome.Ok, "Ada decided this.") };
        Assert.Equal("Ada decided this.", Assert.Single(NeighbourJudge.Judge(line, Lines.Sketches)).Value.Reason);

        line = Lines.Of("AAAA");
        line[1] = line[1] with { Decided = new(CaptureOutcome.WrongPage, "Ada decided this.") };
        Assert.Equal(CaptureOutcome.WrongPage, Assert.Single(NeighbourJudge.Judge(line, Lines.Sketches)).Value.Outcome);
    }

    [Fact]
    public void Nothing_can_make_a_policys_text_of_a_capture_without_one()
    {
        var line = Lines.Of("AA");
        line[1] = line[1] with { Text = null, Page = CaptureOutcome.Empty, Decided = new(CaptureOutcome.Ok, "Ada decided this.") };
        Assert.Empty(NeighbourJudge.Judge(line, Lines.Sketches));
    }

    [Fact]
    public void A_whole_page_in_the_place_of_one_of_its_policies_is_nobodys_text()
    {
        var line = Lines.Of("AAB");
        line[2] = line[2] with { SelectorMissed = true };
        Assert.Equal(CaptureOutcome.SelectorMissed, Assert.Single(NeighbourJudge.Judge(line, Lines.Sketches)).Value.Outcome);
    }

    [Fact]
    public void Any_order_gives_the_same_verdicts_and_never_more_than_three_in_a_row()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var letters = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => "AAAAaaHIGBC"[random.Next(11)]));
            var line = Lines.Of(letters);
            var verdicts = NeighbourJudge.Judge(line, Lines.Sketches);
            var longest = Lines.Shown(line, verdicts).Split('.').Max(run => run.Length);
            Assert.True(longest <= NeighbourJudge.MostInARow, $"{letters}: {Lines.Shown(line, verdicts)}");

            random.Shuffle(line);
            var again = NeighbourJudge.Judge(line, Lines.Sketches);
            Assert.Equal(verdicts.OrderBy(verdict => verdict.Key), again.OrderBy(verdict => verdict.Key));
        }
    }

    [Fact]
    public void Every_reason_is_a_sentence_that_names_what_was_seen()
    {
        var verdict = Assert.Single(NeighbourJudge.Judge(Lines.Of("AAGAA"), Lines.Sketches)).Value;
        Assert.Contains("its language is German, theirs is English", verdict.Reason, StringComparison.Ordinal);
        Assert.EndsWith(".", verdict.Reason, StringComparison.Ordinal);
    }
}

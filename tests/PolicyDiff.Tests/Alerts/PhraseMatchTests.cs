using PolicyDiff.Alerts;
using PolicyDiff.Diffing;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Alerts;

public sealed class PhraseMatchTests
{
    [Theory]
    [InlineData("We keep data.", "We keep data. We sell your data to partners.", "sell your data", true)]
    [InlineData("We sell your data to partners.", "We keep data.", "Sell Your  Data", true)]
    [InlineData("We may share your data with partners today.", "We may sell your data with partners today.", "sell your data", true)]
    [InlineData("We may sell your data to partners today.", "We may sell your data to partners tomorrow.", "sell your data", false)]
    [InlineData("We keep data.", "We keep data. We resell your data.", "sell your data", false)]
    [InlineData("We keep data.", "We keep data. Children’s data is safe.", "children's data", true)]
    [InlineData("We keep data.", "We keep data. See section (c).", "(c)", true)]
    [InlineData("We keep data.", "We keep data. Really!", "!!", false)]
    [InlineData("We keep data.", "We keep data. DAS STRASSENFEST ÜBER ALLES.", "über alles", true)]
    public void A_phrase_matches_where_the_change_touches_it(string old, string now, string phrase, bool matches) =>
        Assert.Equal(matches, new PhraseMatch(Compare(old, now)).Matches(phrase));

    [Fact]
    public void A_phrase_in_a_paragraph_that_only_moved_does_not_match()
    {
        const string moved = "We sell your data to partners who pay for it and who keep it as long as they like.";
        var diff = PolicyDiffer.Compare(
            TextOf(moved, "Second paragraph about cookies and about how long they stay.", "Third paragraph about your right to see what we hold."),
            TextOf("Second paragraph about cookies and about how long they stay.", "Third paragraph about your right to see what we hold.", moved));

        Assert.Contains(diff.Rows, row => row.Kind == RowKind.MovedHere);
        Assert.False(new PhraseMatch(diff).Matches("sell your data"));
    }

    private static TextDiff Compare(string old, string now) => PolicyDiffer.Compare(TextOf(old), TextOf(now));

    private static PolicyText TextOf(params string[] paragraphs) =>
        new(null, "en", [.. paragraphs.Select(paragraph => new Block(BlockKind.Paragraph, 0, null, [new(paragraph)]))]);
}

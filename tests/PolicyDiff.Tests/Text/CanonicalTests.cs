using PolicyDiff.Text;

namespace PolicyDiff.Tests.Text;

public sealed class CanonicalTests
{
    [Theory]
    [InlineData("“We” don’t – ever — sell…", "\"We\" don't - ever - sell...")]
    [InlineData("« nous » et ‹ vous ›", "\" nous \" et \" vous \"")]
    [InlineData("e\u0301te\u0301 soft\u00ADware\u200B\uFEFF", "\u00E9t\u00E9 software")]
    [InlineData("  a\u00A0\t\nb\u2009c ", "a b c")]
    [InlineData("• What", "What")]
    [InlineData("1. Scope", "Scope")]
    [InlineData("1.2.3 Scope", "Scope")]
    [InlineData("(iv) the carrier", "the carrier")]
    [InlineData("b) the carrier", "the carrier")]
    [InlineData("1.5 million users", "1.5 million users")]
    [InlineData("3. März 2020", "3. März 2020")]
    [InlineData("30 days", "30 days")]
    [InlineData("I agree", "I agree")]
    [InlineData("* * *", "")]
    [InlineData("12.", "12.")]
    [InlineData("ALL CAPS stay", "ALL CAPS stay")]
    [InlineData("Wer’s  tut –  “gut” ", "Wer's tut - \"gut\"")]
    [InlineData("’ tis `so’", "' tis 'so'")]
    [InlineData("a\u2001b\u2003c\u200B d", "a b c d")]
    public void Two_ways_to_write_the_same_fold_into_one(string written, string folded) => Assert.Equal(folded, Canonical.Fold(written));

    [Theory]
    [InlineData("", 0)]
    [InlineData(" – & – ", 0)]
    [InlineData("(a) b-c d’e\u00A0f\tg\nh", 6)]
    [InlineData("naïve – 30% — 個人情報 x", 4)]
    public void A_word_is_a_run_between_white_space_with_a_letter_or_digit(string text, int words) => Assert.Equal(words, Canonical.CountWords(text));

    [Fact]
    public void The_name_of_a_text_is_the_hash_of_its_clauses_joined()
    {
        string[] lines = ["We keep “it”.", "\uD83D\uDE00 naïve", "個人情報"];
        Assert.Equal(ContentHash.Of(string.Join('\n', lines)), ContentHash.OfLines(lines));
        Assert.Equal(ContentHash.Of(""), ContentHash.OfLines([]));
        Assert.Equal(ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(lines[1])), ContentHash.Of(lines[1]));
    }

    [Fact]
    public void Folding_twice_changes_nothing_more()
    {
        foreach (var text in new[] { "“We” don’t – sell…", "• What", "1. Scope", "(a) x" }) Assert.Equal(Canonical.Fold(text), Canonical.Fold(Canonical.Fold(text)));
    }

    [Fact]
    public void Links_styles_marks_and_heading_levels_do_not_make_another_text()
    {
        var plain = Pages.Read("<html><body><h2>Rights</h2><p>You may ask us.</p><ul><li>first</li></ul></body></html>");
        var dressed = Pages.Read("<html><body><h4><a name=r></a>Rights</h4><p>You <b>may</b> <a href='/ask'>ask us</a>.</p><ol><li>first</li></ol></body></html>");
        Assert.Equal(plain.Canonical!.Hash, dressed.Canonical!.Hash);
        Assert.Equal(6, plain.Canonical.Words);
    }

    [Fact]
    public void One_dropped_word_makes_another_text() =>
        Assert.NotEqual(Pages.Read("<p>We do not sell data.</p>").Canonical!.Hash, Pages.Read("<p>We do sell data.</p>").Canonical!.Hash);

    [Fact]
    public void Half_a_surrogate_pair_is_folded_without_an_error() => Assert.Equal("a\uD800 b", Canonical.Fold("a\uD800  b"));

    [Theory]
    [InlineData("3. a. Who may use it", "Who may use it")]
    [InlineData("(b) (iv) Your rights", "Your rights")]
    [InlineData("- 2) Cookies", "Cookies")]
    public void A_number_within_a_number_is_left_out_too(string plain, string folded) => Assert.Equal(folded, Canonical.Fold(plain));
}

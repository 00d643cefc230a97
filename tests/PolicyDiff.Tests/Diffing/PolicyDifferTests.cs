using PolicyDiff.Diffing;
using static PolicyDiff.Tests.Diffing.TextBuilder;

namespace PolicyDiff.Tests.Diffing;

public sealed class PolicyDifferTests
{
    private const string LongParagraph = "We collect your name, address and telephone number when you order a kite. We keep what you ordered for seven years, because the tax law wants it. You may ask for a copy of all that at the counter.";

    [Fact]
    public void A_split_paragraph_is_neither_added_nor_removed()
    {
        var diff = Compare(
            "Before it stands this.\n" + LongParagraph + "\nAfter it stands that.",
            "Before it stands this.\n" + LongParagraph.Replace("kite. We", "kite.\nWe", StringComparison.Ordinal).Replace("wants it. You", "wants it.\nYou", StringComparison.Ordinal) + "\nAfter it stands that.");
        Assert.Equal([RowKind.Same, RowKind.Edited, RowKind.SplitOff, RowKind.SplitOff, RowKind.Same], diff.Rows.Select(row => row.Kind));
        Assert.Equal(new(0, 0, 0), diff.Counts);
    }

    [Fact]
    public void A_word_changed_in_a_split_off_part_is_the_only_change_of_words()
    {
        var diff = Compare(LongParagraph, LongParagraph.Replace("kite. We", "kite.\nWe", StringComparison.Ordinal).Replace("seven", "nine", StringComparison.Ordinal));
        Assert.Equal([RowKind.Edited, RowKind.SplitOff], diff.Rows.Select(row => row.Kind));
        Assert.Equal(new(1, 1, 0), diff.Counts);
    }

    [Fact]
    public void A_phrase_put_in_between_commas_replaces_no_space()
    {
        var diff = Compare("The Consumer Privacy Act gives you rights.", "The Consumer Privacy Act, as amended by the Rights Act, gives you rights.");
        Assert.Equal(["The Consumer Privacy Act", ", as amended by the Rights Act,", " gives you rights."], diff.Rows.Single().Tokens.Select(token => token.Text));
    }

    [Fact]
    public void Merged_paragraphs_are_neither_added_nor_removed()
    {
        var diff = Compare(LongParagraph.Replace(". ", ".\n", StringComparison.Ordinal), LongParagraph);
        Assert.Equal([RowKind.Edited, RowKind.MergedIn, RowKind.MergedIn], diff.Rows.Select(row => row.Kind));
        Assert.Equal(new(0, 0, 0), diff.Counts);
    }

    [Fact]
    public void A_paragraph_put_beside_a_reworded_one_is_added_not_split_off()
    {
        var diff = Compare(
            "We keep your orders for seven years and your letters for two.",
            "We keep your orders for nine years and your letters for two.\nOur shop has a cat that is called Whiskers and sleeps on the counter.");
        Assert.Equal([RowKind.Edited, RowKind.Added], diff.Rows.Select(row => row.Kind));
    }

    private const string Cookies = "We set cookies to remember which language you prefer and whether you are signed in.";
    private const string Sharing = "We do not sell your personal information to anybody for any purpose whatsoever.";
    private const string Security = "Passwords are stored as salted hashes and every connection to our servers is encrypted.";
    private const string Contact = "Write to the privacy office at privacy@harbour.example if something here is unclear.";

    [Fact]
    public void Equal_texts_have_only_same_rows()
    {
        var diff = PolicyDiffer.Compare(Of(Cookies, Sharing), Of(Cookies, Sharing));
        Assert.All(diff.Rows, row => Assert.Equal(RowKind.Same, row.Kind));
        Assert.Equal(new DiffCounts(0, 0, 0), diff.Counts);
        Assert.Empty(Hunks.Of(diff));
    }

    [Fact]
    public void A_moved_paragraph_is_not_reported_as_new()
    {
        var diff = PolicyDiffer.Compare(Of(Cookies, Sharing, Security, Contact), Of(Sharing, Security, Contact, Cookies));
        Assert.Equal([RowKind.MovedAway, RowKind.Same, RowKind.Same, RowKind.Same, RowKind.MovedHere], diff.Rows.Select(row => row.Kind));
        Assert.Equal(new DiffCounts(0, 0, 15), diff.Counts);
    }

    [Fact]
    public void Of_two_swapped_paragraphs_the_shorter_one_moved()
    {
        var diff = PolicyDiffer.Compare(Of("# Cookies", "Short one here.", Security), Of("# Cookies", Security, "Short one here."));
        var moved = Assert.Single(diff.Rows, row => row.Kind == RowKind.MovedHere);
        Assert.Equal(1, moved.OldIndex);
        Assert.Equal(2, moved.NewIndex);
    }

    [Fact]
    public void A_reworded_paragraph_pairs_by_words_and_not_by_position()
    {
        var reworded = Sharing.Replace("do not sell", "sell", StringComparison.Ordinal);
        var diff = PolicyDiffer.Compare(Of("# A", Sharing, "# B"), Of("# A", Security, Cookies, reworded, "# B"));
        var edited = Assert.Single(diff.Rows, row => row.Kind == RowKind.Edited);
        Assert.Equal((1, 3), (edited.OldIndex, edited.NewIndex));
        Assert.Equal(2, diff.Rows.Count(row => row.Kind == RowKind.Added));
    }

    [Fact]
    public void A_paragraph_that_moved_and_was_reworded_is_both()
    {
        var reworded = Security.Replace("salted hashes", "salted digests", StringComparison.Ordinal);
        var diff = PolicyDiffer.Compare(Of(Security, Cookies, Sharing, Contact), Of(Cookies, Sharing, Contact, reworded));
        Assert.Equal([RowKind.MovedAway, RowKind.Same, RowKind.Same, RowKind.Same, RowKind.MovedAndEdited], diff.Rows.Select(row => row.Kind));
        Assert.Equal(0, diff.Counts.Moved);
        Assert.Equal(1, diff.Counts.Added);
    }

    [Fact]
    public void Unlike_paragraphs_at_the_same_place_are_removed_and_added()
    {
        var diff = PolicyDiffer.Compare(Of("# A", Cookies, "# B"), Of("# A", Contact, "# B"));
        Assert.Equal([RowKind.Same, RowKind.Removed, RowKind.Added, RowKind.Same], diff.Rows.Select(row => row.Kind));
    }

    [Fact]
    public void Two_edited_rows_of_alike_list_items_find_their_own_partners()
    {
        var old = Of("- The right to obtain a copy of your data", "- The right to correct wrong entries in your data", "- The right to erase your data");
        var @new = Of("- The right to have us correct wrong entries in your data", "- The right to erase all your data", "- The right to obtain one copy of your data");
        var pairs = PolicyDiffer.Compare(old, @new).Rows.Where(row => row is { OldIndex: not null, NewIndex: not null }).Select(row => (row.OldIndex, row.NewIndex));
        Assert.Equivalent(new (int?, int?)[] { (0, 2), (1, 0), (2, 1) }, pairs.ToArray());
    }

    [Fact]
    public void Formatting_of_quotes_and_white_space_is_no_change()
    {
        var diff = PolicyDiffer.Compare(Of("We  share\u00a0nothing."), Of("We share nothing."));
        Assert.Equal(RowKind.Same, Assert.Single(diff.Rows).Kind);
        Assert.Equal(["We  share\u00a0nothing."], DiffApplication.OldText(diff));
    }

    [Fact]
    public void Blocks_without_words_are_kept_and_compared_by_their_signs()
    {
        var diff = PolicyDiffer.Compare(Of("* * *", Cookies), Of("* * *", "---", Cookies));
        Assert.Equal([RowKind.Same, RowKind.Added, RowKind.Same], diff.Rows.Select(row => row.Kind));
    }

    [Fact]
    public void A_changed_number_shows_with_its_unit()
    {
        var diff = PolicyDiffer.Compare(Of("We keep server logs for 30 days and then erase them."), Of("We keep server logs for 180 days and then erase them."));
        var edited = Assert.Single(diff.Rows);
        Assert.Equal(["=We keep server logs for ", "-30 days", "+180 days", "= and then erase them."], edited.Tokens.Select(Written));
        Assert.Equal(new DiffCounts(2, 2, 0), diff.Counts);
    }

    [Fact]
    public void Joining_words_between_two_edits_do_not_break_the_phrase()
    {
        var diff = PolicyDiffer.Compare(
            Of("We may give your details to trusted suppliers of the company when you place an order with our shop."),
            Of("We may give your details to selected partners of the group when you place an order with our shop."));
        Assert.Equal(
            ["=We may give your details to ", "-trusted suppliers of the company", "+selected partners of the group", "= when you place an order with our shop."],
            Assert.Single(diff.Rows).Tokens.Select(Written));
    }

    [Fact]
    public void An_inserted_sentence_is_marked_from_its_first_word_to_its_full_stop()
    {
        var diff = PolicyDiffer.Compare(
            Of("We keep your data safe. We keep your trust."),
            Of("We keep your data safe. We keep your data forever. We keep your trust."));
        var added = Assert.Single(Assert.Single(diff.Rows).Tokens, token => token.Mark == TokenMark.Added);
        Assert.Equal("We keep your data forever.", added.Text.Trim());
    }

    [Fact]
    public void More_unmatched_blocks_than_the_budget_are_shown_as_replaced_and_say_so()
    {
        var old = Of([.. Enumerable.Range(0, DiffBudget.UnmatchedBlocks + 1).Select(index => $"old{index} alpha beta gamma")]);
        var @new = Of([.. Enumerable.Range(0, 3).Select(index => $"new{index} alpha beta gamma")]);
        var diff = PolicyDiffer.Compare(old, @new);
        Assert.True(diff.FellBack);
        Assert.All(diff.Rows, row => Assert.True(row.Kind is RowKind.Removed or RowKind.Added && row.FellBack));
    }

    [Fact]
    public void A_text_rewritten_whole_is_shown_as_replaced_and_says_so()
    {
        var old = Of([.. Enumerable.Range(0, 600).Select(index => $"a{index} b{index} c{index} d{index} e{index}")]);
        var @new = Of([.. Enumerable.Range(0, 600).Select(index => $"v{index} w{index} x{index} y{index} z{index}")]);
        Assert.True(PolicyDiffer.Compare(old, @new).FellBack);
    }

    private static string Written(DiffToken token) => token.Mark switch { TokenMark.Added => "+", TokenMark.Removed => "-", _ => "=" } + token.Text;

    private static TextDiff Compare(string old, string @new) => PolicyDiffer.Compare(TextBuilder.FromLines(old), TextBuilder.FromLines(@new));
}

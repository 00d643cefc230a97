using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Tests.Diffing.Words;

/// <summary>What a reader sees of an edited sentence: [-removed-], {+added+}, the rest kept.</summary>
public sealed class PhraseCleanerTests
{
    [Theory]
    [InlineData("We will not sell your data.", "We will sell your data.", "We will [-not -]sell your data.")]
    [InlineData("We do not sell it.", "We sell it.", "We [-do not -]sell it.")]
    [InlineData("Kept for 30 days after closing.", "Kept for 180 days after deletion.", "Kept for [-30 days-]{+180 days+} after [-closing-]{+deletion+}.")]
    [InlineData("Shared with Acme and stored there.", "Shared with Umbrella and stored there.", "Shared with [-Acme-]{+Umbrella+} and stored there.")]
    [InlineData("We may share it.", "We will share it.", "We [-may-]{+will+} share it.")]
    public void A_small_edit_stays_as_small_as_it_is(string old, string @new, string seen) => Assert.Equal(seen, Seen(old, @new));

    [Theory]
    [InlineData("Last revised May 1, 2018 in Oslo.", "Last revised August 2, 2023 in Oslo.", "Last revised [-May 1, 2018-]{+August 2, 2023+} in Oslo.")]
    [InlineData("Nous ne vendons pas vos données.", "Nous vendons vos données.", "Nous [-ne vendons pas-]{+vendons+} vos données.")]
    [InlineData("Shared with a third party here.", "Shared with a partner here.", "Shared with a [-third party-]{+partner+} here.")]
    public void What_a_reader_takes_as_one_is_changed_as_one(string old, string @new, string seen) => Assert.Equal(seen, Seen(old, @new));

    [Theory]
    [InlineData("subject to changes in global or local health authorities’ guidance on the virus now", "subject to changes in guidance from health authorities or the ministry now", "subject to changes in [-global or local health authorities’ guidance on the virus-]{+guidance from health authorities or the ministry+} now")]
    [InlineData("the trusted suppliers of the company deliver kites to you", "the selected partners of the group deliver kites to you", "the [-trusted suppliers of the company-]{+selected partners of the group+} deliver kites to you")]
    public void Single_kept_words_between_two_rewordings_go_with_them(string old, string @new, string seen) => Assert.Equal(seen, Seen(old, @new));

    [Fact]
    public void Of_a_rewritten_sentence_the_longest_kept_phrase_stays() => Assert.Equal(
        "[-Whenever anybody buys a kite with us their card number goes to-]{+Card numbers of all buyers are seen by+} the bank that handles our payments[- so that it can check the-]{+ which then checks each+} purchase.",
        Seen(
            "Whenever anybody buys a kite with us their card number goes to the bank that handles our payments so that it can check the purchase.",
            "Card numbers of all buyers are seen by the bank that handles our payments which then checks each purchase."));

    [Fact]
    public void No_edit_reaches_over_the_end_of_a_sentence() => Assert.Equal(
        "We collect your [-name-]{+address+}. [-You-]{+Guests+} may ask for a copy.",
        Seen("We collect your name. You may ask for a copy.", "We collect your address. Guests may ask for a copy."));

    [Theory]
    [InlineData("governed by the GDPR in Norway", "governed by the \"GDPR\" in Norway", "governed by the [-GDPR-]{+\"GDPR\"+} in Norway")]
    [InlineData("outside the UK or Norway", "outside the United Kingdom (“UK”) or Norway", "outside the [-UK-]{+United Kingdom (“UK”)+} or Norway")]
    public void Quotes_and_brackets_around_a_word_are_one_edit(string old, string @new, string seen) => Assert.Equal(seen, Seen(old, @new));

    [Theory]
    [InlineData("We agree to indemnify Heron fully from claims of others.", "We agree to indemnify and hold Heron harmless fully from claims of others.", "We agree to indemnify {+and hold +}Heron {+harmless +}fully from claims of others.")]
    [InlineData("We use name and address for billing purposes only.", "We use the full name and postal address for billing purposes only.", "We use {+the full +}name and {+postal +}address for billing purposes only.")]
    public void Insertions_beside_kept_words_do_not_show_those_as_removed(string old, string @new, string seen) => Assert.Equal(seen, Seen(old, @new));

    [Fact]
    public void White_space_alone_is_no_edit_beside_another() => Assert.Equal(
        "We sell [-kites. -]{+boats.+}",
        Seen("We sell kites. ", "We sell boats."));

    private static string Seen(string old, string @new) => string.Concat(new WordDiff().Compare(old, @new)!.Select(token => token.Mark switch
    {
        TokenMark.Added => "{+" + token.Text + "+}",
        TokenMark.Removed => "[-" + token.Text + "-]",
        _ => token.Text,
    }));
}

using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Tests.Diffing;

namespace PolicyDiff.Tests.Meaning.Rules;

public sealed class QuietRuleTests
{
    private const string Clause = "We keep what you order for tax reasons and nothing else.";

    [Theory]
    [InlineData("Last updated: March 3, 2019", "Last updated: April 28, 2020")]
    [InlineData("Last updated: 2 days ago", "Last updated: 3 days ago")]
    [InlineData("© 2023 Lantern Ferry", "© 2024 Lantern Ferry")]
    public void A_declared_date_by_itself_is_re_dated_only(string old, string @new) =>
        Assert.Equal(ChangeKind.RedatedOnly, Kind([old, Clause], [@new, Clause]));

    [Fact]
    public void A_date_in_a_clause_is_a_change() =>
        Assert.Equal(ChangeKind.Minor, Kind(["You can object until March 3, 2019."], ["You can object until April 28, 2020."]));

    [Fact]
    public void A_new_e_mail_and_postal_address_is_contact_only() => Assert.Equal(
        ChangeKind.ContactOnly,
        Kind(["Write to privacy@ferry.example or to Lantern Ferry, 12 Quay Street, Floor 3, Port Ellery 97199."], ["Write to data@ferry.example or to Lantern Ferry, 1 Mast Road, Suite 9, Port Ellery 97201."]));

    [Fact]
    public void Another_address_to_write_to_is_a_small_change_that_is_told_of()
    {
        var explanation = Explain(["Write to privacy@ferry.example.", Clause], ["Write to data@ferry.example.", Clause]);
        Assert.Equal((ChangeKind.ContactOnly, 15, "contact"), (explanation.Kind, explanation.Significance, explanation.Reasons[0].Rule));
    }

    [Theory]
    [InlineData("Write to [email\u00a0protected] about freight.", "Write to freight@ferry.example about freight.")]
    [InlineData("Write to [email protected] or [email protected] about freight.", "Write to freight@ferry.example or dues@ferry.example about freight.")]
    public void An_address_that_was_hidden_from_robots_and_is_shown_is_quiet(string old, string @new)
    {
        var explanation = Explain([old, Clause], [@new, Clause]);
        Assert.Equal(ChangeKind.ContactOnly, explanation.Kind);
        Assert.InRange(explanation.Significance, 0, 9);
        Assert.Equal(ChangeKind.Minor, Kind([old, Clause], [@new.Replace("freight.", "lamps.", StringComparison.Ordinal), Clause]));
    }

    [Theory]
    [InlineData("We do not answer for any person's or entity''s loss", "We do not answer for any person's or entity's loss")]
    [InlineData("Lamps are lit at dusk.They burn all night", "Lamps are lit at dusk. They burn all night")]
    public void A_misprint_that_is_put_right_is_the_smallest_change_and_told(string old, string @new)
    {
        var explanation = Explain([old, Clause], [@new, Clause]);
        Assert.Equal(ChangeKind.Minor, explanation.Kind);
        Assert.InRange(explanation.Significance, 0, 9);
    }

    [Theory]
    [InlineData("Summer sale! 30% off all season tickets. Book now.")]
    [InlineData("Nur noch heute: 20 % Rabatt auf alle Dauerkarten. Jetzt buchen!")]
    [InlineData("Black Friday: save up to 50% on night crossings. Terms apply.")]
    public void An_advertisement_set_into_the_text_is_known_for_one(string banner)
    {
        foreach (var explanation in new[] { Explain([Clause, "Lamps burn at night."], [Clause, banner, "Lamps burn at night."]), Explain([Clause, banner, "Lamps burn at night."], [Clause, "Lamps burn at night."]) })
        {
            Assert.Equal((ChangeKind.Minor, 0, "promotion"), (explanation.Kind, explanation.Significance, explanation.Reasons[0].Rule));
        }
    }

    [Theory]
    [InlineData("Tickets bought at 30% off are not refunded, and we may share your personal data with the partner who paid the discount.")]
    [InlineData("Summer sale! 30% off all season tickets. By buying now you agree to arbitration and to our terms.")]
    [InlineData("We keep the names of all who buy tickets for 30 days.")]
    public void A_clause_about_prices_is_no_advertisement(string clause) =>
        Assert.DoesNotContain(Explain([Clause], [Clause, clause]).Reasons, reason => reason.Rule == "promotion");

    [Fact]
    public void An_advertisement_beside_a_real_edit_hides_nothing() => Assert.NotEqual(
        "promotion", Explain([Clause, "We do not sell your name."], [Clause, "Summer sale! 30% off. Book now.", "We sell your name."]).Reasons[0].Rule);

    [Fact]
    public void Another_word_beside_an_e_mail_address_is_a_change() =>
        Assert.Equal(ChangeKind.Minor, Kind(["You may write to privacy@ferry.example."], ["You may gladly write to privacy@ferry.example."]));

    [Fact]
    public void Another_party_beside_an_unchanged_address_is_a_change() =>
        Assert.NotEqual(ChangeKind.ContactOnly, Kind(["Write to Lantern at privacy@ferry.example."], ["Write to Beacon at privacy@ferry.example."]));

    [Theory]
    [InlineData("You may not copy, sell or lend tickets", "You may not: copy; sell or lend tickets.")]
    [InlineData("See our rules (https://ferry.example/r?token=Ab12) for freight", "See our rules (https://ferry.example/r?token=Zz98) for freight")]
    public void The_same_words_with_other_signs_or_link_addresses_are_formatting_only(string old, string @new) =>
        Assert.Equal(ChangeKind.FormattingOnly, Kind([old, Clause], [@new, Clause]));

    [Fact]
    public void A_sentence_that_stood_twice_and_stands_once_is_a_change() =>
        Assert.True(Kind([Clause, "Fares are posted at the pier every spring.", Clause + " So it is."], [Clause + " So it is.", "Fares are posted at the pier every spring."]) is ChangeKind.Minor or ChangeKind.Content);

    [Fact]
    public void Another_language_is_said_and_not_compared()
    {
        var explanation = Explain(
            ["We collect the name and the address that you give to us and use them for the ticket and for the invoice that you get from us in the post."],
            ["Wir erheben den Namen und die Adresse, die Sie uns geben, und nutzen sie für die Fahrkarte und die Rechnung, die wir mit der Post an Sie senden und nicht speichern."]);
        Assert.Equal(ChangeKind.LanguageSwitched, explanation.Kind);
        Assert.Equal("appears in German instead of English", explanation.Headline);
    }

    [Theory]
    [InlineData(true, "to another heading")]
    [InlineData(false, "Moves 1 clause")]
    public void A_move_says_whether_the_heading_changed(bool elsewhere, string said)
    {
        string[] old = ["# Tickets", Clause, "Tickets are sold at the pier.", "Children travel free of charge.", "# Freight", "Freight is weighed before it is loaded."];
        string[] @new = elsewhere
            ? ["# Tickets", "Tickets are sold at the pier.", "Children travel free of charge.", "# Freight", "Freight is weighed before it is loaded.", Clause]
            : ["# Tickets", "Tickets are sold at the pier.", "Children travel free of charge.", Clause, "# Freight", "Freight is weighed before it is loaded."];
        var explanation = Explain(old, @new);
        Assert.Equal(ChangeKind.MovedOnly, explanation.Kind);
        Assert.EndsWith(said, explanation.Reasons[0].Sentence, StringComparison.Ordinal);
    }

    private static ChangeKind Kind(string[] old, string[] @new) => Explain(old, @new).Kind;

    private static Explanation Explain(string[] old, string[] @new) => Explainer.Explain(PolicyDiffer.Compare(TextBuilder.Of(old), TextBuilder.Of(@new)));
}

using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Meaning.Facts;
using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Tests.Diffing;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Meaning;

public sealed class ExplainerTests
{
    private const string Sentence = "We keep what you order for tax reasons.";

    [Fact]
    public void Equal_texts_are_identical() =>
        Assert.Equal(ChangeKind.Identical, Explain(Of(new Span(Sentence)), Of(new Span(Sentence))).Kind);

    [Fact]
    public void A_bold_word_is_formatting_only() =>
        Assert.Equal(ChangeKind.FormattingOnly, Explain(Of(new Span(Sentence)), Of(new Span("We keep "), new Span("what", SpanStyles.Strong), new Span(Sentence[12..]))).Kind);

    [Fact]
    public void A_paragraph_that_became_a_heading_is_formatting_only() =>
        Assert.Equal(ChangeKind.FormattingOnly, Explain(TextBuilder.Of("Cookies", Sentence), TextBuilder.Of("# Cookies", Sentence)).Kind);

    [Fact]
    public void Another_link_target_is_links_only() => Assert.Equal(
        ChangeKind.LinksOnly,
        Explain(Of(new Span(Sentence, Link: "https://a.example/")), Of(new Span("We keep "), new Span(Sentence[8..], Link: "https://b.example/"))).Kind);

    [Fact]
    public void A_heading_changed_beside_a_flipped_clause_does_not_hide_it()
    {
        var explanation = Explain(TextBuilder.Of("# Sale", "We never sell your data."), TextBuilder.Of("# About sale", "We sell your data."));
        Assert.True(explanation.Significance >= 70);
        Assert.Equal("sale", explanation.Topics[0]);
        Assert.Equal(("We never sell your data.", "We sell your data."), (explanation.Reasons[0].OldQuote, explanation.Reasons[0].NewQuote));
    }

    [Fact]
    public void A_language_without_rules_says_so_and_still_gets_its_numbers_and_names_of_laws()
    {
        var old = new PolicyText(null, "sv", TextBuilder.Of("Vi sparar dina uppgifter i 30 dag på servrar som vi äger och följer lagen.").Blocks);
        var @new = new PolicyText(null, "sv", TextBuilder.Of("Vi sparar dina uppgifter i 180 dag på servrar som vi äger och följer GDPR.").Blocks);
        var explanation = Explainer.Explain(PolicyDiffer.Compare(old, @new));
        Assert.Contains(explanation.Reasons, reason => reason.Sentence == "Number: 30 dag → 180 dag");
        Assert.Contains(explanation.Reasons, reason => reason.Sentence == "Newly cited: the GDPR");
        Assert.Contains(explanation.Reasons, reason => reason.Rule == "language" && reason.Sentence.Contains("(sv)", StringComparison.Ordinal));
        Assert.Empty(explanation.Topics);
    }

    [Fact]
    public void A_text_that_declares_a_wrong_language_is_read_by_the_words_it_uses()
    {
        var old = new PolicyText(null, "en", TextBuilder.Of("Wir verkaufen Ihre Daten nicht, und das ist so, weil wir die Regeln der Kunden für wichtig halten.").Blocks);
        var @new = new PolicyText(null, "en", TextBuilder.Of("Wir verkaufen Ihre Daten, und das ist so, weil wir die Regeln der Kunden für wichtig halten.").Blocks);
        Assert.Contains(Explainer.Explain(PolicyDiffer.Compare(old, @new)).Reasons, reason => reason.Rule == "polarity");
    }

    [Fact]
    public void A_rewording_without_facts_is_told_by_its_size_and_heading()
    {
        var explanation = Explain(
            TextBuilder.Of("# Cookies", "A cookie is a little file that a browser keeps."),
            TextBuilder.Of("# Cookies", "A cookie is a small file that a browser keeps."));
        Assert.Equal("changes ‘little’ to ‘small’ under ‘Cookies’", explanation.Headline);
        Assert.Equal(ChangeKind.Minor, explanation.Kind);
    }

    [Fact]
    public void A_period_after_which_many_things_are_deleted_is_retention() => Assert.Equal(
        "lengthens retention from 30 to 180 days",
        Explain(
            TextBuilder.Of("When you close your account we delete your name, your e-mail address and all your albums within 30 days."),
            TextBuilder.Of("When you close your account we delete your name, your e-mail address and all your albums within 180 days.")).Headline);

    [Fact]
    public void The_comma_behind_an_amount_is_not_part_of_it() => Assert.Contains(
        Explain(
            TextBuilder.Of("Our liability is limited to $100, whatever the cause, and to $1,000.50 for companies."),
            TextBuilder.Of("Our liability is limited to $50, whatever the cause, and to $1,000.50 for companies.")).Reasons,
        reason => reason.Sentence == "Limit of liability: $100 → $50");

    [Fact]
    public void You_may_not_is_no_promise_about_data()
    {
        var explanation = Explain(
            TextBuilder.Of("You may share screenshots of the service with friends."),
            TextBuilder.Of("You may not share screenshots of the service with friends."));
        Assert.Equal(ChangeDirection.Neutral, explanation.Direction);
        Assert.InRange(explanation.Significance, 30, 69);
    }

    [Theory]
    [InlineData("We do not sell, rent or otherwise disclose your data.", "sell", true)]
    [InlineData("We not only share your data.", "share", false)]
    [InlineData("If you do not agree, we share your data.", "share", false)]
    [InlineData("Your data is never shared with anyone.", "share", true)]
    [InlineData("We share data; we do not read it.", "share", false)]
    public void Negation_is_read_within_its_clause(string sentence, string verb, bool isNegated)
    {
        var actions = FactReader.Read(new Sentence(sentence, 0, new(null, null, Lexicon.For("en")))).Actions.FindAll(action => action.Verb == verb);
        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Equal(isNegated, action.IsNegated));
    }

    [Theory]
    [InlineData("kept for thirty (30) days", nameof(QuantityKind.Duration), 30)]
    [InlineData("a 2-week trial", nameof(QuantityKind.Duration), 14)]
    [InlineData("a fee of $1,200.50 applies", nameof(QuantityKind.Money), 1200.5)]
    [InlineData("up to 2.5% interest", nameof(QuantityKind.Percent), 2.5)]
    [InlineData("children under the age of 13", nameof(QuantityKind.Age), 13)]
    [InlineData("at least sixteen years old", nameof(QuantityKind.Age), 16)]
    public void Quantities_are_read_with_their_units(string sentence, string kind, double amount)
    {
        var quantity = Assert.Single(QuantityReader.Read(sentence));
        Assert.Equal((kind, amount), (quantity.Kind.ToString(), quantity.Amount));
    }

    [Theory]
    [InlineData("One. Two e.g. three. Four Inc. five!", 3)]
    [InlineData("We comply with the EU-U.S. Data Privacy Framework. We do.", 2)]
    [InlineData("Version 2.1 is out. Yes", 2)]
    public void Sentences_end_where_a_reader_ends_them(string text, int sentences) => Assert.Equal(sentences, SentenceSplitter.Split(text).Count);

    private static PolicyText Of(params Span[] spans) => new(null, "en", [new(BlockKind.Paragraph, 0, null, spans)]);

    private static Explanation Explain(PolicyText old, PolicyText @new) => Explainer.Explain(PolicyDiffer.Compare(old, @new));
}

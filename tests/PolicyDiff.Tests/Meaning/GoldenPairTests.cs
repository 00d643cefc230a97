using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Tests.Diffing;

namespace PolicyDiff.Tests.Meaning;

/// <summary>Kinds of change that researchers found between real versions, told again of organizations that do not exist.</summary>
public sealed class GoldenPairTests
{
    private const string Rest = "We answer letters within a week. The shop is closed in winter, and the lighthouse stays lit.";

    [Fact]
    public void The_company_s_name_replaced_by_we_is_no_more_than_small()
    {
        var explanation = Explain([$"Heron Tools wants you to know how the catalogue is made.", Rest], ["We want you to know how the catalogue is made.", Rest]);
        Assert.Equal(ChangeKind.Minor, explanation.Kind);
    }

    [Fact]
    public void A_new_section_on_advertisers_is_substantive()
    {
        var explanation = Explain(
            ["# Privacy", Rest],
            ["# Privacy", Rest, "# Third-party advertisers", "We share the pages you look at with advertisers and their partners, who may set cookies on your computer to choose what they show you on other sites, and they keep what they learn under policies of their own."]);
        Assert.True(explanation.Significance >= 40);
        Assert.Contains("sharing", explanation.Topics);
        Assert.Contains("Third-party advertisers", explanation.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clause_on_sharing_that_is_gone_is_substantive_and_protective()
    {
        var explanation = Explain([Rest, "Your e-mail address is shared with advertisers and other reputable organizations for marketing."], [Rest]);
        Assert.Equal(ChangeDirection.Protective, explanation.Direction);
        Assert.True(explanation.Significance >= 40);
    }

    [Fact]
    public void A_clause_on_sharing_that_is_gone_is_told_beside_another_address_and_a_new_paragraph_on_fraud()
    {
        var explanation = Explain(
            [Rest, "Write to us at Kettle Host, 12 Mill Lane, Eastport, or to abuse@kettle-host.example.", "Your address is shared with other reputable organizations for their marketing."],
            [Rest, "Write to us at Kettle Host, 400 Harbour Road, Westport, or to help@kettle-host.example.", "Fraud and spam: we close the account of anybody who sends unsolicited mail through our servers, and we give what we know of the sender to the police when they ask for it in writing."]);
        Assert.Equal(ChangeDirection.Protective, explanation.Direction);
        Assert.InRange(explanation.Significance, 40, 69);
        Assert.Equal("Your address is shared with other reputable organizations for their marketing.", explanation.Reasons.First(reason => reason.Topic == "sharing").OldQuote);
        Assert.Contains(explanation.Reasons, reason => reason.NewQuote?.StartsWith("Fraud and spam", StringComparison.Ordinal) == true);
        Assert.Contains(explanation.Reasons, reason => reason.NewQuote?.Contains("Harbour Road", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_site_added_and_a_payment_service_exchanged_for_encryption_is_substance_of_the_lower_half()
    {
        var explanation = Explain(
            ["This notice applies to all information collected or submitted on the crane-jobs.example website.", "When you pay at crane-jobs.example, the number of your card goes straight to Paywell Gateway, a leading service for payments, which holds it on machines of its own behind locked doors. Our staff never see the number. To read more about Paywell Gateway, visit its site.", Rest],
            ["This notice applies to all information collected or submitted on the crane-jobs.example, letters.crane-jobs.example and forms.crane-jobs.example websites.", "When you order at crane-jobs.example, your card's number is protected through encryption, such as the Secure Socket Layer (SSL) protocol, which makes it hard for anybody to steal it on its way. To learn more about SSL and Sealmark, the company that gives us our security certificate, follow the link.", Rest]);
        Assert.Equal(ChangeKind.Content, explanation.Kind);
        Assert.InRange(explanation.Significance, 10, 69);
        Assert.Contains("security", explanation.Topics);
    }

    [Fact]
    public void We_do_not_use_that_became_sometimes_we_use_is_a_flip()
    {
        var explanation = Explain([Rest, "We don't use session cookies on this site."], [Rest, "Sometimes we use session cookies on this site."]);
        Assert.Equal("polarity", explanation.Reasons[0].Rule);
        Assert.Equal(ChangeDirection.Adverse, explanation.Direction);
    }

    [Fact]
    public void Bold_lines_that_became_headings_everywhere_say_nothing() =>
        Assert.Equal(ChangeKind.FormattingOnly, Explain(["Cookies", Rest, "Letters", "We keep letters."], ["## Cookies", Rest, "## Letters", "We keep letters."]).Kind);

    [Fact]
    public void A_full_rewrite_says_so_and_an_old_date_over_it_is_named()
    {
        static string Long(string word) => string.Join(' ', Enumerable.Range(0, 40).Select(number => $"The {word} number {number} of the {word} yard is painted and counted by the {word} keeper."));
        var explanation = Explain(["# Policy", "Last updated: 3 March 2012", Long("heron")], ["# Policy", "Last updated: 3 March 2012", Long("winch").Replace("painted and counted", "sold off", StringComparison.Ordinal)]);
        Assert.Contains(explanation.Reasons, reason => reason.Rule == "silent" && reason.Sentence.Contains("3 March 2012", StringComparison.Ordinal));
        Assert.True(explanation.Significance >= 10);
    }

    [Fact]
    public void A_date_that_goes_backwards_is_named() => Assert.Contains(
        Explain(["Letzte Aktualisierung: 3. März 2022", Rest], ["Letzte Aktualisierung: 3. März 2020", Rest]).Reasons,
        reason => reason.Sentence == "Declares an earlier date than before: 3 March 2022 → 3 March 2020");

    private static Explanation Explain(string[] old, string[] @new) => Explainer.Explain(PolicyDiffer.Compare(TextBuilder.Of(old), TextBuilder.Of(@new)));
}

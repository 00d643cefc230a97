using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Text;
using PolicyDiff.Tests.Diffing;

namespace PolicyDiff.Tests.Meaning;

/// <summary>Kinds of edit applied to invented policies: what is substantive is seen for what it is, what is not stays quiet.</summary>
public sealed class EditBatteryTests
{
    /// <summary>Text replaced, the replacement, the least significance, a rule that must speak, the direction, the headline.</summary>
    public static TheoryData<string, string, string, int, string, ChangeDirection, string> Substantive => new()
    {
        { InventedPolicies.Shop, "We do not sell your", "We sell your", 70, "polarity", ChangeDirection.Adverse, "drops the ‘not’ before ‘sell’" },
        { InventedPolicies.Shop, "We do not collect information from children", "We collect information from children", 70, "polarity", ChangeDirection.Adverse, "before ‘collect’" },
        { InventedPolicies.Network, "We never share your location", "We share your location", 70, "polarity", ChangeDirection.Adverse, "before ‘share’" },
        { InventedPolicies.Network, "We do not use your sightings", "We use your sightings", 60, "polarity", ChangeDirection.Adverse, "before ‘use’" },
        { InventedPolicies.Terms, "We do not read your notes", "We may read your notes", 70, "polarity", ChangeDirection.Adverse, "before ‘read’" },
        { InventedPolicies.Shop, "We do not sell your personal information to anyone.", "", 70, "promise", ChangeDirection.Adverse, "drops the promise not to sell data" },
        { InventedPolicies.Shop, "logs for 30 days", "logs for 180 days", 40, "quantity", ChangeDirection.Adverse, "lengthens retention from 30 to 180 days" },
        { InventedPolicies.Network, "after 90 days", "after 30 days", 40, "quantity", ChangeDirection.Protective, "shortens retention from 90 to 30 days" },
        { InventedPolicies.Network, "at least 30 days before", "at least 7 days before", 40, "quantity", ChangeDirection.Adverse, "changes the notice period from 30 to 7 days" },
        { InventedPolicies.Terms, "costs $24 a year", "costs $48 a year", 40, "quantity", ChangeDirection.Neutral, "changes the terms of payment from $24 to $48" },
        { InventedPolicies.Terms, "at least 16 years old", "at least 13 years old", 40, "quantity", ChangeDirection.Neutral, "changes the age limit" },
        { InventedPolicies.Shop, "with the carriers that", "with advertisers, data brokers and the carriers that", 70, "third-party", ChangeDirection.Adverse, "adds advertisers and data brokers as recipients" },
        { InventedPolicies.Shop, "bring your parcel, because", "bring your parcel and with Grackle Analytics, a marketing partner, because", 70, "named-party", ChangeDirection.Adverse, "names Grackle Analytics" },
        { InventedPolicies.Shop, "You may lodge a complaint with a supervisory authority.", "", 70, "right", ChangeDirection.Adverse, "no longer names the right to complain to an authority" },
        { InventedPolicies.Network, "You can opt out of the yearly report.", "", 70, "right", ChangeDirection.Adverse, "no longer names the right to opt out" },
        { InventedPolicies.Network, "You can opt out of the yearly report.", "You cannot opt out of the yearly report.", 70, "right", ChangeDirection.Adverse, "no longer names the right to opt out" },
        { InventedPolicies.Network, "You can opt out of the yearly report.", "You can opt out of the yearly report. You may restrict the processing of your data.", 40, "right", ChangeDirection.Protective, "adds the right to restrict processing" },
        { InventedPolicies.Terms, "any dispute.", "any dispute. Disputes are settled by binding arbitration, and you waive any class action.", 90, "arbitration", ChangeDirection.Adverse, "adds arbitration of disputes" },
        { InventedPolicies.Terms, "only as far as the service needs it", "to train our language models", 70, "ai-training", ChangeDirection.Adverse, "adds a clause on using data to train AI" },
        { InventedPolicies.Shop, "and the type of browser you use", "the type of browser you use and your biometric identifiers", 70, "biometrics", ChangeDirection.Adverse, "adds a clause on processing biometric data" },
        { InventedPolicies.Shop, "We may disclose information when", "We will disclose information when", 25, "modality", ChangeDirection.Adverse, "turns ‘may disclose’ into ‘will disclose’" },
        { InventedPolicies.Shop, "We will encrypt every", "We may encrypt every", 25, "modality", ChangeDirection.Adverse, "turns ‘will encrypt’ into ‘may encrypt’" },
    };

    public static TheoryData<string, string, string> Quiet => new()
    {
        { InventedPolicies.Shop, "second-hand books", "second-hand boks" },
        { InventedPolicies.Shop, "March 3, 2019", "April 28, 2020" },
        { InventedPolicies.Network, "12 May 2021", "1 June 2022" },
        { InventedPolicies.Network, "unless you mark them as private", "unless you mark these as private" },
        { InventedPolicies.Terms, "makes them available on your devices", "makes them available on all your devices" },
        { InventedPolicies.Shop, "to answer your questions and to prevent fraud", "answer your questions, and prevent fraud" },
        { InventedPolicies.Terms, "thirty (30) days notice", "30 days notice" },
    };

    [Theory]
    [MemberData(nameof(Substantive))]
    public void A_substantive_edit_is_seen_for_what_it_is(string policy, string old, string replacement, int least, string rule, ChangeDirection direction, string headline)
    {
        var explanation = Explain(policy, old, replacement);
        Assert.True(explanation.Significance >= least, $"{explanation.Significance}: {Told(explanation)}");
        Assert.Contains(explanation.Reasons, reason => reason.Rule == rule);
        Assert.Equal(direction, explanation.Direction);
        Assert.Contains(headline, explanation.Headline, StringComparison.Ordinal);
        Assert.Equal(ChangeKind.Content, explanation.Kind);
    }

    [Theory]
    [MemberData(nameof(Substantive))]
    public void Every_quote_stands_in_its_text(string policy, string old, string replacement, int least, string rule, ChangeDirection direction, string headline)
    {
        Assert.True(least > 0 && rule.Length > 0 && headline.Length > 0 && Enum.IsDefined(direction));
        foreach (var reason in Explain(policy, old, replacement).Reasons)
        {
            if (reason.OldQuote is { } before) Assert.Contains(before, policy, StringComparison.Ordinal);
            if (reason.NewQuote is { } after) Assert.Contains(after, policy.Replace(old, replacement, StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Substantive))]
    public void Every_quote_stands_where_its_reason_says(string policy, string old, string replacement, int least, string rule, ChangeDirection direction, string headline)
    {
        Assert.True(least > 0 && headline.Length > 0 && Enum.IsDefined(direction));
        var diff = PolicyDiffer.Compare(TextBuilder.FromLines(policy), TextBuilder.FromLines(policy.Replace(old, replacement, StringComparison.Ordinal)));
        var reasons = Explainer.Explain(diff).Reasons;
        foreach (var reason in reasons)
        {
            Check(reason.OldQuote, reason.OldPlace, diff.Old);
            Check(reason.NewQuote, reason.NewPlace, diff.New);
        }

        var places = reasons.Where(reason => reason.Rule == rule).SelectMany(reason => new[] { reason.OldPlace, reason.NewPlace }).OfType<QuotePlace>();
        Assert.Contains(places, place => place.WordsEnd > place.WordsStart);

        static void Check(string? quote, QuotePlace? place, PolicyText text)
        {
            Assert.Equal(quote is null, place is null);
            if (place is null) return;
            Assert.Equal(quote, text.Blocks[place.Block].PlainText[place.Start..place.End]);
            Assert.InRange(place.WordsStart, place.Start, place.WordsEnd);
            Assert.InRange(place.WordsEnd, place.WordsStart, place.End);
        }
    }

    [Theory]
    [MemberData(nameof(Quiet))]
    public void A_small_edit_stays_quiet(string policy, string old, string replacement)
    {
        var explanation = Explain(policy, old, replacement);
        Assert.True(explanation.Significance < 10, Told(explanation));
        Assert.Equal(char.IsAsciiDigit(old[^1]) ? ChangeKind.RedatedOnly : ChangeKind.Minor, explanation.Kind);
    }

    [Theory]
    [InlineData(InventedPolicies.Shop)]
    [InlineData(InventedPolicies.Network)]
    [InlineData(InventedPolicies.Terms)]
    public void Sections_in_another_order_are_moved_only(string policy)
    {
        var sections = policy.Split("\n# ");
        (sections[^1], sections[^2]) = (sections[^2], sections[^1]);
        var explanation = Explain(policy, policy, string.Join("\n# ", sections));
        Assert.Equal(ChangeKind.MovedOnly, explanation.Kind);
        Assert.True(explanation.Significance < 10);
        Assert.StartsWith("moves ", explanation.Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InventedPolicies.Shop, "You may lodge a complaint with a supervisory authority.", "# Contact")]
    [InlineData(InventedPolicies.Network, "You can object to the processing of your data for research, and you can withdraw your consent at any time.", "# Advertising")]
    public void A_right_that_moved_and_was_lightly_edited_is_neither_removed_nor_added(string policy, string right, string before)
    {
        var edited = policy.Replace(right + "\n", "", StringComparison.Ordinal)
            .Replace(before, right.Replace("You ", "Of course you ", StringComparison.Ordinal) + "\n" + before, StringComparison.Ordinal);
        var explanation = Explain(policy, policy, edited);
        Assert.DoesNotContain(explanation.Reasons, reason => reason.Rule == "right");
        Assert.True(explanation.Significance < 40, Told(explanation));
    }

    [Fact]
    public void A_paragraph_split_in_two_loses_and_gains_nothing()
    {
        var explanation = Explain(InventedPolicies.Shop, "30 days. Order records", "30 days.\nOrder records");
        Assert.True(explanation.Significance < 10, Told(explanation));
    }

    [Fact]
    public void The_same_texts_always_get_the_same_explanation()
    {
        var (first, second) = (Explain(InventedPolicies.Shop, "30 days", "60 days"), Explain(InventedPolicies.Shop, "30 days", "60 days"));
        Assert.Equal(first.Reasons, second.Reasons);
        Assert.Equal((first.Significance, first.Headline), (second.Significance, second.Headline));
    }

    private static Explanation Explain(string policy, string old, string replacement)
    {
        Assert.Contains(old, policy, StringComparison.Ordinal);
        var edited = policy.Replace(old, replacement, StringComparison.Ordinal);
        return Explainer.Explain(PolicyDiffer.Compare(TextBuilder.FromLines(policy), TextBuilder.FromLines(edited)));
    }

    private static string Told(Explanation explanation) =>
        $"{explanation.Headline} | {string.Join(" | ", explanation.Reasons.Select(reason => $"{reason.Rule} {reason.Weight} {reason.Sentence}"))}";
}

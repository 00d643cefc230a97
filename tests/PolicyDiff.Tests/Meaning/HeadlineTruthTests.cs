using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Tests.Diffing;
using PolicyDiff.Tests.Meaning.Battery;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Meaning;

/// <summary>Headlines say nothing that their reasons do not, and the same facts weigh the same wherever they stand.</summary>
public sealed class HeadlineTruthTests
{
    private const int Seeds = 6;

    public static TheoryData<string> Policies => [InventedPolicies.Shop, InventedPolicies.Network, InventedPolicies.Terms];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_word_of_a_headline_rests_on_a_reason_and_every_quote_on_the_text(string policy)
    {
        var old = TextBuilder.FromLines(policy);
        var edited = EditKinds.All.SelectMany(kind => Enumerable.Range(0, Seeds).Select(seed => kind.Apply(old, new Random(seed)))).OfType<PolicyText>().ToList();
        Assert.True(edited.Count > 100);
        var faults = edited.SelectMany(@new => FaultsOf(old, @new).Concat(FaultsOf(@new, old))).Distinct().ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
    }

    [Fact]
    public void One_policy_that_gives_way_to_another_is_told_as_truly()
    {
        string[] policies = [InventedPolicies.Shop, InventedPolicies.Network, InventedPolicies.Terms];
        var faults = policies.SelectMany(old => policies.SelectMany(@new => FaultsOf(TextBuilder.FromLines(old), TextBuilder.FromLines(@new)))).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_order_of_sections_changes_neither_score_nor_reasons(string policy)
    {
        var old = TextBuilder.FromLines(policy);
        foreach (var (kind, seed) in EditKinds.Substantive.SelectMany(kind => Enumerable.Range(0, 2).Select(seed => (kind, seed))))
        {
            if (kind.Apply(old, new Random(seed)) is not { } @new || Sections(@new).Count != Sections(old).Count) continue;
            var order = Enumerable.Range(1, Sections(old).Count - 1).OrderBy(_ => new Random(seed).Next()).Prepend(0).Reverse().ToList();
            var (plain, shuffled, again) = (Explain(old, @new), Explain(Shuffled(old, order), Shuffled(@new, order)), Explain(old, @new));
            Assert.Equal((plain.Significance, plain.Direction), (shuffled.Significance, shuffled.Direction));
            Assert.Equal(plain.Reasons.Select(reason => reason.Sentence).Order(StringComparer.Ordinal), shuffled.Reasons.Select(reason => reason.Sentence).Order(StringComparer.Ordinal));
            Assert.Equal((plain.Headline, plain.Significance), (again.Headline, again.Significance));
            Assert.Equal(plain.Reasons, again.Reasons);
        }
    }

    /// <summary>Shapes that readers of real changes found unfair, in invented words.</summary>
    [Theory]
    [InlineData("Mats are washed on Mondays and dried on the roof of the old house.", "Mats are washed on Mondays and dried on the roof of the old house. Start typing into the box, then use the arrow key to choose a mat from the list.", "adds ‘Start typing into the box")]
    [InlineData("We are not under an obligation to monitor the mats that people bring.", "We are not required to monitor the mats that guests bring with them.", "rewords one clause")]
    [InlineData("Mats are washed on Mondays and dried on the roof of the old house.", "Mats are washed on Mondays and dried on the roof of the old house. We provide you with a list of the third party apps to which you have given access to your account.", "adds ‘We provide you")]
    [InlineData("Your receipt can not be printed twice for you.", "Your receipt cannot be printed twice for you.", "changes")]
    [InlineData("Mats are washed on Mondays and dried on the roof of the old house.", "Mats are washed on Mondays and dried on the roof of the old house. The fee for the non-refundable deposit of a mat is charged to you.", "adds ‘The fee for")]
    [InlineData("Mats are washed on Mondays and dried on the roof of the old house.", "Mats are washed on Mondays and dried on the roof of the old house. When Ida turns the lamp off, we do not collect her location data any more.", "adds ‘When Ida turns the lamp off")]
    public void A_rule_of_thumb_that_is_unsure_leaves_the_word_to_the_text(string old, string @new, string headline) =>
        Assert.Contains(headline, Explain(TextBuilder.Of(old), TextBuilder.Of(@new)).Headline, StringComparison.Ordinal);

    /// <summary>More shapes that readers found unfair, and what must be said instead; each in invented words.</summary>
    [Theory]
    [InlineData("Our lamps are repaired in the yard.", "Our lamps are repaired in the yard. In some cases the framework gives you the right to invoke binding arbitration.", "adds arbitration")]
    [InlineData("Our lamps are repaired in the yard.", "Our lamps are repaired in the yard. Learn how the revenue share model pays for advertiser referrals and content.", "as recipients")]
    [InlineData("This agreement governs your use of all services provided by the lamp house.", "This agreement between you and Heron Partners governs your use of all services provided by the lamp house and of your personal information.", "as recipients")]
    [InlineData("You can find information that is reliable, and you can access information that other guests wrote.", "You can find what other guests wrote.", "right to access")]
    [InlineData("We may close lamps that you did not light within a 90-day period with or without notice to you.", "We may close lamps that you did not light within a 28-day period with or without notice to you.", "notice period")]
    [InlineData("The lamp house may entrust the repair of lamps to a smith.", "The lamp house entrust the repair of lamps to a smith.", "‘entrust entrust’")]
    [InlineData("You can ask us not to share your personal information by writing to the yard.", "You can write to the yard with your wishes.", "promise")]
    [InlineData("We use your name to greet you. We also look at letters to train our algorithms to sort letters the way a person would.", "We use your name to greet you.", "train AI")]
    [InlineData("Our lamps are repaired in the yard.", "Our lamps are repaired in the yard. We provide your letter to the other guest, who may file a court action about your content.", "as recipients")]
    [InlineData("If you begin an arbitration against the yard, you will pay the Opening Fee.", "If you begin an arbitration against the yard, you will pay the Opening Fee and then, when the lamp is lit, the Candle Fee.", "which court or law")]
    [InlineData("The bell is rung at noon and lamps are lit.", "The bell is rung at noon and lamps are lit. The updates go into effect on a Monday.", "‘.")]
    public void What_no_clause_says_no_headline_claims(string old, string @new, string claim) =>
        Assert.DoesNotContain(claim, Explain(TextBuilder.Of(old), TextBuilder.Of(@new)).Headline, StringComparison.Ordinal);

    [Theory]
    [InlineData("You pay us 100 lamps or the price of the boat, whichever is greater.", "You pay us 100 lamps or the price of the boat, whichever is less.", "turns ‘greater’ into ‘less’")]
    [InlineData("These terms are governed by the laws of Norland.", "These terms are governed by the laws of Sudland.", "which court or law decides")]
    [InlineData("We share your personal information with dealers in lamps.", "We share your personal information with dealers in lamps and with advertisers.", "advertisers as recipients")]
    [InlineData("We keep letters. You agree to binding opinions.", "We keep letters. You agree that disputes go to binding arbitration.", "arbitration of disputes")]
    [InlineData("We read your letters.", "We read your letters. We use the information in your letters to train, develop and improve our machine learning models.", "train AI")]
    public void What_a_clause_turns_the_headline_tells(string old, string @new, string told) =>
        Assert.Contains(told, Explain(TextBuilder.Of(old), TextBuilder.Of(@new)).Headline, StringComparison.Ordinal);

    [Fact]
    public void A_duty_that_is_only_said_by_another_verb_is_not_turned_round()
    {
        var explanation = Explain(
            TextBuilder.Of("Children under the age of 13 must not use the lamp house for any purpose without the consent of a parent given to the keeper."),
            TextBuilder.Of("We do not allow children under the age of 13 to use the lamp house without the consent of a parent given to the keeper."));
        Assert.DoesNotContain(explanation.Reasons, reason => reason.Rule == "polarity");
    }

    [Fact]
    public void A_name_that_changes_nearly_everywhere_is_told_as_that()
    {
        string[] lines = ["Heron keeps your letters in a box.", "You may ask Heron for a lamp at any time.", "Letters to Heron are read by the keeper.", "The yard is open on Mondays."];
        var headline = Explain(TextBuilder.Of(lines), TextBuilder.Of([.. lines.Select(line => line.Replace("Heron", "Gannet", StringComparison.Ordinal).Replace("on Mondays", "on most days", StringComparison.Ordinal))])).Headline;
        Assert.Equal("rewords 4 clauses, turning ‘Heron’ into ‘Gannet’ in 3 places", headline);
    }

    [Fact]
    public void The_space_behind_the_number_of_a_clause_adds_no_words()
    {
        string[] lines = ["1.1.“Lamp” means a light that the keeper lights.", "1.2.Users may ask the keeper for a lamp of their own.", "2.Lamps"];
        var explanation = Explain(TextBuilder.Of(lines), TextBuilder.Of([.. lines.Select(line => line.Replace(".“", ". “", StringComparison.Ordinal).Replace("2.Users", "2. Users", StringComparison.Ordinal).Replace("2.L", "2. L", StringComparison.Ordinal))]));
        Assert.DoesNotContain(explanation.Reasons, reason => reason.Rule == "untagged");
    }

    [Fact]
    public void An_item_of_a_list_is_quoted_with_the_line_that_governs_it()
    {
        var old = TextBuilder.Of("What you must not do with a mat:", "- burn it in the yard of the house;");
        var @new = TextBuilder.Of("What you must not do with a mat:", "- burn it in the yard of the house;", "- sell your customer account to another guest of ours;");
        Assert.Contains("to the list ‘What you must not do", Explain(old, @new).Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Much_ordinary_text_is_notable_and_never_major()
    {
        var added = string.Join('\n', Enumerable.Range(1, 30).Select(number => $"# Room {number}\nYou may use room {number} of the house, and we charge you a fee for each of its windows."));
        Assert.InRange(Explain(TextBuilder.FromLines(InventedPolicies.Terms), TextBuilder.FromLines(InventedPolicies.Terms + "\n" + added)).Significance, 40, 69);
    }

    [Fact]
    public void Data_kept_twice_as_long_is_major_and_a_little_longer_is_notable()
    {
        Assert.InRange(Explain(TextBuilder.Of("We keep your letters for 30 days."), TextBuilder.Of("We keep your letters for 60 days.")).Significance, 70, 100);
        Assert.InRange(Explain(TextBuilder.Of("We keep your letters for 30 days."), TextBuilder.Of("We keep your letters for 40 days.")).Significance, 40, 69);
    }

    private static List<List<Block>> Sections(PolicyText text)
    {
        List<List<Block>> sections = [[]];
        foreach (var block in text.Blocks)
        {
            if (block.Kind == BlockKind.Heading && sections[^1].Count > 0) sections.Add([]);
            sections[^1].Add(block);
        }

        return sections;
    }

    private static PolicyText Shuffled(PolicyText text, List<int> order)
    {
        var sections = Sections(text);
        return text with { Blocks = [.. order.SelectMany(index => sections[index])] };
    }

    private static IEnumerable<string> FaultsOf(PolicyText old, PolicyText @new)
    {
        var diff = PolicyDiffer.Compare(old, @new);
        var explanation = Explainer.Explain(diff);
        return HeadlineTruth.Faults(diff, explanation).Select(fault => $"{fault}: {explanation.Headline}");
    }

    private static Explanation Explain(PolicyText old, PolicyText @new) => Explainer.Explain(PolicyDiffer.Compare(old, @new));
}

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

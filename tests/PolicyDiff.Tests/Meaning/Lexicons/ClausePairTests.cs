using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Meaning.Facts;
using PolicyDiff.Tests.Diffing;

namespace PolicyDiff.Tests.Meaning.Lexicons;

/// <summary>
/// Clauses of one invented company in seven languages (Pairs/*.md), written as lawyers write them before anybody looked at the lexicons: the paragraphs at the
/// top are the rest of the text, "#" says what happened, for whom, and which topics may be named.
/// </summary>
public sealed class ClausePairTests
{
    private const int Notable = 40;

    public static TheoryData<string> Languages => ["en", "de", "fr", "es", "it", "pt", "nl"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_change_of_substance_is_notable_and_told_under_its_topic(string language)
    {
        var pairs = Read(language).FindAll(pair => pair.Direction != "quiet");
        Assert.True(pairs.Count >= 12);
        Assert.All(pairs, pair =>
        {
            var explanation = Explainer.Explain(pair.Diff);
            Assert.True(explanation.Significance >= Notable, $"{pair.Name}: {explanation.Significance}, {explanation.Headline}");
            Assert.Contains(explanation.Topics.Concat(explanation.Reasons.Select(reason => reason.Topic).OfType<string>()), pair.Topics.Contains);
            if (pair.Direction != "any") Assert.Contains(explanation.Direction.ToWord(), new[] { pair.Direction, "mixed" });
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Another_word_for_the_same_thing_is_not_notable(string language) =>
        Assert.All(Read(language).FindAll(pair => pair.Direction == "quiet"), pair => Assert.InRange(Explainer.Explain(pair.Diff).Significance, 0, Notable - 1));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_fact_stands_where_it_says(string language) => Assert.All(Read(language), pair => Assert.All(ClauseFacts.Of(pair.Diff), fact =>
    {
        var text = fact.Side == "old" ? pair.Diff.Old : pair.Diff.New;
        Assert.Equal(fact.Words, text.Blocks[fact.Block].PlainText[fact.Start..fact.End]);
        Assert.NotEmpty(fact.Words);
    }));

    [Theory]
    [InlineData("ja", "当社はお客様のデータを30日間保存します。第三者に提供することはありません。お客様はいつでも退会することができます。", "30日", "180日")]
    [InlineData("pl", "Przechowujemy dane klientów przez 30 dni. Nie przekazujemy ich nikomu, a klient może w każdej chwili usunąć swoje konto.", "30", "180")]
    [InlineData("ar", "نحتفظ ببيانات العملاء لمدة 30 يوما. لا نقدمها إلى أي شخص آخر ويمكن للعميل حذف حسابه في أي وقت.", "30", "180")]
    public void A_language_without_rules_is_named_as_not_analysed(string language, string text, string old, string replacement)
    {
        var diff = PolicyDiffer.Compare(TextBuilder.FromLines(text) with { Language = language }, TextBuilder.FromLines(text.Replace(old, replacement, StringComparison.Ordinal)) with { Language = language });
        var explanation = Explainer.Explain(diff);
        Assert.Contains(explanation.Reasons, reason => reason.Rule == "language" && reason.Sentence.Contains("not analysed", StringComparison.Ordinal));
        Assert.Contains(explanation.Reasons, reason => reason.Rule == "wording");
    }

    private static List<Pair> Read(string language)
    {
        var (pairs, around) = (new List<Pair>(), new List<string>());
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Meaning", "Lexicons", "Pairs", $"{language}.md")).Where(line => line.Length > 0))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                var parts = line[2..].Split('·', StringSplitOptions.TrimEntries);
                pairs.Add(new(parts[0], parts[1], parts.Length > 2 ? parts[2].Split(", ") : [], language, around));
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal)) pairs[^1].Old = line[2..];
            else if (line.StartsWith("+ ", StringComparison.Ordinal)) pairs[^1].New = line[2..];
            else around.Add(line);
        }

        return pairs;
    }

    private sealed record Pair(string Name, string Direction, string[] Topics, string Language, List<string> Around)
    {
        public string Old { get; set; } = "";

        public string New { get; set; } = "";

        public TextDiff Diff => PolicyDiffer.Compare(Whole(Old), Whole(New));

        private PolicyDiff.Text.PolicyText Whole(string clause) => TextBuilder.Of([.. Around, clause]) with { Language = Language };
    }
}

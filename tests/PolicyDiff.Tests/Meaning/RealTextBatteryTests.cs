using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Tests.Meaning.Battery;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Meaning;

/// <summary>The edit battery on real policies, where what an edit says may stand elsewhere in other words.</summary>
public sealed class RealTextBatteryTests
{
    private const int MostTexts = 20;
    private const int LeastWords = 300;
    private const int MostWords = 4_000;

    [Fact]
    public void Edits_of_real_policies_are_told_as_what_they_are()
    {
        var texts = Texts();
        Assert.Equal(MostTexts, texts.Count);
        var trials = EditKinds.All.SelectMany(kind => texts.Select((text, seed) => Try(kind, text, seed))).OfType<Trial>().ToList();
        var wrong = trials.FindAll(trial => !trial.IsRight);
        var told = string.Join('\n', wrong.Select(trial => trial.Told));
        var substantive = trials.Count(trial => trial.Expected == Expectation.Substantive);
        Assert.True(substantive > 400, $"Only {substantive} substantive edits were possible.");
        Assert.True(wrong.Count(trial => trial.Expected == Expectation.Substantive) * 50 <= substantive, told);
        Assert.True(wrong.TrueForAll(trial => trial.Expected == Expectation.Substantive), told);
    }

    private static List<PolicyText> Texts()
    {
        var corpus = Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS");
        var folder = Path.Combine(corpus ?? "", "corpus", "gold", "gold");
        if (corpus is null || !Directory.Exists(folder)) Assert.Skip("Set POLICYDIFF_CORPUS to the folder that holds corpus/gold to run the edit battery on real policies.");
        return [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)
            .Select(file => PageReader.Read(new(File.ReadAllBytes(file), "text/markdown; charset=utf-8", null, SelectorSet.None)).Text)
            .OfType<PolicyText>().Where(IsMeant).DistinctBy(text => Canonical.Of(text).Hash).Take(MostTexts)];
    }

    private static bool IsMeant(PolicyText text) =>
        text.Blocks.Sum(block => Canonical.CountWords(block.PlainText)) is >= LeastWords and <= MostWords && LanguageGuess.Recognise(text.Blocks) == "en";

    private static Trial? Try(EditKind kind, PolicyText text, int seed)
    {
        if (kind.Apply(text, new Random(seed)) is not { } edited) return null;
        var explanation = Explainer.Explain(PolicyDiffer.Compare(text, edited));
        var isRight = kind.Expected switch
        {
            Expectation.Substantive => explanation.Significance >= 40,
            // Another address to write to is a kind of its own, told as a small change.
            Expectation.Quiet => explanation.Significance < 10 || explanation.Kind == ChangeKind.ContactOnly,
            _ => explanation.Kind == ChangeKind.MovedOnly,
        };
        return new(kind.Expected, isRight, $"{kind.Name}, text {seed}: {explanation.Kind} {explanation.Significance}: {explanation.Headline}");
    }

    private sealed record Trial(Expectation Expected, bool IsRight, string Told);
}

using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Tests.Meaning.Battery;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>Kinds of edit applied to the last texts of a versions repository: how often each is told as what it is.</summary>
internal static class BatteryBenchmark
{
    private const int LeastWords = 300;

    public static async Task<int> RunAsync(string gitDirectory, int most, int show)
    {
        var (documents, texts) = await OtaHistories.ReadAsync(gitDirectory);
        var all = documents.Where(document => document.Versions.Count > 0).Select(document => texts[document.Versions[^1].Faithful])
            .Where(text => LanguageGuess.Recognise(text.Blocks) == "en" && text.Blocks.Sum(block => Canonical.CountWords(block.PlainText)) >= LeastWords).ToList();
        var chosen = all.Where((_, index) => index % Math.Max(1, all.Count / most) == 0).Take(most).ToList();
        Console.WriteLine($"{chosen.Count} English texts of {LeastWords} words and more");
        foreach (var group in EditKinds.All.GroupBy(kind => kind.Expected))
        {
            var (right, tried) = (0, 0);
            foreach (var kind in group)
            {
                var results = chosen.Select((text, seed) => Try(kind, text, seed)).OfType<Trial>().ToList();
                var passed = results.Count(result => result.IsRight);
                (right, tried) = (right + passed, tried + results.Count);
                Console.WriteLine($"  {kind.Name,-40} {passed,4} of {results.Count,4}");
                foreach (var wrong in results.Where(result => !result.IsRight).Take(show)) Console.WriteLine($"      {wrong.Told}");
            }

            Console.WriteLine($"{group.Key}: {right} of {tried} = {100.0 * right / tried:F1} %");
        }

        return 0;
    }

    private static Trial? Try(EditKind kind, PolicyText text, int seed)
    {
        if (kind.Apply(text, new Random(seed)) is not { } edited) return null;
        var diff = PolicyDiffer.Compare(text, edited);
        var explanation = Explainer.Explain(diff);
        var isRight = kind.Expected switch
        {
            Expectation.Substantive => explanation.Significance >= 40,
            // Another address to write to is a kind of its own, told as a small change.
            Expectation.Quiet => explanation.Significance < 10 || explanation.Kind == ChangeKind.ContactOnly,
            _ => explanation.Kind == ChangeKind.MovedOnly,
        };
        var changed = string.Join(" / ", diff.Rows.Where(row => row.Kind is not (RowKind.Same or RowKind.MovedAway)).Take(2)
            .Select(row => string.Concat(row.Tokens.Select(token => token.Mark switch
            {
                TokenMark.Added => $"[+{token.Text}+]",
                TokenMark.Removed => $"[-{token.Text}-]",
                _ => token.Text.Length <= 80 ? token.Text : token.Text[..40] + "…" + token.Text[^40..],
            }))));
        return new(isRight, $"{explanation.Kind.ToWord()} {explanation.Significance}: {explanation.Headline} | {changed}");
    }

    private sealed record Trial(bool IsRight, string Told);
}

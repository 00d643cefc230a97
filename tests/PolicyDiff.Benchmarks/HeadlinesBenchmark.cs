using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Tests.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>
/// For readers: how all changes of a versions repository spread over the bands and how long their headlines are, then a number of them, drawn by
/// a seed, each with headline, reasons, quotes and the changed words, to be judged by eye.
/// </summary>
internal static class HeadlinesBenchmark
{
    private const int ShownOfRow = 1_200;
    private const int ShownRows = 40;
    private const int ShownFaults = 20;

    public static async Task<int> RunAsync(string gitDirectory, int count, int seed)
    {
        var (documents, texts) = await OtaHistories.ReadAsync(gitDirectory);
        var pairs = documents.SelectMany(document => document.Versions.Zip(document.Versions.Skip(1))
            .Select(pair => new NamedPair($"{document.First.Service} / {document.First.TermsType} {pair.Second.First.Instant:yyyy-MM-dd}", texts[pair.First.Faithful], texts[pair.Second.Faithful])));
        return Run([.. pairs], count, seed);
    }

    /// <summary>A pair of consecutive texts and what a table of verdicts calls it.</summary>
    internal sealed record NamedPair(string Name, PolicyText Old, PolicyText New);

    internal static int Run(IReadOnlyList<NamedPair> pairs, int count, int seed)
    {
        var told = pairs.Select(pair => Tell(pair)).ToList();
        SayBands(told.ConvertAll(one => one.Explanation));
        var faults = told.SelectMany(one => one.Faults.Select(fault => $"  {fault} | {one.Explanation.Headline} | {one.Name}")).ToList();
        Console.WriteLine($"headlines that say what no reason or text does: {faults.Count}");
        foreach (var fault in faults.Take(ShownFaults)) Console.WriteLine(fault);
        var random = new Random(seed);
        var chosen = Enumerable.Range(0, pairs.Count).Where(index => told[index].Explanation.Kind is ChangeKind.Content or ChangeKind.Minor)
            .OrderBy(_ => random.Next()).Take(count).ToList();
        foreach (var (number, index) in chosen.Index())
        {
            Say(number + 1, pairs[index].Name, told[index].Explanation);
            Show(PolicyDiffer.Compare(pairs[index].Old, pairs[index].New));
        }

        return 0;
    }

    private static (string Name, Explanation Explanation, List<string> Faults) Tell(NamedPair pair)
    {
        var diff = PolicyDiffer.Compare(pair.Old, pair.New);
        var explanation = Explainer.Explain(diff);
        return (pair.Name, explanation, [.. HeadlineTruth.Faults(diff, explanation)]);
    }

    private static void SayBands(List<Explanation> explanations)
    {
        var changes = explanations.FindAll(explanation => explanation.Kind is ChangeKind.Content or ChangeKind.Minor);
        Console.WriteLine($"{explanations.Count} changes, {changes.Count} of them in words that are not only a date, a contact, an order or a setting");
        foreach (var band in changes.CountBy(explanation => Significance.ToBand(explanation.Significance)).OrderBy(band => band.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {band.Key,-8} {band.Value,5} = {100.0 * band.Value / changes.Count:F0} %");
        }

        Console.WriteLine($"  significance by tens: {string.Join(' ', Enumerable.Range(0, 11).Select(ten => changes.Count(change => change.Significance / 10 == ten)))}");
        Console.WriteLine($"  headlines longer than 140 characters: {changes.Count(change => change.Headline.Length > 140)}, longest {changes.Max(change => change.Headline.Length)}");
    }

    private static void Say(int number, string name, Explanation explanation)
    {
        Console.WriteLine($"\n### {number}. {name}\n{explanation.Kind.ToWord()} {explanation.Significance} {Significance.ToBand(explanation.Significance)} {explanation.Direction.ToWord()}\nHEADLINE: {explanation.Headline}");
        foreach (var reason in explanation.Reasons)
        {
            Console.WriteLine($"  {reason.Weight:F2} {reason.Rule}: {reason.Sentence}{Quote(" -", reason.OldQuote)}{Quote(" +", reason.NewQuote)}");
        }
    }

    private static string Quote(string sign, string? quote) => quote is null ? "" : $"{sign}“{quote.ReplaceLineEndings(" ")}”";

    private static void Show(TextDiff diff)
    {
        foreach (var row in diff.Rows.Where(row => row.Kind is not (RowKind.Same or RowKind.MovedAway or RowKind.MovedHere)).Take(ShownRows))
        {
            var words = string.Concat(row.Tokens.Select(token => token.Mark switch
            {
                TokenMark.Added => $"[+{token.Text}+]",
                TokenMark.Removed => $"[-{token.Text}-]",
                _ => token.Text.Length <= 160 ? token.Text : token.Text[..80] + "…" + token.Text[^80..],
            }));
            Console.WriteLine($"    {row.Kind}: {(words.Length <= ShownOfRow ? words : words[..ShownOfRow] + " …")}".ReplaceLineEndings(" "));
        }
    }
}

using System.Text;
using PolicyDiff.Text;

namespace PolicyDiff.Benchmarks;

/// <summary>Seeded texts with the word frequencies of prose: a few words very often, many rarely.</summary>
internal static class GeneratedPolicies
{
    private static readonly string[] Common =
        ["the", "and", "of", "to", "your", "we", "information", "or", "you", "our", "may", "data", "with", "for", "share", "collect", "use", "third", "parties", "not"];

    public static (PolicyText Old, PolicyText New) Pair(Random random, int paragraphs, int edits)
    {
        var old = Enumerable.Range(0, paragraphs).Select(_ => Paragraph(random, random.Next(20, 120), "w")).ToList();
        var @new = old.ToList();
        for (var edit = 0; edit < edits; edit++)
        {
            var at = random.Next(@new.Count);
            var words = @new[at].Split(' ');
            for (var changed = random.Next(1, 6); changed > 0; changed--) words[random.Next(words.Length)] = Word(random, "n");
            @new[at] = string.Join(' ', words);
        }

        @new.Insert(random.Next(@new.Count), Paragraph(random, 60, "w"));
        @new.RemoveAt(random.Next(@new.Count));
        return (Text(old), Text(@new));
    }

    public static (PolicyText Old, PolicyText New) Unrelated(int paragraphs, int words)
    {
        var random = new Random(7);
        return (Text(Enumerable.Range(0, paragraphs).Select(_ => Paragraph(random, words, "a"))), Text(Enumerable.Range(0, paragraphs).Select(_ => Paragraph(random, words, "b"))));
    }

    public static (PolicyText Old, PolicyText New) RandomVocabulary(int paragraphs, int words)
    {
        var random = new Random(8);
        string Make() => string.Join(' ', Enumerable.Range(0, words).Select(_ => "v" + random.Next(paragraphs * words / 2)));
        return (Text(Enumerable.Range(0, paragraphs).Select(_ => Make()).ToList()), Text(Enumerable.Range(0, paragraphs).Select(_ => Make()).ToList()));
    }

    public static (PolicyText Old, PolicyText New) OneLine(int edits)
    {
        var random = new Random(9);
        var words = Paragraph(random, 180_000, "w").Split(' ');
        var old = string.Join(' ', words);
        for (var edit = 0; edit < edits; edit++) words[random.Next(words.Length)] = Word(random, "n");
        return (Text([old]), Text([string.Join(' ', words)]));
    }

    private static string Paragraph(Random random, int words, string prefix)
    {
        var text = new StringBuilder();
        for (var word = 0; word < words; word++) text.Append(text.Length > 0 ? " " : "").Append(Word(random, prefix)).Append(random.Next(12) == 0 ? "." : "");
        return text.ToString();
    }

    /// <summary>Half common words, half from a vocabulary in which the n-th word comes about 1/n as often.</summary>
    private static string Word(Random random, string prefix) =>
        random.Next(2) == 0 ? Common[(int)(Common.Length * Math.Pow(random.NextDouble(), 2))] : prefix + (int)(8_000 * Math.Pow(random.NextDouble(), 3));

    private static PolicyText Text(IEnumerable<string> paragraphs) =>
        new(null, "en", [.. paragraphs.Select(text => new Block(BlockKind.Paragraph, 0, null, [new Span(text)]))]);
}

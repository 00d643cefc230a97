using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Facts;

/// <summary>
/// What a whole text says somewhere, by label: asked before a fact is called new or gone, so that a clause that moved, was split
/// or says the same in other words is neither. Read only when a rule asks.
/// </summary>
internal sealed class DocumentFacts(PolicyText text, FactReader reader)
{
    private readonly Lazy<HashSet<string>> labels = new(() => Read(text, reader));

    public bool Says(string label) => labels.Value.Contains(label);

    private static HashSet<string> Read(PolicyText text, FactReader reader)
    {
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in text.Blocks.SelectMany(block => SentenceSplitter.Split(block.PlainText)))
        {
            foreach (var fact in reader.Read(new WordLine(sentence))) labels.Add(fact.Label);
        }

        return labels;
    }
}

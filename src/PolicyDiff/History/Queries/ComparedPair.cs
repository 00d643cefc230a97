using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>Two texts compared, and explained when somebody asks.</summary>
internal sealed class ComparedPair(TextDiff diff)
{
    private readonly Lazy<Explanation> explanation = new(() => Explainer.Explain(diff));

    internal TextDiff Diff => diff;

    internal Explanation Explanation => explanation.Value;

    /// <summary>Some bytes of memory, near enough to keep a limit by.</summary>
    internal long Bytes => Of(diff.Old) + Of(diff.New) + diff.Rows.Sum(row => 120L + row.Tokens.Sum(token => 60L + 2 * token.Text.Length));

    private static long Of(PolicyText text) => text.Blocks.Sum(block => 150L + block.Spans.Sum(span => 80L + 2 * span.Text.Length));
}

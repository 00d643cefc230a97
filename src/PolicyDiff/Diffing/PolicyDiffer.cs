using PolicyDiff.Diffing.Blocks;
using PolicyDiff.Diffing.Words;
using PolicyDiff.Text;

namespace PolicyDiff.Diffing;

/// <summary>
/// Compares two texts as a person would (DESIGN.md §8): equal blocks anchor, similar blocks pair by what they say, equal text
/// elsewhere was moved, then words inside each pair. A pure function of the two texts.
/// </summary>
public static class PolicyDiffer
{
    /// <summary>The comparison of two texts. Never throws for any text; past its budgets blocks are shown as replaced and say so.</summary>
    public static TextDiff Compare(PolicyText old, PolicyText @new)
    {
        var keys = new BlockKeys(old, @new);
        var matches = new EqualBlocks(keys).Join();
        var isPaired = new SimilarBlocks(keys, matches).Join() && new SplitBlocks(keys, matches).Join();
        var rows = new RowBuilder(keys, matches) { ReplacedBlocksFellBack = !isPaired }.Build();
        return new(old, @new, rows, WordCounts.Of(keys, rows));
    }
}

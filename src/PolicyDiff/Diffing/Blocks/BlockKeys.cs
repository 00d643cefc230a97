using PolicyDiff.Diffing.Words;
using PolicyDiff.Text;

namespace PolicyDiff.Diffing.Blocks;

/// <summary>
/// What decides whether two blocks say the same: the clause's canonical text; for a block without words its plain text, so that
/// none is lost. Equal keys have equal numbers in both texts.
/// </summary>
internal sealed class BlockKeys
{
    private readonly Interner interner = new(StringComparer.Ordinal);

    public BlockKeys(PolicyText old, PolicyText @new)
    {
        Old = NumbersOf(old);
        New = NumbersOf(@new);
    }

    public int[] Old { get; }

    public int[] New { get; }

    /// <summary>How many different keys there are.</summary>
    public int Count => interner.Count;

    private int[] NumbersOf(PolicyText text)
    {
        var clauses = new string?[text.Blocks.Count];
        foreach (var clause in Canonical.Of(text).Clauses) clauses[clause.BlockIndex] = clause.Text;
        var numbers = new int[clauses.Length];
        for (var index = 0; index < clauses.Length; index++)
        {
            // A clause never begins with a NUL, so a wordless block equals only its like.
            numbers[index] = interner.NumberOf(clauses[index] ?? "\0" + text.Blocks[index].PlainText.Trim());
        }

        return numbers;
    }
}

using PolicyDiff.Meaning.Rules;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning;

/// <summary>A line in which a text says how new it is, or from when on it holds.</summary>
/// <param name="Block">Number of the block it stands in.</param>
/// <param name="Date">The day it names.</param>
/// <param name="IsEffective">It says from when the text holds, not when it was written.</param>
/// <param name="Line">The block's words.</param>
public sealed record DeclaredLine(int Block, DateOnly Date, bool IsEffective, string Line)
{
    /// <summary>How many blocks from the beginning or the end such a line stands at most.</summary>
    private const int Near = 12;

    private const int LongestLine = 200;

    /// <summary>The lines of a text's beginning and end that declare a date, in reading order.</summary>
    public static IEnumerable<DeclaredLine> Of(PolicyText text)
    {
        for (var block = 0; block < text.Blocks.Count; block++)
        {
            if (At(text, block) is { } line) yield return line;
        }
    }

    /// <summary>The block as such a line, or null.</summary>
    internal static DeclaredLine? At(PolicyText text, int block)
    {
        if (block >= Near && block < text.Blocks.Count - Near) return null;
        return text.Blocks[block].PlainText is { Length: < LongestLine } plain && plain.AsSpan().ContainsAnyInRange('0', '9') && DeclaredDate.Of(plain) is { } date
            ? new(block, date, DeclaredDate.IsEffective(plain), plain.Trim())
            : null;
    }
}

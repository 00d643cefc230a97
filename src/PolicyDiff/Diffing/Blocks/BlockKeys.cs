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
    private readonly Dictionary<string, int> numberOfPlain = new(StringComparer.Ordinal);
    private readonly List<int> words = [];

    public BlockKeys(PolicyText old, PolicyText @new)
    {
        (OldTexts, NewTexts) = (PlainTexts(old), PlainTexts(@new));
        (Old, New) = (Array.ConvertAll(OldTexts, NumberOf), Array.ConvertAll(NewTexts, NumberOf));
    }

    public int[] Old { get; }

    public int[] New { get; }

    /// <summary>The plain text of each block.</summary>
    public string[] OldTexts { get; }

    /// <summary>The same of the new text.</summary>
    public string[] NewTexts { get; }

    /// <summary>How many different keys there are.</summary>
    public int Count => interner.Count;

    /// <summary>Words of the blocks with this key, counted once for all of them.</summary>
    public int WordsOf(int key) => words[key];

    private static string[] PlainTexts(PolicyText text)
    {
        var texts = new string[text.Blocks.Count];
        for (var index = 0; index < texts.Length; index++) texts[index] = text.Blocks[index].PlainText;
        return texts;
    }

    private int NumberOf(string plain)
    {
        // Most blocks stand in both texts letter by letter: folded once.
        if (numberOfPlain.TryGetValue(plain, out var known)) return known;
        var clause = Canonical.Fold(plain);
        // A clause never begins with a NUL, so a wordless block equals only its like.
        var number = interner.NumberOf(clause.Length > 0 ? clause : "\0" + plain.Trim());
        if (number == words.Count) words.Add(Canonical.CountWords(clause));
        numberOfPlain.Add(plain, number);
        return number;
    }
}

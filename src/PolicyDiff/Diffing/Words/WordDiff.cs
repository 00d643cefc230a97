namespace PolicyDiff.Diffing.Words;

/// <summary>The words of one pair of blocks. One object serves one comparison, so that all its pairs share the step budget.</summary>
internal sealed class WordDiff
{
    private readonly Interner interner = new(StringComparer.Ordinal);
    private readonly MyersSearch search = new();

    /// <summary>The tokens of both texts, or null when the budget has ended: the block is then shown as replaced.</summary>
    public IReadOnlyList<DiffToken>? Compare(string old, string @new)
    {
        var from = new WordSequence(old, interner);
        var to = new WordSequence(@new, interner);
        var edits = search.Find(from.Numbers, to.Numbers, DiffBudget.WordSteps);
        return edits is null ? null : Tokens(PhraseCleaner.Clean(edits, from, to), from, to);
    }

    /// <summary>All of the old text removed, all of the new one added.</summary>
    public static IReadOnlyList<DiffToken> Replaced(string old, string @new) =>
        [.. new[] { new DiffToken(TokenMark.Removed, old), new DiffToken(TokenMark.Added, @new) }.Where(token => token.Text.Length > 0)];

    private static List<DiffToken> Tokens(List<Edit> edits, WordSequence old, WordSequence @new)
    {
        var tokens = new List<DiffToken>((edits.Count * 3) + 1);
        var kept = 0;
        foreach (var edit in edits)
        {
            Add(TokenMark.Same, @new.Slice(kept, edit.NewStart));
            Add(TokenMark.Removed, old.Slice(edit.OldStart, edit.OldEnd));
            Add(TokenMark.Added, @new.Slice(edit.NewStart, edit.NewEnd));
            kept = edit.NewEnd;
        }

        Add(TokenMark.Same, @new.Slice(kept, @new.Count));
        return tokens;

        void Add(TokenMark mark, string text)
        {
            if (text.Length > 0) tokens.Add(new(mark, text));
        }
    }
}

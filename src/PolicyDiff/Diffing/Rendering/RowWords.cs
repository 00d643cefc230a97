using PolicyDiff.Text;

namespace PolicyDiff.Diffing.Rendering;

/// <summary>What every renderer says about a row, in the same words.</summary>
internal static class RowWords
{
    private const int TeaserWords = 12;

    /// <summary>"added", "moved-and-edited" …: names in JSON and CSS.</summary>
    public static string ToWord(RowKind kind) => kind switch
    {
        RowKind.Same => "same",
        RowKind.Edited => "edited",
        RowKind.Added => "added",
        RowKind.Removed => "removed",
        RowKind.MovedHere => "moved",
        RowKind.MovedAway => "moved-away",
        RowKind.MovedAndEdited => "moved-and-edited",
        RowKind.SplitOff => "split-off",
        RowKind.MergedIn => "merged-in",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a word."),
    };

    /// <summary>The sign in the gutter, so that colour is never alone.</summary>
    public static string Sign(RowKind kind) => kind switch
    {
        RowKind.Added => "+",
        RowKind.Removed => "−",
        RowKind.MovedHere or RowKind.MovedAway or RowKind.MovedAndEdited => "↕",
        RowKind.Edited or RowKind.SplitOff or RowKind.MergedIn => "±",
        _ => " ",
    };

    /// <summary>A few words in front of a row that words alone do not explain, or null.</summary>
    public static string? Note(DiffRow row) => row switch
    {
        { FellBack: true } => "too different to mark single words",
        { Kind: RowKind.MovedHere } => "moved here, unchanged",
        { Kind: RowKind.MovedAway } => "moved away from here",
        { Kind: RowKind.MovedAndEdited } => "moved here and reworded",
        { Kind: RowKind.SplitOff } => "was one paragraph with the one above",
        { Kind: RowKind.MergedIn } => "is one paragraph with the one above now",
        _ => null,
    };

    /// <summary>"14 unchanged paragraphs".</summary>
    public static string Unchanged(int rows) => rows == 1
        ? "1 unchanged paragraph"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rows} unchanged paragraphs");

    /// <summary>What is said of a comparison in which a budget ended, or null.</summary>
    public static string? FallBack(TextDiff diff) => diff.FellBack
        ? "Too much differs here to align it all: some paragraphs are shown as replaced though words of them may have been kept."
        : null;

    /// <summary>What a row is on the page: a heading's mark, a list item's bullet or number, a quote's mark; empty for a paragraph.</summary>
    public static string Lead(TextDiff diff, DiffRow row)
    {
        var block = row.NewIndex is { } j ? diff.New.Blocks[j] : diff.Old.Blocks[row.OldIndex!.Value];
        return block.Kind switch
        {
            BlockKind.Heading => "## ",
            BlockKind.ListItem => (block.Marker is null or "-" ? "•" : block.Marker) + " ",
            BlockKind.Quote => "> ",
            _ => "",
        };
    }

    /// <summary>
    /// The tokens to show: all, or for a moved-away block, whose text stands elsewhere, its first words without a mark. Spaces that
    /// came or went beside other edits, or where a block was cut, are no edits to a reader.
    /// </summary>
    public static IReadOnlyList<DiffToken> Shown(DiffRow row)
    {
        if (row.Kind == RowKind.MovedAway) return [.. row.Tokens.Select(token => new DiffToken(TokenMark.Same, Teaser(token.Text)))];
        if (!row.Tokens.Any(IsSpaceEdit)) return row.Tokens;
        var hasOthers = row.Tokens.Any(token => token.Mark != TokenMark.Same && !IsSpaceEdit(token));
        var shown = new List<DiffToken>(row.Tokens.Count);
        for (var index = 0; index < row.Tokens.Count; index++)
        {
            var token = row.Tokens[index];
            var isAtEnd = index == 0 || index == row.Tokens.Count - 1;
            if (!IsSpaceEdit(token) || !(isAtEnd || hasOthers)) shown.Add(token);
            else if (token.Mark == TokenMark.Added && !isAtEnd) shown.Add(token with { Mark = TokenMark.Same });
        }

        return shown;
    }

    private static bool IsSpaceEdit(DiffToken token) => token.Mark != TokenMark.Same && !token.Text.AsSpan().ContainsAnyExcept(' ', '\u00a0');

    private static string Teaser(string text)
    {
        var end = 0;
        for (var words = 0; end < text.Length && words < TeaserWords; words++)
        {
            while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        }

        return end < text.Length ? text[..end] + " …" : text;
    }
}

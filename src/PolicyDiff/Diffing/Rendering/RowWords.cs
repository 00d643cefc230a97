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

    /// <summary>The tokens to show: all, or for a moved-away block, whose text stands elsewhere, its first words without a mark.</summary>
    public static IReadOnlyList<DiffToken> Shown(DiffRow row) => row.Kind != RowKind.MovedAway
        ? row.Tokens
        : [.. row.Tokens.Select(token => new DiffToken(TokenMark.Same, Teaser(token.Text)))];

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

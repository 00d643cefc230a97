namespace PolicyDiff.Diffing;

/// <summary>
/// Rebuilds either text's blocks from a diff's rows. Applying a diff to the old text gives the new one: what the property tests hold.
/// </summary>
public static class DiffApplication
{
    /// <summary>The plain texts of the new text's blocks: kept and moved blocks taken from the new text's tokens, in order.</summary>
    public static IReadOnlyList<string> NewText(TextDiff diff) =>
        Joined(diff.Rows.Where(row => row.NewIndex is not null), row => row.Kind == RowKind.MergedIn, row => Side(row, TokenMark.Removed));

    /// <summary>The plain texts of the old text's blocks. Rows that say the same show the new text, so those come from the old one.</summary>
    public static IReadOnlyList<string> OldText(TextDiff diff) =>
        Joined(
            WithoutMovedHere(diff.Rows).Where(row => row.OldIndex is not null),
            row => row.Kind == RowKind.SplitOff,
            row => row.Kind == RowKind.Same ? diff.Old.Blocks[row.OldIndex!.Value].PlainText : Side(row, TokenMark.Added));

    /// <summary>Without the new places of what moved, the further parts of a moved block that was split or merged included.</summary>
    private static IEnumerable<DiffRow> WithoutMovedHere(IReadOnlyList<DiffRow> rows)
    {
        var isMoved = false;
        foreach (var row in rows)
        {
            if (row.Kind is not (RowKind.SplitOff or RowKind.MergedIn)) isMoved = row.Kind is RowKind.MovedHere or RowKind.MovedAndEdited;
            if (!isMoved) yield return row;
        }
    }

    /// <summary>One text for each row, but for those that go on with the block of the row before.</summary>
    private static List<string> Joined(IEnumerable<DiffRow> rows, Predicate<DiffRow> goesOn, Func<DiffRow, string> textOf)
    {
        var texts = new List<string>();
        foreach (var row in rows)
        {
            if (goesOn(row)) texts[^1] += textOf(row);
            else texts.Add(textOf(row));
        }

        return texts;
    }

    private static string Side(DiffRow row, TokenMark without) => string.Concat(row.Tokens.Where(token => token.Mark != without).Select(token => token.Text));
}

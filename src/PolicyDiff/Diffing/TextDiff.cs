using PolicyDiff.Text;

namespace PolicyDiff.Diffing;

/// <summary>Whether a token stands in both texts, only in the new or only in the old one.</summary>
public enum TokenMark
{
    Same,
    Added,
    Removed,
}

/// <summary>
/// A run of characters with one mark. The tokens of a row without the added ones spell the old block's plain text, without the
/// removed ones the new block's, character for character; where a block was split or merged, the rows that share it together do.
/// </summary>
public sealed record DiffToken(TokenMark Mark, string Text);

/// <summary>What happened to a block.</summary>
public enum RowKind
{
    /// <summary>Says the same in both texts, at the same place.</summary>
    Same,

    /// <summary>Reworded in place.</summary>
    Edited,

    Added,

    Removed,

    /// <summary>The new place of a block that says the same elsewhere in the old text.</summary>
    MovedHere,

    /// <summary>The old place of a moved block. Counted once, at its new place.</summary>
    MovedAway,

    /// <summary>The new place of a block that was moved and reworded.</summary>
    MovedAndEdited,

    /// <summary>A further part of the old block of the row above, a block of its own in the new text.</summary>
    SplitOff,

    /// <summary>A further old block whose words stand in the new block of the row above.</summary>
    MergedIn,
}

/// <summary>
/// One line of the comparison, in the order a reader wants: the new text's order with removed blocks where they stood.
/// </summary>
/// <param name="Kind">What happened.</param>
/// <param name="OldIndex">Index into <see cref="TextDiff.Old"/>'s blocks; null for Added.</param>
/// <param name="NewIndex">Index into <see cref="TextDiff.New"/>'s blocks; null for Removed and MovedAway.</param>
/// <param name="Tokens">The words. Same: one token with the new text. MovedAway: the old block's text, marked Removed.</param>
/// <param name="FellBack">True where a budget ended word alignment and the block is shown as replaced.</param>
public sealed record DiffRow(RowKind Kind, int? OldIndex, int? NewIndex, IReadOnlyList<DiffToken> Tokens, bool FellBack = false);

/// <summary>Words touched, counted by the same word rule as <see cref="CanonicalText.Words"/>.</summary>
/// <param name="Added">Words that only the new text has.</param>
/// <param name="Removed">Words that only the old text has.</param>
/// <param name="Moved">Words of moved blocks that stayed as they were.</param>
public sealed record DiffCounts(int Added, int Removed, int Moved);

/// <summary>
/// The one diff model (DESIGN.md §4.6): page, mail, feed, API, command line and print render this and nothing else.
/// </summary>
/// <param name="Old">The old text, faithful form.</param>
/// <param name="New">The new text, faithful form.</param>
/// <param name="Rows">Every block of both texts, exactly once (a moved block twice: away and here; a split or merged one in neighbouring rows; of one that also moved, the first of these is MovedAndEdited).</param>
/// <param name="Counts">Words touched.</param>
public sealed record TextDiff(PolicyText Old, PolicyText New, IReadOnlyList<DiffRow> Rows, DiffCounts Counts)
{
    /// <summary>True where any row fell back to "replaced" because a budget ended.</summary>
    public bool FellBack => Rows.Any(row => row.FellBack);
}

/// <summary>
/// Neighbouring changed rows under one heading: what a reader steps through and links to.
/// </summary>
/// <param name="Id">Stable for the same pair of texts: "h-" and 8 hex digits of the SHA-256 of its rows' old and new texts.</param>
/// <param name="Heading">The nearest heading above it in the new text (else the old one), or null at the top.</param>
/// <param name="FirstRow">Index of its first row in <see cref="TextDiff.Rows"/>.</param>
/// <param name="RowCount">How many rows it spans; unchanged rows inside are blocks too short to part two changes.</param>
public sealed record Hunk(string Id, string? Heading, int FirstRow, int RowCount);

using System.Globalization;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>How a comparison is laid out.</summary>
internal enum ComparisonLayout
{
    Unified,
    Side,
    New,
    Removed,
}

/// <summary>A comparison cut up for a page: hunks, context, folds, and who moved where.</summary>
internal sealed class Comparison
{
    private readonly Dictionary<int, int> arrivals = [];
    private readonly Dictionary<int, int> departures = [];

    internal Comparison(TextDiff diff, ComparisonLayout layout, IReadOnlyList<Reason> reasons)
    {
        Marks = new(diff, reasons);
        Diff = diff;
        Layout = layout;
        Hunks = Diffing.Hunks.Of(diff);
        Parts = DiffParts.Of(diff, Hunks);
        Shown = [.. Hunks.Where(Shows)];
        for (var row = 0; row < diff.Rows.Count; row++)
        {
            if (diff.Rows[row] is { OldIndex: { } block, Kind: RowKind.MovedHere or RowKind.MovedAndEdited }) arrivals[block] = row;
            if (diff.Rows[row] is { OldIndex: { } left, Kind: RowKind.MovedAway }) departures[left] = row;
        }
    }

    /// <summary>Names all that it is made of; null where it is kept nowhere.</summary>
    public FragmentKey? Key { get; init; }

    public TextDiff Diff { get; }

    public ComparisonLayout Layout { get; }

    /// <summary>The words that reasons rest on.</summary>
    public ReasonMarks Marks { get; }

    public IReadOnlyList<Hunk> Hunks { get; }

    public IReadOnlyList<DiffPart> Parts { get; }

    /// <summary>The hunks that this layout has words of: a place with nothing but added words is none of the removed ones.</summary>
    public IReadOnlyList<Hunk> Shown { get; }

    /// <summary>Whether this layout shows a hunk.</summary>
    public bool Shows(Hunk hunk) => Layout != ComparisonLayout.Removed || Diff.Rows.Skip(hunk.FirstRow).Take(hunk.RowCount).Any(LosesWords);

    /// <summary>Whether words of the old text are in no place of the new one.</summary>
    public static bool LosesWords(DiffRow row) => row.Kind == RowKind.Removed || (row.Kind != RowKind.MovedAway && row.Tokens.Any(token => token.Mark == TokenMark.Removed));

    /// <summary>Whether the new text has words of a hunk.</summary>
    public static bool HasNewWords(DiffPart part) => part.Rows.Any(numbered => numbered.Row.NewIndex is not null);

    /// <summary>The block a row shows: the new one where there is one.</summary>
    public Block BlockOf(DiffRow row) => row.NewIndex is { } index ? Diff.New.Blocks[index] : Diff.Old.Blocks[row.OldIndex!.Value];

    /// <summary>The row where a moved block stands in the other place; null when it did not move.</summary>
    public int? Counterpart(DiffRow row) => row switch
    {
        { Kind: RowKind.MovedAway, OldIndex: { } block } when arrivals.TryGetValue(block, out var here) => here,
        { Kind: RowKind.MovedHere or RowKind.MovedAndEdited, OldIndex: { } block } when departures.TryGetValue(block, out var away) => away,
        _ => null,
    };

    /// <summary>The heading a row stands under, in the text that has it.</summary>
    public string? HeadingOf(int row)
    {
        var (text, index) = Diff.Rows[row].NewIndex is { } block ? (Diff.New, block) : (Diff.Old, Diff.Rows[row].OldIndex!.Value);
        // A heading that moved stands under the one before it.
        for (var above = index - 1; above >= 0; above--)
        {
            if (text.Blocks[above].Kind == BlockKind.Heading) return text.Blocks[above].PlainText.Trim();
        }

        return null;
    }

    /// <summary>The heading at the other end of a move; null where it is the same one, because the heading moved along.</summary>
    public string? OtherHeading(int row, int? counterpart)
    {
        var heading = counterpart is { } other ? HeadingOf(other) : null;
        return heading == HeadingOf(row) ? null : heading;
    }

    /// <summary>Words added and removed in a hunk.</summary>
    public (int Added, int Removed, bool Moves) Count(Hunk hunk)
    {
        var rows = Diff.Rows.Skip(hunk.FirstRow).Take(hunk.RowCount).ToList();
        var tokens = rows.Where(row => row.Kind != RowKind.MovedAway).SelectMany(row => row.Tokens).ToList();
        return (Words(TokenMark.Added), Words(TokenMark.Removed), rows.Exists(row => row.Kind is RowKind.MovedAway or RowKind.MovedHere or RowKind.MovedAndEdited));

        int Words(TokenMark mark) => tokens.Where(token => token.Mark == mark).Sum(token => Canonical.CountWords(token.Text));
    }

    internal static string RowId(int row) => string.Create(CultureInfo.InvariantCulture, $"r-{row}");
}

/// <summary>A row of a comparison on its way into the page.</summary>
internal sealed record ComparisonRow(Comparison Comparison, NumberedRow Numbered)
{
    /// <summary>The words of the row that reasons rest on.</summary>
    public IReadOnlyList<ReasonMark> Marks => Comparison.Marks.Of(Numbered.Number);
}

using PolicyDiff.Diffing;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>A row of a comparison with its number, by which moves and reasons link to it.</summary>
internal sealed record NumberedRow(int Number, DiffRow Row);

/// <summary>A stretch of a comparison as the page shows it.</summary>
/// <param name="Hunk">The change to show; null for unchanged rows.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="IsFolded">Unchanged rows that are folded away.</param>
/// <param name="Heading">The heading a folded stretch stands under.</param>
internal sealed record DiffPart(Hunk? Hunk, IReadOnlyList<NumberedRow> Rows, bool IsFolded, string? Heading);

/// <summary>Cuts a comparison into hunks, the rows of context beside them, and the stretches between that are folded.</summary>
internal static class DiffParts
{
    /// <summary>Folding away fewer rows than this would cost more space than it saves.</summary>
    private const int FewestFolded = 2;

    internal static IReadOnlyList<DiffPart> Of(TextDiff diff, IReadOnlyList<Hunk> hunks)
    {
        var parts = new List<DiffPart>();
        var next = 0;
        foreach (var hunk in hunks)
        {
            AddUnchanged(parts, diff, next, hunk.FirstRow);
            parts.Add(new(hunk, Rows(diff, hunk.FirstRow, hunk.FirstRow + hunk.RowCount), false, hunk.Heading));
            next = hunk.FirstRow + hunk.RowCount;
        }

        AddUnchanged(parts, diff, next, diff.Rows.Count);
        return parts;
    }

    private static void AddUnchanged(List<DiffPart> parts, TextDiff diff, int from, int to)
    {
        // One row of context on each side that has a change beside it.
        var first = from + (from > 0 ? 1 : 0);
        var last = to - (to < diff.Rows.Count ? 1 : 0);
        if (last - first < FewestFolded)
        {
            if (to > from) parts.Add(new(null, Rows(diff, from, to), false, null));
            return;
        }

        if (first > from) parts.Add(new(null, Rows(diff, from, first), false, null));
        parts.Add(new(null, Rows(diff, first, last), true, HeadingAt(diff, first)));
        if (to > last) parts.Add(new(null, Rows(diff, last, to), false, null));
    }

    private static string? HeadingAt(TextDiff diff, int row)
    {
        for (var index = row; index >= 0; index--)
        {
            if (diff.Rows[index].NewIndex is { } block && diff.New.Blocks[block].Kind == BlockKind.Heading) return diff.New.Blocks[block].PlainText;
        }

        return null;
    }

    private static List<NumberedRow> Rows(TextDiff diff, int from, int to) =>
        Enumerable.Range(from, to - from).Select(number => new NumberedRow(number, diff.Rows[number])).ToList();
}

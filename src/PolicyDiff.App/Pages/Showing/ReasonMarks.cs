using PolicyDiff.Diffing;
using PolicyDiff.Meaning;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Finds the words of each reason in the rows of a comparison, so that they can be marked and linked to.</summary>
internal sealed class ReasonMarks
{
    private readonly Dictionary<int, List<ReasonMark>> byRow = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    internal ReasonMarks(TextDiff diff, IReadOnlyList<Reason> reasons)
    {
        var (old, @new) = (Rows(diff, isOld: true), Rows(diff, isOld: false));
        foreach (var (index, reason) in reasons.Index())
        {
            var (before, after) = (Valid(reason.OldQuote, reason.OldPlace, diff.Old.Blocks), Valid(reason.NewQuote, reason.NewPlace, diff.New.Blocks));
            if (before is not null) Add(old, before, new(index + 1, 0, 0, IsOld: true, after is null, before.IsWhole));
            if (after is not null) Add(@new, after, new(index + 1, 0, 0, IsOld: false, before is null, after.IsWhole));
        }
    }

    /// <summary>The marks of a row.</summary>
    internal IReadOnlyList<ReasonMark> Of(int row) => byRow.GetValueOrDefault(row) ?? [];

    /// <summary>Where the reason's words stand on the page: in the new text where it has some there; null when they are not shown.</summary>
    internal string? AnchorOf(int number, ComparisonLayout layout)
    {
        var (after, before) = (ReasonMark.IdOf(number, isOld: false), ReasonMark.IdOf(number, isOld: true));
        return layout != ComparisonLayout.Removed && ids.Contains(after) ? after : layout != ComparisonLayout.New && ids.Contains(before) ? before : null;
    }

    /// <summary>A place is shown only where the quote stands there: newer rules may have read the text in another way.</summary>
    private static QuotePlace? Valid(string? quote, QuotePlace? place, IReadOnlyList<Text.Block> blocks)
    {
        if (quote is null || place is null || place.Block >= blocks.Count) return null;
        var plain = blocks[place.Block].PlainText;
        var isThere = place.Start >= 0 && place.End <= plain.Length && place.Start <= place.WordsStart && place.WordsStart < place.WordsEnd && place.WordsEnd <= place.End
            && plain.AsSpan(place.Start, place.End - place.Start).SequenceEqual(quote);
        return isThere ? place : null;
    }

    /// <summary>The rows that hold each block's words of one side, with the place in the block where each row's words begin.</summary>
    private static ILookup<int, (int Row, int Start, int End)> Rows(TextDiff diff, bool isOld)
    {
        var (held, ends) = (new List<(int Block, int Row, int Start, int End)>(), new Dictionary<int, int>());
        foreach (var (number, row) in diff.Rows.Index())
        {
            if ((isOld ? row.OldIndex : row.NewIndex) is not { } block || row.Kind == RowKind.MovedAway || (isOld && row.Kind is RowKind.Same or RowKind.MovedHere)) continue;
            var start = row.Kind == (isOld ? RowKind.SplitOff : RowKind.MergedIn) ? ends.GetValueOrDefault(block) : 0;
            var end = start + row.Tokens.Where(token => token.Mark != (isOld ? TokenMark.Added : TokenMark.Removed)).Sum(token => token.Text.Length);
            ends[block] = end;
            held.Add((block, number, start, end));
        }

        return held.ToLookup(part => part.Block, part => (part.Row, part.Start, part.End));
    }

    private void Add(ILookup<int, (int Row, int Start, int End)> rows, QuotePlace place, ReasonMark mark)
    {
        foreach (var (row, start, end) in rows[place.Block])
        {
            var (from, to) = (Math.Max(place.WordsStart, start), Math.Min(place.WordsEnd, end));
            if (from >= to || !ids.Add(mark.Id)) continue;
            if (!byRow.TryGetValue(row, out var marks)) byRow[row] = marks = [];
            marks.Add(mark with { Start = from - start, End = to - start });
        }
    }
}

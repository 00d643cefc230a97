using PolicyDiff.Diffing;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning;

/// <summary>What differs between two texts that say the same: nothing, only link targets, or formatting.</summary>
internal static class SurfaceComparison
{
    /// <summary>True when every clause of both texts stands in both, in the same order.</summary>
    public static bool SaysTheSame(TextDiff diff)
    {
        var (old, @new, same) = (new List<(int Place, string Words)>(), new List<(int Place, string Words)>(), 0);
        foreach (var row in diff.Rows)
        {
            if (row.Kind == RowKind.Same) same++;
            else if (row.Kind is RowKind.MovedAway or RowKind.MovedHere or RowKind.MovedAndEdited) return false;
            else
            {
                if (row.Kind != RowKind.SplitOff && row.OldIndex is { } i && Canonical.Fold(diff.Old.Blocks[i].PlainText) is { Length: > 0 } before) old.Add((same, before));
                if (row.Kind != RowKind.MergedIn && row.NewIndex is { } j && Canonical.Fold(diff.New.Blocks[j].PlainText) is { Length: > 0 } after) @new.Add((same, after));
            }
        }

        return old.SequenceEqual(@new);
    }

    public static ChangeKind KindOf(TextDiff diff)
    {
        if (diff.Old.Blocks.Count != diff.New.Blocks.Count) return ChangeKind.FormattingOnly;
        var pairs = diff.Old.Blocks.Zip(diff.New.Blocks).ToList();
        if (!pairs.TrueForAll(pair => IsSetAlike(pair.First, pair.Second))) return ChangeKind.FormattingOnly;
        return pairs.TrueForAll(pair => pair.First.Spans.SequenceEqual(pair.Second.Spans)) ? ChangeKind.Identical : ChangeKind.LinksOnly;
    }

    private static bool IsSetAlike(Block old, Block @new) =>
        (old.Kind, old.Level, old.Marker) == (@new.Kind, @new.Level, @new.Marker)
        && IsSetAlike(old.Spans, @new.Spans);

    /// <summary>The same characters with the same styles, whatever links cut them into spans.</summary>
    private static bool IsSetAlike(IReadOnlyList<Span> old, IReadOnlyList<Span> @new)
    {
        var (i, j, from, to) = (0, 0, 0, 0);
        while (true)
        {
            for (; i < old.Count && from == old[i].Text.Length; i++) from = 0;
            for (; j < @new.Count && to == @new[j].Text.Length; j++) to = 0;
            if (i == old.Count || j == @new.Count) return i == old.Count && j == @new.Count;
            var length = Math.Min(old[i].Text.Length - from, @new[j].Text.Length - to);
            if (old[i].Styles != @new[j].Styles || !old[i].Text.AsSpan(from, length).SequenceEqual(@new[j].Text.AsSpan(to, length))) return false;
            (from, to) = (from + length, to + length);
        }
    }
}

using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Diffing.Blocks;

/// <summary>Lays matched blocks out as rows: the new text's order, with removed and moved-away blocks where they stood.</summary>
internal sealed class RowBuilder(BlockKeys keys, BlockMatches matches)
{
    private readonly List<DiffRow> rows = new(Math.Max(matches.OldCount, matches.NewCount));
    private readonly WordDiff words = new();

    /// <summary>True when similar blocks were not looked for, so that an added or removed block may be a reworded one.</summary>
    public bool ReplacedBlocksFellBack { get; init; }

    public IReadOnlyList<DiffRow> Build()
    {
        var (i, j) = (0, 0);
        var pairs = matches.Pairs().ToList();
        var staying = HeaviestChain.Of(pairs, Weight);
        foreach (var (movedOld, _) in pairs.Except(staying)) matches.Release(movedOld);
        foreach (var (stayOld, stayNew) in staying)
        {
            AddGap(i..stayOld, j..stayNew);
            var (parts, sources) = (matches.PartsOf(stayOld), matches.SourcesOf(stayNew));
            if (parts > 1 || sources > 1) rows.AddRange(new DividedRows(keys, words).Of(stayOld..(stayOld + sources), stayNew..(stayNew + parts)));
            else rows.Add(Pair(stayOld, stayNew, isMoved: false));
            (i, j) = (stayOld + sources, stayNew + parts);
        }

        AddGap(i..matches.OldCount, j..matches.NewCount);
        return rows;
    }

    /// <summary>Removed before added; what moved away from the end of the gap (the next section, often) after both.</summary>
    private void AddGap(Range oldRange, Range newRange)
    {
        var (i, end) = (oldRange.Start.Value, oldRange.End.Value);
        var lastRemoved = end - 1;
        while (lastRemoved >= i && matches.NewOf(lastRemoved) != BlockMatches.None) lastRemoved--;
        while (i <= lastRemoved) AddOld(i++);
        for (var j = newRange.Start.Value; j < newRange.End.Value; j++) AddNew(j);
        while (i < end) AddOld(i++);
    }

    /// <summary>The fewer words have moved: a long section stays where it is when a short one passes it.</summary>
    private double Weight((int Old, int New) pair) =>
        1 + Math.Min(keys.WordsOf(keys.Old[pair.Old]), keys.WordsOf(keys.New[pair.New]));

    private void AddOld(int i)
    {
        var isMoved = matches.NewOf(i) != BlockMatches.None;
        var kind = isMoved ? RowKind.MovedAway : RowKind.Removed;
        rows.Add(new(kind, i, null, One(TokenMark.Removed, keys.OldTexts[i]), !isMoved && ReplacedBlocksFellBack));
    }

    private void AddNew(int j)
    {
        var i = matches.OldOf(j);
        rows.Add(i != BlockMatches.None
            ? Pair(i, j, isMoved: true)
            : new(RowKind.Added, null, j, One(TokenMark.Added, keys.NewTexts[j]), ReplacedBlocksFellBack));
    }

    private DiffRow Pair(int i, int j, bool isMoved)
    {
        var (before, after) = (keys.OldTexts[i], keys.NewTexts[j]);
        if (keys.Old[i] == keys.New[j]) return new(isMoved ? RowKind.MovedHere : RowKind.Same, i, j, One(TokenMark.Same, after));
        var tokens = words.Compare(before, after);
        return new(isMoved ? RowKind.MovedAndEdited : RowKind.Edited, i, j, tokens ?? WordDiff.Replaced(before, after), tokens is null);
    }

    private static IReadOnlyList<DiffToken> One(TokenMark mark, string text) => text.Length == 0 ? [] : [new(mark, text)];
}

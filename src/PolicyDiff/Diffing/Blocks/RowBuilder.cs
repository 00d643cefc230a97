using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Diffing.Blocks;

/// <summary>Lays matched blocks out as rows: the new text's order, with removed and moved-away blocks where they stood.</summary>
internal sealed class RowBuilder(BlockKeys keys, BlockMatches matches)
{
    private readonly List<DiffRow> rows = new(Math.Max(matches.OldCount, matches.NewCount));
    private readonly WordDiff words = new();

    /// <summary>True when similar blocks or parts of blocks were not looked for everywhere, so that an added or removed block may be a reworded one.</summary>
    public bool ReplacedBlocksFellBack { get; init; }

    public IReadOnlyList<DiffRow> Build()
    {
        var (i, j) = (0, 0);
        var pairs = matches.Pairs().ToList();
        var staying = HeaviestChain.Of(pairs, Weight);
        foreach (var (stayOld, stayNew) in staying)
        {
            AddGap(i..stayOld, j..stayNew);
            (i, j) = (stayOld + matches.SourcesOf(stayNew), AddJoined(stayOld, stayNew, isMoved: false));
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
        for (var j = newRange.Start.Value; j < newRange.End.Value;) j = AddNew(j);
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

    /// <summary>Adds what stands at this place of the new text and came from elsewhere or from nowhere; the next place.</summary>
    private int AddNew(int j)
    {
        if (matches.OldOf(j) is var i && i != BlockMatches.None) return AddJoined(i, j, isMoved: true);
        rows.Add(new(RowKind.Added, null, j, One(TokenMark.Added, keys.NewTexts[j]), ReplacedBlocksFellBack));
        return j + 1;
    }

    /// <summary>Adds a pair, or all of a block that was split or of blocks that were merged; the next place in the new text.</summary>
    private int AddJoined(int i, int j, bool isMoved)
    {
        var (parts, sources) = (matches.PartsOf(i), matches.SourcesOf(j));
        if (parts == 1 && sources == 1) rows.Add(Pair(i, j, isMoved));
        else rows.AddRange(new DividedRows(keys, words).Of(i..(i + sources), j..(j + parts), isMoved));
        return j + parts;
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

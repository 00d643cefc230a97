namespace PolicyDiff.Diffing.Blocks;

/// <summary>
/// Joins blocks that say the same: unique ones anchor (patience diff, B. Cohen), equal runs around them extend, repeated ones
/// between two anchors are aligned, and what is still equal elsewhere joins in reading order: those were moved.
/// </summary>
internal sealed class EqualBlocks(BlockKeys keys)
{
    private readonly int[] old = keys.Old;
    private readonly int[] @new = keys.New;
    private readonly BlockMatches matches = new(keys.Old.Length, keys.New.Length);

    public BlockMatches Join()
    {
        var anchors = Anchors();
        foreach (var (i, j) in anchors) Extend(i, j);
        AlignBetweenAnchors();
        JoinElsewhere();
        return matches;
    }

    private List<(int Old, int New)> Anchors()
    {
        var oldPlace = UniquePlaces(old);
        var newPlace = UniquePlaces(@new);
        var unique = new List<(int Old, int New)>();
        for (var i = 0; i < old.Length; i++)
        {
            if (oldPlace[old[i]] == i && newPlace[old[i]] is >= 0 and var j) unique.Add((i, j));
        }

        return HeaviestChain.Of(unique, _ => 1);
    }

    /// <summary>The place of each key that occurs once; -1 for absent ones, -2 for repeated ones.</summary>
    private int[] UniquePlaces(int[] numbers)
    {
        var places = new int[keys.Count];
        Array.Fill(places, -1);
        for (var index = 0; index < numbers.Length; index++) places[numbers[index]] = places[numbers[index]] == -1 ? index : -2;
        return places;
    }

    private void Extend(int i, int j)
    {
        if (matches.IsFree(i, j)) matches.Join(i, j);
        for (var (a, b) = (i - 1, j - 1); a >= 0 && b >= 0 && old[a] == @new[b] && matches.IsFree(a, b); a--, b--) matches.Join(a, b);
        for (var (a, b) = (i + 1, j + 1); a < old.Length && b < @new.Length && old[a] == @new[b] && matches.IsFree(a, b); a++, b++) matches.Join(a, b);
    }

    private void AlignBetweenAnchors()
    {
        var (oldStart, newStart) = (0, 0);
        foreach (var (i, j) in matches.Pairs().Append((old.Length, @new.Length)).ToList())
        {
            if (i > oldStart && j > newStart) Align(oldStart..i, newStart..j);
            (oldStart, newStart) = (i + 1, j + 1);
        }
    }

    private void Align(Range oldRange, Range newRange)
    {
        foreach (var (i, j) in BlockAligner.Align(old[oldRange], @new[newRange]))
        {
            matches.Join(oldRange.Start.Value + i, newRange.Start.Value + j);
        }
    }

    private void JoinElsewhere()
    {
        var places = new Dictionary<int, Queue<int>>();
        foreach (var j in matches.FreeNew())
        {
            if (!places.TryGetValue(@new[j], out var queue)) places[@new[j]] = queue = new();
            queue.Enqueue(j);
        }

        foreach (var i in matches.FreeOld())
        {
            if (places.TryGetValue(old[i], out var queue) && queue.TryDequeue(out var j)) matches.Join(i, j);
        }
    }
}

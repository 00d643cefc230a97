namespace PolicyDiff.Diffing.Blocks;

/// <summary>
/// Which block of the old text became which of the new: one to one, but for an old block that was split (the blocks after its
/// partner are its further parts) and old blocks that were merged (those after the partner went into the same new block).
/// </summary>
internal sealed class BlockMatches(int oldCount, int newCount)
{
    public const int None = -1;

    private readonly int[] newOf = Filled(oldCount);
    private readonly int[] oldOf = Filled(newCount);
    private readonly bool[] isMergedIn = new bool[oldCount];
    private readonly bool[] isSplitOff = new bool[newCount];

    public int OldCount => newOf.Length;

    public int NewCount => oldOf.Length;

    public int NewOf(int oldIndex) => newOf[oldIndex];

    public int OldOf(int newIndex) => oldOf[newIndex];

    public bool IsFreeOld(int oldIndex) => newOf[oldIndex] == None;

    public bool IsFreeNew(int newIndex) => oldOf[newIndex] == None;

    public bool IsFree(int oldIndex, int newIndex) => IsFreeOld(oldIndex) && IsFreeNew(newIndex);

    public void Join(int oldIndex, int newIndex)
    {
        newOf[oldIndex] = newIndex;
        oldOf[newIndex] = oldIndex;
    }

    /// <summary>The old block became these neighbouring new ones, of which one may be its partner already.</summary>
    public void Split(int oldIndex, Range newIndices)
    {
        Join(oldIndex, newIndices.Start.Value);
        for (var j = newIndices.Start.Value + 1; j < newIndices.End.Value; j++) (oldOf[j], isSplitOff[j]) = (oldIndex, true);
    }

    /// <summary>These neighbouring old blocks became the new one.</summary>
    public void Merge(Range oldIndices, int newIndex)
    {
        Join(oldIndices.Start.Value, newIndex);
        for (var i = oldIndices.Start.Value + 1; i < oldIndices.End.Value; i++) (newOf[i], isMergedIn[i]) = (newIndex, true);
    }

    /// <summary>How many blocks of the new text, from its partner on, the old block became.</summary>
    public int PartsOf(int oldIndex)
    {
        var end = newOf[oldIndex] + 1;
        while (end < isSplitOff.Length && isSplitOff[end] && oldOf[end] == oldIndex) end++;
        return end - newOf[oldIndex];
    }

    /// <summary>How many blocks of the old text, from its partner on, became the new block.</summary>
    public int SourcesOf(int newIndex)
    {
        var end = oldOf[newIndex] + 1;
        while (end < isMergedIn.Length && isMergedIn[end] && newOf[end] == newIndex) end++;
        return end - oldOf[newIndex];
    }

    /// <summary>All pairs, by the old index; of a split or merge its first.</summary>
    public IEnumerable<(int Old, int New)> Pairs() =>
        Enumerable.Range(0, newOf.Length).Where(index => newOf[index] != None && !isMergedIn[index]).Select(index => (index, newOf[index]));

    public List<int> FreeOld() => [.. Enumerable.Range(0, newOf.Length).Where(IsFreeOld)];

    public List<int> FreeNew() => [.. Enumerable.Range(0, oldOf.Length).Where(IsFreeNew)];

    private static int[] Filled(int count)
    {
        var array = new int[count];
        Array.Fill(array, None);
        return array;
    }
}

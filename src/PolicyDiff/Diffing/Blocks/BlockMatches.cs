namespace PolicyDiff.Diffing.Blocks;

/// <summary>Which block of the old text became which of the new: one to one.</summary>
internal sealed class BlockMatches(int oldCount, int newCount)
{
    public const int None = -1;

    private readonly int[] newOf = Filled(oldCount);
    private readonly int[] oldOf = Filled(newCount);

    public int OldCount => newOf.Length;

    public int NewCount => oldOf.Length;

    public int NewOf(int oldIndex) => newOf[oldIndex];

    public int OldOf(int newIndex) => oldOf[newIndex];

    public bool IsFree(int oldIndex, int newIndex) => newOf[oldIndex] == None && oldOf[newIndex] == None;

    public void Join(int oldIndex, int newIndex)
    {
        newOf[oldIndex] = newIndex;
        oldOf[newIndex] = oldIndex;
    }

    /// <summary>All pairs, by the old index.</summary>
    public IEnumerable<(int Old, int New)> Pairs() =>
        Enumerable.Range(0, newOf.Length).Where(index => newOf[index] != None).Select(index => (index, newOf[index]));

    public List<int> FreeOld() => [.. Enumerable.Range(0, newOf.Length).Where(index => newOf[index] == None)];

    public List<int> FreeNew() => [.. Enumerable.Range(0, oldOf.Length).Where(index => oldOf[index] == None)];

    private static int[] Filled(int count)
    {
        var array = new int[count];
        Array.Fill(array, None);
        return array;
    }
}

namespace PolicyDiff.Archives.Planning;

/// <summary>How many yes-or-no answers it takes to tell a history of k changes among n captures from all others, and to have seen each of its texts.</summary>
public static class InformationLimit
{
    /// <summary>log₂ C(<paramref name="captures"/>, <paramref name="changes"/>) + changes + 1, in captures opened.</summary>
    public static double Of(int captures, int changes)
    {
        var bits = 0.0;
        for (var chosen = 1; chosen <= changes; chosen++) bits += Math.Log2((captures - changes + chosen) / (double)chosen);
        return bits + changes + 1;
    }
}

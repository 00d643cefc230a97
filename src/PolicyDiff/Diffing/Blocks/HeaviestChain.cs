namespace PolicyDiff.Diffing.Blocks;

/// <summary>
/// Of pairs in any order, the heaviest set in which both sides increase: these stay, the others moved. With equal weights it is
/// the longest increasing subsequence. O(n log n).
/// </summary>
internal static class HeaviestChain
{
    /// <param name="pairs">Pairs with increasing Old; each Old and each New once.</param>
    /// <param name="weigh">Weight of a pair, positive.</param>
    public static List<(int Old, int New)> Of(List<(int Old, int New)> pairs, Func<(int Old, int New), double> weigh)
    {
        if (IsChain(pairs)) return pairs;
        var rank = RanksByNew(pairs);
        var best = new double[pairs.Count + 1];
        var last = new int[pairs.Count + 1];
        var before = new int[pairs.Count];
        Array.Fill(last, -1);
        for (var index = 0; index < pairs.Count; index++)
        {
            var (weight, predecessor) = Query(best, last, rank[index]);
            before[index] = predecessor;
            Raise(best, last, rank[index] + 1, (weight + weigh(pairs[index]), index));
        }

        var chain = new List<(int Old, int New)>();
        for (var index = Query(best, last, pairs.Count).Last; index >= 0; index = before[index]) chain.Add(pairs[index]);
        chain.Reverse();
        return chain;
    }

    /// <summary>Nothing has moved: the usual case.</summary>
    private static bool IsChain(List<(int Old, int New)> pairs)
    {
        for (var index = 1; index < pairs.Count; index++)
        {
            if (pairs[index].New < pairs[index - 1].New) return false;
        }

        return true;
    }

    private static int[] RanksByNew(List<(int Old, int New)> pairs)
    {
        var rank = new int[pairs.Count];
        var next = 0;
        foreach (var index in Enumerable.Range(0, pairs.Count).OrderBy(index => pairs[index].New)) rank[index] = next++;
        return rank;
    }

    /// <summary>The heaviest chain that ends before this rank (a Fenwick tree of prefix maxima).</summary>
    private static (double Weight, int Last) Query(double[] best, int[] last, int rank)
    {
        var found = (Weight: 0.0, Last: -1);
        for (var node = rank; node > 0; node -= node & -node)
        {
            if (best[node] > found.Weight) found = (best[node], last[node]);
        }

        return found;
    }

    private static void Raise(double[] best, int[] last, int rank, (double Weight, int Last) chain)
    {
        for (var node = rank; node < best.Length; node += node & -node)
        {
            if (chain.Weight > best[node]) (best[node], last[node]) = chain;
        }
    }
}

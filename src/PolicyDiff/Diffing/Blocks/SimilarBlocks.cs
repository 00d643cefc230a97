namespace PolicyDiff.Diffing.Blocks;

/// <summary>
/// Joins the blocks that no equal one was found for by what they say, never by position: within the same gap first, where about
/// half of the weight of the words suffices; elsewhere more is asked for, because a reader must believe that it was moved.
/// </summary>
internal sealed class SimilarBlocks(BlockKeys keys, BlockMatches matches)
{
    private const double Threshold = 0.45;
    private const double ThresholdElsewhere = 0.6;
    private const double SameGapBonus = 0.15;
    private const int WordsToMove = 5;

    /// <summary>False when there is too much to compare: then nothing is joined and the blocks are shown as replaced.</summary>
    public bool Join()
    {
        var (oldFree, newFree) = (matches.FreeOld(), matches.FreeNew());
        if (oldFree.Count == 0 || newFree.Count == 0) return true;
        if (Math.Max(oldFree.Count, newFree.Count) > DiffBudget.UnmatchedBlocks) return false;
        var (oldGaps, newGaps) = Gaps();
        var similarity = new Similarity(oldFree.ConvertAll(i => keys.OldTexts[i]), newFree.ConvertAll(j => keys.NewTexts[j]));
        var ranked = similarity.Pairs(Threshold)
            .Select(pair => (Old: oldFree[pair.Old], New: newFree[pair.New], pair.Score))
            .Select(pair => (pair.Old, pair.New, Score: Rank(pair, oldGaps[pair.Old] == newGaps[pair.New])))
            .Where(pair => pair.Score > 0)
            .OrderByDescending(pair => pair.Score).ThenByDescending(pair => Neighbours(pair.Old, pair.New)).ThenBy(pair => Distance(pair.Old, pair.New)).ThenBy(pair => pair.New);
        foreach (var (i, j, _) in ranked)
        {
            if (matches.IsFree(i, j)) matches.Join(i, j);
        }

        return true;
    }

    private double Rank((int Old, int New, double Score) pair, bool sameGap)
    {
        if (sameGap) return pair.Score + SameGapBonus;
        var isLong = keys.WordsOf(keys.Old[pair.Old]) >= WordsToMove;
        return isLong && pair.Score >= ThresholdElsewhere ? pair.Score : 0;
    }

    /// <summary>
    /// Of clauses that stand in a text several times the one below the same paragraph is meant, or else the one above the same.
    /// </summary>
    private int Neighbours(int i, int j) =>
        (i > 0 && j > 0 && matches.NewOf(i - 1) == j - 1 ? 2 : 0) + (i + 1 < matches.OldCount && j + 1 < matches.NewCount && matches.NewOf(i + 1) == j + 1 ? 1 : 0);

    private double Distance(int i, int j) => Math.Abs(((double)i / matches.OldCount) - ((double)j / matches.NewCount));

    /// <summary>For each block the number of staying equal pairs before it: the same number on both sides is the same gap.</summary>
    private (int[] Old, int[] New) Gaps()
    {
        var chain = HeaviestChain.Of([.. matches.Pairs()], pair => 1 + keys.WordsOf(keys.Old[pair.Old]));
        return (CountBefore(chain.Select(pair => pair.Old), matches.OldCount), CountBefore(chain.Select(pair => pair.New), matches.NewCount));
    }

    private static int[] CountBefore(IEnumerable<int> places, int count)
    {
        var before = new int[count];
        foreach (var place in places) before[place] = 1;
        for (var (index, sum) = (0, 0); index < count; index++) (before[index], sum) = (sum, sum + before[index]);
        return before;
    }
}

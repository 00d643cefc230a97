using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Diffing.Blocks;

/// <summary>
/// How much two pieces of text share, 0–1: the weighted Dice coefficient of their words, in which rare words count more.
/// Finds the likely partners of each new piece without comparing all with all.
/// </summary>
internal sealed class Similarity
{
    private const int CandidatesEach = 12;
    private readonly Vocabulary vocabulary = new();
    private readonly WordBag[] old;
    private readonly WordBag[] @new;
    private readonly double[] weights;
    private readonly double[] oldTotals;
    private readonly double[] newTotals;

    public Similarity(IReadOnlyList<string> oldPieces, IReadOnlyList<string> newPieces)
    {
        old = [.. oldPieces.Select(piece => WordBag.Of(piece, vocabulary))];
        @new = [.. newPieces.Select(piece => WordBag.Of(piece, vocabulary))];
        var oldSpread = Spread(old);
        var newSpread = Spread(@new);
        weights = Weights(oldSpread, newSpread);
        oldTotals = Array.ConvertAll(old, Total);
        newTotals = Array.ConvertAll(@new, Total);
        limit = CommonnessLimit(oldSpread, newSpread);
        spread = oldSpread.Zip(newSpread, (a, b) => (long)a * b).ToArray();
    }

    private readonly long limit;
    private readonly long[] spread;

    /// <summary>Pairs with at least this similarity, the best few of each new piece.</summary>
    public IEnumerable<SimilarPair> Pairs(double threshold)
    {
        var holders = Holders();
        var shared = new double[old.Length];
        for (var j = 0; j < @new.Length; j++)
        {
            foreach (var i in LikelyPartners(holders, shared, j))
            {
                var score = Score(i, j);
                if (score >= threshold) yield return new(i, j, score);
            }
        }
    }

    /// <summary>The similarity of two pieces, 0–1.</summary>
    public double Score(int i, int j)
    {
        var (a, b) = (old[i], @new[j]);
        var (p, q, shared) = (0, 0, 0.0);
        while (p < a.Words.Length && q < b.Words.Length)
        {
            if (a.Words[p] < b.Words[q]) p++;
            else if (a.Words[p] > b.Words[q]) q++;
            else shared += weights[a.Words[p]] * Math.Min(a.Counts[p++], b.Counts[q++]);
        }

        var total = oldTotals[i] + newTotals[j];
        return total == 0 ? 0 : 2 * shared / total;
    }

    private List<int> LikelyPartners(List<int>?[] holders, double[] shared, int j)
    {
        var touched = new List<int>();
        for (var index = 0; index < @new[j].Words.Length; index++)
        {
            var word = @new[j].Words[index];
            if (holders[word] is not { } held) continue;
            foreach (var i in held)
            {
                if (shared[i] == 0) touched.Add(i);
                shared[i] += weights[word];
            }
        }

        var likely = touched.Count < 2 ? touched : touched.OrderByDescending(i => shared[i] / (oldTotals[i] + newTotals[j])).ThenBy(i => i).Take(CandidatesEach).ToList();
        foreach (var i in touched) shared[i] = 0;
        return likely;
    }

    /// <summary>The old pieces with each word; none for a word that no new piece has or that is too common to follow.</summary>
    private List<int>?[] Holders()
    {
        var holders = new List<int>?[vocabulary.Count];
        for (var i = 0; i < old.Length; i++)
        {
            foreach (var word in old[i].Words)
            {
                if (spread[word] > 0 && spread[word] <= limit) (holders[word] ??= []).Add(i);
            }
        }

        return holders;
    }

    private int[] Spread(WordBag[] bags)
    {
        var spread = new int[vocabulary.Count];
        foreach (var bag in bags)
        {
            foreach (var word in bag.Words) spread[word]++;
        }

        return spread;
    }

    private double[] Weights(int[] oldSpread, int[] newSpread)
    {
        var pieces = Math.Max(old.Length, @new.Length);
        var result = new double[vocabulary.Count];
        for (var word = 0; word < result.Length; word++)
        {
            result[word] = vocabulary.ShareOf(word) * Math.Log(1 + ((double)pieces / Math.Max(oldSpread[word], newSpread[word])));
        }

        return result;
    }

    private double Total(WordBag bag)
    {
        var total = 0.0;
        for (var index = 0; index < bag.Words.Length; index++) total += weights[bag.Words[index]] * bag.Counts[index];
        return total;
    }

    /// <summary>The commonest word (old pieces × new pieces that hold it) that the search may still follow within the budget.</summary>
    private static long CommonnessLimit(int[] oldSpread, int[] newSpread)
    {
        var costs = oldSpread.Zip(newSpread, (a, b) => (long)a * b).Where(cost => cost > 0).ToArray();
        Array.Sort(costs);
        var sum = 0L;
        foreach (var cost in costs)
        {
            sum += cost;
            if (sum > DiffBudget.SimilaritySteps) return cost - 1;
        }

        return long.MaxValue;
    }
}

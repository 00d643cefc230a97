using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Diffing.Blocks;

/// <summary>
/// Recognises that a block was cut into several, or several were put together: beside a pair stand blocks without a partner whose
/// words the pair's other block holds and the pair itself does not account for; or a run of blocks without partners, none of them
/// like the whole, says together what one block says.
/// </summary>
internal sealed class SplitBlocks
{
    /// <summary>How much of a part's words the divided block must hold beyond what its other parts hold.</summary>
    private const double HeldShare = 0.6;

    /// <summary>Fewer words stand in any long block by chance.</summary>
    private const int LeastWords = 3;

    private readonly BlockMatches matches;
    private readonly Vocabulary vocabulary = new();
    private readonly Side old;
    private readonly Side @new;

    public SplitBlocks(BlockKeys keys, BlockMatches matches)
    {
        this.matches = matches;
        old = new(keys.OldTexts, vocabulary);
        @new = new(keys.NewTexts, vocabulary);
        Keys = keys;
    }

    private BlockKeys Keys { get; }

    /// <summary>False when a gap is too large to look for runs in: its blocks are then shown as replaced.</summary>
    public bool Join()
    {
        JoinBesidePairs();
        var isWhole = true;
        foreach (var (oldGap, newGap) in Gaps())
        {
            var pairs = (long)(oldGap.End.Value - oldGap.Start.Value) * (newGap.End.Value - newGap.Start.Value);
            if (pairs <= DiffBudget.DivisionPairs) JoinRuns(oldGap, newGap);
            else isWhole = false;
        }

        return isWhole;
    }

    private void JoinBesidePairs()
    {
        foreach (var (i, j) in matches.Pairs().Where(pair => Keys.Old[pair.Old] != Keys.New[pair.New]).ToList())
        {
            var parts = Parts(old.Bag(i), @new, j, matches.IsFreeNew);
            if (parts.End.Value - parts.Start.Value > 1)
            {
                matches.Split(i, parts);
                continue;
            }

            var sources = Parts(@new.Bag(j), old, i, matches.IsFreeOld);
            if (sources.End.Value - sources.Start.Value > 1) matches.Merge(sources, j);
        }
    }

    private void JoinRuns(Range oldGap, Range newGap)
    {
        for (var i = oldGap.Start.Value; i < oldGap.End.Value; i++)
        {
            if (matches.IsFreeOld(i) && Run(old.Bag(i), @new, newGap, matches.IsFreeNew) is { } parts) matches.Split(i, parts);
        }

        for (var j = newGap.Start.Value; j < newGap.End.Value; j++)
        {
            if (matches.IsFreeNew(j) && Run(@new.Bag(j), old, oldGap, matches.IsFreeOld) is { } sources) matches.Merge(sources, j);
        }
    }

    /// <summary>What lies between neighbouring pairs that stayed, both sides with something in it.</summary>
    private List<(Range Old, Range New)> Gaps()
    {
        var gaps = new List<(Range Old, Range New)>();
        var (i, j) = (0, 0);
        foreach (var (nextOld, nextNew) in matches.Pairs().Append((old.Count, @new.Count)))
        {
            if (nextNew < j) continue;
            if (nextOld > i && nextNew > j && (nextOld - i > 1 || nextNew - j > 1)) gaps.Add((i..nextOld, j..nextNew));
            (i, j) = (nextOld + 1, nextNew + 1);
        }

        return gaps;
    }

    /// <summary>The first run of at least two free blocks in the gap that accounts for most of the whole's words.</summary>
    private static Range? Run(WordBag whole, Side side, Range gap, Predicate<int> isFree)
    {
        if (whole.Total < 2 * LeastWords) return null;
        for (var start = gap.Start.Value; start < gap.End.Value - 1; start++)
        {
            // Nearly all starts end here; two unrelated texts have a million of them.
            if (!isFree(start) || !isFree(start + 1) || !Holds(whole, side.Bag(start))) continue;
            var left = whole.Copy();
            left.Take(side.Bag(start));
            var end = start + 1;
            while (end < gap.End.Value && isFree(end) && TryTake(left, side.Bag(end))) end++;
            if (end - start > 1 && left.Total <= (1 - HeldShare) * whole.Total) return start..end;
        }

        return null;
    }

    /// <summary>The run of blocks around <paramref name="first"/>, its free neighbours, that together account for the words of the whole.</summary>
    private static Range Parts(WordBag whole, Side side, int first, Predicate<int> isFree)
    {
        var left = whole.Copy();
        left.Take(side.Bag(first));
        var (start, end) = (first, first + 1);
        while (end < side.Count && isFree(end) && TryTake(left, side.Bag(end))) end++;
        while (start > 0 && isFree(start - 1) && TryTake(left, side.Bag(start - 1))) start--;
        return start..end;
    }

    private static bool TryTake(WordBag left, WordBag part)
    {
        if (!Holds(left, part)) return false;
        left.Take(part);
        return true;
    }

    private static bool Holds(WordBag whole, WordBag part) =>
        part.Total >= LeastWords && whole.Total >= HeldShare * part.Total && whole.Shared(part) >= HeldShare * part.Total;

    /// <summary>The blocks of one text with their words, read when asked for.</summary>
    private sealed class Side(string[] texts, Vocabulary vocabulary)
    {
        private readonly WordBag?[] bags = new WordBag?[texts.Length];

        public int Count => texts.Length;

        public WordBag Bag(int index) => bags[index] ??= WordBag.Of(texts[index], vocabulary);
    }
}

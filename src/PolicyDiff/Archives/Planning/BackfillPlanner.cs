namespace PolicyDiff.Archives.Planning;

/// <summary>
/// Decides which mementos to open next (DESIGN.md §8). A pure function of what is known, so a run that was killed goes on
/// where it was: first and last, a coarse grid of four a year, then always the middle of the widest gap between two
/// neighbours whose texts differ, until every change stands between two neighbours with nothing unopened between them.
/// </summary>
/// <param name="mementos">All that is listed, by time.</param>
/// <param name="strategy">How much to open.</param>
public sealed class BackfillPlanner(IReadOnlyList<PlannedMemento> mementos, BackfillStrategy strategy)
{
    private const int MonthsPerCell = 3;

    /// <summary>
    /// The keys to open now, most useful first, none that is busy; several come from different gaps, so none makes another
    /// needless. Empty: nothing to open until a busy one is done, or, with <see cref="IsDone"/>, at all.
    /// </summary>
    public IReadOnlyList<string> Next(int atMost)
    {
        var wanted = Ends().Concat(GridGaps()).Concat(Middles());
        if (strategy == BackfillStrategy.Every) wanted = wanted.Concat(NewestFirst());
        return [.. wanted.Distinct().Take(atMost).Select(index => mementos[index].Key)];
    }

    /// <summary>True when nothing is left to open and nobody is opening one.</summary>
    public bool IsDone => mementos.All(memento => memento.State != MementoState.Busy) && Next(1).Count == 0;

    private IEnumerable<int> Ends()
    {
        var first = Enumerable.Range(0, mementos.Count).FirstOrDefault(IsCandidate, -1);
        var last = Enumerable.Range(0, mementos.Count).LastOrDefault(IsCandidate, -1);
        if (last >= 0 && IsUnknown(last)) yield return last;
        if (first >= 0 && IsUnknown(first)) yield return first;
    }

    /// <summary>For each quarter of a year without a text: its first memento that may have one; the newest quarter first.</summary>
    private IEnumerable<int> GridGaps() => Enumerable.Range(0, mementos.Count)
        .Where(IsCandidate)
        .GroupBy(index => Cell(mementos[index].Instant))
        .Where(cell => cell.All(IsUnknown))
        .OrderByDescending(cell => cell.Key)
        .Select(cell => cell.First());

    private IEnumerable<int> Middles() => DifferingGaps()
        .OrderByDescending(gap => gap.Unopened.Count)
        .ThenByDescending(gap => gap.Right)
        .Select(gap => gap.Unopened[gap.Unopened.Count / 2]);

    /// <summary>Between neighbours whose texts differ: what is not opened. A gap somebody is at work in waits for the answer.</summary>
    private IEnumerable<(int Right, List<int> Unopened)> DifferingGaps()
    {
        var left = -1;
        var unopened = new List<int>();
        var busy = false;
        for (var index = 0; index < mementos.Count; index++)
        {
            if (IsUnknown(index)) unopened.Add(index);
            busy |= mementos[index].State == MementoState.Busy;
            if (mementos[index].State != MementoState.Read) continue;

            if (left >= 0 && !busy && unopened.Count > 0 && mementos[left].Text != mementos[index].Text) yield return (index, unopened);
            (left, unopened, busy) = (index, [], false);
        }
    }

    private IEnumerable<int> NewestFirst() => Enumerable.Range(0, mementos.Count).Reverse().Where(IsUnknown);

    private bool IsUnknown(int index) => mementos[index].State == MementoState.Unknown;

    private bool IsCandidate(int index) => mementos[index].State != MementoState.Unusable;

    private static int Cell(DateTimeOffset instant) => ((instant.UtcDateTime.Year * 12) + instant.UtcDateTime.Month - 1) / MonthsPerCell;
}

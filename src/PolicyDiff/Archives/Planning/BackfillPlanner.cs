namespace PolicyDiff.Archives.Planning;

/// <summary>
/// Decides which mementos to open next (DESIGN.md §8). A pure function of what is known, so a run that was killed goes on
/// where it was: first and last, a coarse grid of four a year, then between neighbours whose texts differ always the memento whose text tells most,
/// until every change stands between two neighbours with nothing unopened between them; last, a look between neighbours that say the same.
/// </summary>
/// <param name="mementos">All that is listed and may hold a text, by time.</param>
/// <param name="strategy">How much to open.</param>
/// <param name="elsewhere">When other documents of the organization changed, by time.</param>
public sealed class BackfillPlanner(IReadOnlyList<PlannedMemento> mementos, BackfillStrategy strategy, IReadOnlyList<ChangeWindow>? elsewhere = null)
{
    /// <summary>
    /// How much may be spent in all before the looks between equal neighbours stop, in units of <see cref="InformationLimit"/>, without the grid.
    /// Finding all changes that show costs about 0.6 of them; what a look finds raises the limit by what bounding it costs.
    /// </summary>
    public const double Allowance = 1.15;

    // The grid goes ahead of the rest, so that what differs within the newest year is settled before decades of grid are.
    private static readonly TimeSpan GridAhead = TimeSpan.FromDays(366);

    private readonly Lazy<MementoSurvey> survey = new(() => new(mementos));

    /// <summary>
    /// The keys to open now, most useful first, none that is busy; several come from different gaps, so none makes another
    /// needless. Empty: nothing to open until a busy one is done, or, with <see cref="IsDone"/>, at all.
    /// </summary>
    public IReadOnlyList<string> Next(int atMost)
    {
        var wanted = Ends().Concat(GridAndSplits()).Concat(survey.Value.Beyond()).Concat(Looks());
        if (strategy == BackfillStrategy.Every) wanted = wanted.Concat(NewestFirst());
        return [.. wanted.Distinct().Take(atMost).Select(index => mementos[index].Key)];
    }

    /// <summary>True when nothing is left to open and nobody is opening one.</summary>
    public bool IsDone => mementos.All(memento => memento.State != MementoState.Busy) && Next(1).Count == 0;

    /// <summary>About how many are left to open for what is known by now; each change that shows up adds to it.</summary>
    public int ToGo
    {
        get
        {
            var known = survey.Value;
            if (strategy == BackfillStrategy.Every) return mementos.Count(memento => memento.State == MementoState.Unknown);
            var bounding = known.GridPoints.Count + known.Gaps.Where(gap => gap.Differs).Sum(gap => 1 + int.Log2(gap.Unopened));
            var hidden = known.Gaps.Where(gap => !gap.Differs).Sum(gap => gap.Unopened);
            return bounding + Math.Clamp(LooksLeft() - bounding, 0, hidden);
        }
    }

    private IReadOnlyList<ChangeWindow> Elsewhere => elsewhere ?? [];

    private IEnumerable<int> Ends()
    {
        if (mementos.Count == 0) yield break;
        if (survey.Value.IsUnknown(mementos.Count - 1)) yield return mementos.Count - 1;
        if (survey.Value.IsUnknown(0)) yield return 0;
    }

    /// <summary>Both from the newest on.</summary>
    private IEnumerable<int> GridAndSplits()
    {
        var gaps = survey.Value.Gaps;
        var gap = gaps.Count - 1;
        foreach (var point in survey.Value.GridPoints)
        {
            for (; gap >= 0 && mementos[gaps[gap].Right].Instant > mementos[point].Instant + GridAhead; gap--)
            {
                if (gaps[gap] is { Differs: true, IsBusy: false }) yield return Split(gaps[gap]);
            }

            yield return point;
        }

        for (; gap >= 0; gap--)
        {
            if (gaps[gap] is { Differs: true, IsBusy: false }) yield return Split(gaps[gap]);
        }
    }

    private int Split(MementoGap gap) => new GapSplit(mementos, gap, Elsewhere, survey.Value.Useless).Choose();

    private IEnumerable<int> Looks()
    {
        var left = LooksLeft();
        return left <= 0 ? [] : new EqualGaps(mementos, survey.Value, Elsewhere).InOrder().Take(left);
    }

    private int LooksLeft()
    {
        var known = survey.Value;
        var allowed = known.Quarters + (Allowance * InformationLimit.Of(known.Candidates, known.ChangedAt.Count));
        return (int)Math.Floor(allowed) - known.Spent;
    }

    private IEnumerable<int> NewestFirst() => Enumerable.Range(0, mementos.Count).Reverse().Where(survey.Value.IsUnknown);
}

namespace PolicyDiff.Archives.Planning;

/// <summary>
/// Where to look between neighbours that say the same, for a text that came and went. Such texts stand where other changes are (a rollout, a test of
/// two texts, a mistake that was mended), where another document of the organization changed, or anywhere; looks go to these in turn.
/// </summary>
internal sealed class EqualGaps(IReadOnlyList<PlannedMemento> mementos, MementoSurvey survey, IReadOnlyList<ChangeWindow> elsewhere)
{
    // A change makes another one this many captures away half as likely as right beside it.
    private const double HalfAway = 8;

    private const int Kinds = 3;

    private readonly List<MementoGap> gaps = [.. survey.Gaps.Where(gap => gap is { Differs: false, IsBusy: false })];

    /// <summary>One memento of each gap, the most promising first.</summary>
    public IEnumerable<int> InOrder()
    {
        if (gaps.Count == 0) return [];
        var orders = new[] { Widest(), Liveliest(), Shared() };
        // By what was spent, so that the turn is a function of what is known.
        var turn = survey.Spent % Kinds;
        return Enumerable.Range(0, gaps.Count * Kinds).Select(at => orders[(turn + at) % Kinds].Skip(at / Kinds).FirstOrDefault(-1)).Where(index => index >= 0).Distinct();
    }

    private List<int> Widest()
    {
        var days = Math.Max(1, (mementos[^1].Instant - mementos[0].Instant).TotalDays);
        return [.. gaps.OrderByDescending(gap => (gap.Unopened / (double)mementos.Count) + ((mementos[gap.Right].Instant - mementos[gap.Left].Instant).TotalDays / days))
            .ThenByDescending(gap => gap.Right).Select(Middle)];
    }

    /// <summary>By the changes around; a wide gap has room for more.</summary>
    private List<int> Liveliest()
    {
        return [.. gaps.Select((gap, at) => (gap, Promise: Liveliness(gap) * Math.Log2(1 + gap.Unopened)))
            .Where(one => one.Promise > 0.01).OrderByDescending(one => one.Promise).ThenByDescending(one => one.gap.Right).Select(one => Middle(one.gap))];
    }

    private double Liveliness(MementoGap gap) =>
        survey.ChangedAt.Sum(change => Math.Pow(2, -(change <= gap.Left ? gap.Left - change : change - 1 - gap.Right) / HalfAway));

    private List<int> Shared() => [.. gaps.Select(gap => Shared(gap)).Where(index => index >= 0).Reverse()];

    private int Shared(MementoGap gap)
    {
        var (from, to) = (mementos[gap.Left].Instant, mementos[gap.Right].Instant);
        foreach (var window in elsewhere)
        {
            if (window.By <= from || window.By >= to) continue;
            for (var index = gap.Left + 1; index < gap.Right; index++)
            {
                if (mementos[index].State == MementoState.Unknown && mementos[index].Instant >= window.By) return index;
            }
        }

        return -1;
    }

    private int Middle(MementoGap gap)
    {
        var wanted = gap.Unopened / 2;
        for (var index = gap.Left + 1; ; index++)
        {
            if (mementos[index].State == MementoState.Unknown && wanted-- == 0) return index;
        }
    }
}

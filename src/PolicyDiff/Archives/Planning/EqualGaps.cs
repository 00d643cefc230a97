namespace PolicyDiff.Archives.Planning;

/// <summary>
/// Where to look between neighbours that say the same, for a text that came and went. Such texts stand where other changes are (a rollout, a test of
/// two texts, a mistake that was mended), where another document of the organization changed, or anywhere; looks go to these in turn.
/// </summary>
internal sealed class EqualGaps(IReadOnlyList<PlannedMemento> mementos, MementoSurvey survey, IReadOnlyList<ChangeWindow> elsewhere)
{
    // A change makes another one this many captures away half as likely as right beside it.
    private const double HalfAway = 8;

    private const int FarthestAway = 80;

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

    private double Liveliness(MementoGap gap)
    {
        var changes = survey.ChangedAt;
        var lively = 0.0;
        var next = changes.BinarySearch(gap.Right);
        // At the right end itself there is none: both ends say the same.
        next = next < 0 ? ~next : next;
        for (var at = next; at < changes.Count && changes[at] - gap.Right < FarthestAway; at++) lively += Math.Pow(2, -(changes[at] - 1 - gap.Right) / HalfAway);
        for (var at = next - 1; at >= 0 && gap.Left - changes[at] < FarthestAway; at--) lively += Math.Pow(2, -(gap.Left - changes[at]) / HalfAway);
        return lively;
    }

    private List<int> Shared()
    {
        var shared = new List<int>();
        var window = elsewhere.Count - 1;
        // Both by time, so each window is looked at once.
        for (var at = gaps.Count - 1; at >= 0; at--)
        {
            for (; window >= 0 && elsewhere[window].By >= mementos[gaps[at].Right].Instant; window--)
            {
            }

            if (window >= 0 && elsewhere[window].By > mementos[gaps[at].Left].Instant && First(gaps[at], elsewhere[window].By) is { } index) shared.Add(index);
        }

        return shared;
    }

    private int? First(MementoGap gap, DateTimeOffset since)
    {
        for (var index = gap.Left + 1; index < gap.Right; index++)
        {
            if (mementos[index].State == MementoState.Unknown && mementos[index].Instant >= since) return index;
        }

        return null;
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

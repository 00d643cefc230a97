using PolicyDiff.Text;

namespace PolicyDiff.Policies.Selectors;

/// <summary>A stretch of time in which a policy is cut out of a source by one selector set.</summary>
/// <param name="Selectors">The set; empty: the page's main content.</param>
/// <param name="From">Captures from this instant on; null: no bound.</param>
/// <param name="Until">Captures before this instant; null: no bound.</param>
public sealed record SelectorPeriod(SelectorSet Selectors, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Whether a capture of this instant is in it.</summary>
    public bool Covers(DateTimeOffset instant) => !(instant < From) && !(instant >= Until);
}

/// <summary>What becomes of the periods of a source when a person sets selectors for some time. A pure function.</summary>
public static class SelectorPeriods
{
    /// <summary>
    /// The periods after the wish: inside the wish its selectors, outside as before; nothing is covered that was not. Neighbours of one set are one.
    /// </summary>
    public static IReadOnlyList<SelectorPeriod> With(IEnumerable<SelectorPeriod> present, SelectorPeriod wish)
    {
        var periods = new List<SelectorPeriod>();
        foreach (var period in present.OrderBy(period => period.From ?? DateTimeOffset.MinValue))
        {
            Add(periods, period with { Until = Earlier(period.Until, wish.From ?? DateTimeOffset.MinValue) });
            Add(periods, new(wish.Selectors, Later(period.From, wish.From), Earlier(period.Until, wish.Until)));
            Add(periods, period with { From = Later(period.From, wish.Until ?? DateTimeOffset.MaxValue) });
        }

        return periods;
    }

    private static void Add(List<SelectorPeriod> periods, SelectorPeriod period)
    {
        if ((period.From ?? DateTimeOffset.MinValue) >= (period.Until ?? DateTimeOffset.MaxValue)) return;
        if (periods.Count > 0 && periods[^1].Selectors.Key == period.Selectors.Key && periods[^1].Until is { } end && end == period.From) periods[^1] = periods[^1] with { Until = period.Until };
        else periods.Add(period);
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}

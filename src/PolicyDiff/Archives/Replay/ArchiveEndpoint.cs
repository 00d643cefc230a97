using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>One class of an archive's requests, with a rate of its own.</summary>
/// <param name="BudgetKey">Of the shared budget.</param>
/// <param name="Interval">Between two requests.</param>
/// <param name="AtOnce">Most requests under way, of all processes together.</param>
internal sealed record ArchiveEndpoint(string BudgetKey, TimeSpan Interval, int AtOnce = 1)
{
    /// <summary>As <see cref="VisitRule.BreakerTime"/>.</summary>
    public TimeSpan BreakerTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How it is asked; an archive's classes share its breaker (<c>archive:wayback</c>).</summary>
    public VisitRule Rule => new(BudgetKey, Interval, AtOnce) { BreakerKey = BudgetKey[..BudgetKey.LastIndexOf(':')], BreakerTime = BreakerTime };

    public static ArchiveEndpoint Of(string archive, string name, int perMinute, int atOnce = 1) =>
        new($"archive:{archive}:{name}", TimeSpan.FromMinutes(1) / perMinute, atOnce);
}

namespace PolicyDiff.Fetching;

/// <summary>How a service that bans the impatient is asked, by all processes together.</summary>
/// <param name="Key">The budget: <c>archive:wayback:cdx</c>.</param>
/// <param name="Interval">Shortest time between two requests.</param>
/// <param name="AtOnce">Most requests under way.</param>
public sealed record VisitRule(string Key, TimeSpan Interval, int AtOnce)
{
    /// <summary>A wait that lasts longer is not waited for: the caller is told and does something else.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>A ban concerns the whole service, so its classes of requests share a breaker: <c>archive:wayback</c>.</summary>
    public string BreakerKey { get; init; } = Key;

    /// <summary>How long nobody asks a service that refuses connections; doubled each time it is found to do so again.</summary>
    public TimeSpan BreakerTime { get; init; } = TimeSpan.FromHours(1);
}

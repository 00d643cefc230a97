using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>What every page about one policy begins with.</summary>
internal sealed record PolicySummary
{
    public required long Id { get; init; }

    public required string OrganizationSlug { get; init; }

    public required string OrganizationName { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string? Language { get; init; }

    public required string? Region { get; init; }

    /// <summary>How often the live page is checked; null: never.</summary>
    public required TimeSpan? CheckInterval { get; init; }

    public required DateTimeOffset? NextCheckAt { get; init; }

    public required DateTimeOffset? LastCheckedAt { get; init; }

    public required int Versions { get; init; }

    public required DateTimeOffset? FirstSeen { get; init; }

    public required DateTimeOffset? LastSeen { get; init; }

    /// <summary>How the newest live check ended; null before the first.</summary>
    public CaptureOutcome? LiveOutcome { get; init; }

    /// <summary>When the newest live check was.</summary>
    public DateTimeOffset? LiveInstant { get; init; }
}

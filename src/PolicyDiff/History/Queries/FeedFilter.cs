using PolicyDiff.Meaning;

namespace PolicyDiff.History.Queries;

/// <summary>Which changes a reader wants to see. Everything null: all but the quiet ones.</summary>
internal sealed record FeedFilter
{
    public string? Topic { get; init; }

    public ChangeKind? Kind { get; init; }

    /// <summary>A band of <see cref="Significance.ToBand"/>; "quiet" shows quiet ones whatever <see cref="Quiet"/> says.</summary>
    public string? Band { get; init; }

    /// <summary>An organization's slug.</summary>
    public string? Organization { get; init; }

    /// <summary>Whether changes below the band "minor" are listed too.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrowed => Topic is not null || Kind is not null || Band is not null || Organization is not null;
}

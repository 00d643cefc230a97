using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>One policy's tracking, as the health page shows it.</summary>
internal sealed record TrackingHealthItem
{
    public required string Organization { get; init; }

    public required string OrganizationSlug { get; init; }

    public required string Policy { get; init; }

    public required string PolicySlug { get; init; }

    public required TrackingState State { get; init; }

    /// <summary>The address that live checks fetch; null when there is none.</summary>
    public string? Address { get; init; }

    public TimeSpan? Interval { get; init; }

    public DateTimeOffset? LastCheckedAt { get; init; }

    public DateTimeOffset? NextCheckAt { get; init; }

    /// <summary>The last capture of any origin that holds the policy's text.</summary>
    public DateTimeOffset? LastUsable { get; init; }

    /// <summary>What the last live capture turned out to be; null: there is none, or it was not read yet.</summary>
    public CaptureOutcome? Outcome { get; init; }

    /// <summary>Why, in sentences.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Selectors that matched nothing on the last live page.</summary>
    public IReadOnlyList<string> MissedSelectors { get; init; } = [];

    /// <summary>No selector that keeps something matched, so the page's main content was read.</summary>
    public bool FellBack { get; init; }

    /// <summary>The text was another one on each of the last captures: part of the page never rests, and a selector may leave it out.</summary>
    public bool IsRestless { get; init; }

    /// <summary>HTTP status of the last live capture.</summary>
    public int? Status { get; init; }

    /// <summary>The page came, and the browser that should draw it gave nothing.</summary>
    public bool BrowserFailed { get; init; }

    /// <summary>The last live page has no text until its scripts run, and no browser ran them.</summary>
    public bool NeedsBrowser { get; init; }

    /// <summary>Where a redirect led, when elsewhere than the address asked.</summary>
    public string? MovedTo { get; init; }
}

/// <summary>All policies, those that need somebody first.</summary>
internal sealed record TrackingHealthView(IReadOnlyList<TrackingHealthItem> Items)
{
    /// <summary>How many are in a state.</summary>
    public int Count(TrackingState state) => Items.Count(item => item.State == state);
}

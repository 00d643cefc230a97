using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>One line of the check log.</summary>
/// <param name="Reasons">What the rules noted: why it is not usable, or what was mended.</param>
/// <param name="Text">The text it holds, or null.</param>
internal sealed record CaptureItem(
    DateTimeOffset Instant,
    string Origin,
    string Address,
    int? Status,
    CaptureOutcome Outcome,
    IReadOnlyList<string> Reasons,
    string? FailureSentence,
    string? ArchiveAddress,
    ContentHash? Text)
{
    /// <summary>Why it does not speak for the policy though it can be read; null where it does.</summary>
    public string? Uncounted { get; init; }

    /// <summary>Its row: a form names it by this, no address does.</summary>
    public required long Id { get; init; }

    /// <summary>Its bytes are what a browser drew, scripts run.</summary>
    public bool Rendered { get; init; }

    /// <summary>What the page alone says, where its neighbours or a person say otherwise.</summary>
    public CaptureOutcome? PageOutcome { get; init; }

    /// <summary>Whether a person decided.</summary>
    public bool IsDecided { get; init; }
}

/// <summary>How often an outcome occurred.</summary>
internal sealed record OutcomeCount(CaptureOutcome Outcome, int Count);

/// <summary>A page of the check log, newest first, and how often each outcome occurred in all of it.</summary>
internal sealed record CapturePage(IReadOnlyList<CaptureItem> Items, int Page, int Pages, int Total, IReadOnlyList<OutcomeCount> Outcomes);

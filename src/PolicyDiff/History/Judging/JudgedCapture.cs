using PolicyDiff.Text;

namespace PolicyDiff.History.Judging;

/// <summary>One capture of a source as its neighbours see it, for one selector set.</summary>
/// <param name="CaptureId">The row it stands for; decides nothing.</param>
/// <param name="Evidence">Names it by content (<see cref="EvidenceName"/>): orders captures of one instant.</param>
/// <param name="Instant">When the page was observed.</param>
/// <param name="Page">What the page alone says.</param>
/// <param name="Text">The canonical text, or null.</param>
public sealed record JudgedCapture(long CaptureId, ContentHash Evidence, DateTimeOffset Instant, CaptureOutcome Page, ContentHash? Text)
{
    /// <summary>The page's title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The host the page came from in the end, or null.</summary>
    public string? Host { get; init; }

    /// <summary>The observer looks often and keeps what it saw only when it changed: until its next capture it saw this one's text.</summary>
    public bool KeepsChangesOnly { get; init; }

    /// <summary>A redirect led to the front page of a site.</summary>
    public bool LedHome { get; init; }

    /// <summary>No selector matched, and the page carries other policies too.</summary>
    public bool SelectorMissed { get; init; }

    /// <summary>What a person decided, or null.</summary>
    public Verdict? Decided { get; init; }
}

/// <summary>What a capture counts as, and why, in sentences.</summary>
public sealed record Verdict(CaptureOutcome Outcome, string Reason);

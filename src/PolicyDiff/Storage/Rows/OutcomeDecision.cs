using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>What a person says that a capture is, for one selector set. It wins over every rule, and no rebuild touches it.</summary>
public sealed class OutcomeDecision
{
    public long CaptureId { get; set; }

    public string SelectorKey { get; set; } = "";

    public CaptureOutcome Outcome { get; set; }

    /// <summary>Why, in the person's words, or null.</summary>
    public string? Note { get; set; }

    /// <summary>The person's name as it was then.</summary>
    public required string DecidedBy { get; set; }

    public DateTimeOffset DecidedAt { get; set; }
}

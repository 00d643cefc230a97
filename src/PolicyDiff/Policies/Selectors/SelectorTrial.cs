using PolicyDiff.Diffing;
using PolicyDiff.Text;

namespace PolicyDiff.Policies.Selectors;

/// <summary>What selectors would do to the history, before anything is saved.</summary>
public sealed record SelectorTrial
{
    /// <summary>Captures with a page in the period.</summary>
    public required int Captures { get; init; }

    /// <summary>How many of them were read for the trial: all, or as many as it takes the time for, spread over the period.</summary>
    public required int Read { get; init; }

    /// <summary>Different texts that these show now.</summary>
    public required int Texts { get; init; }

    /// <summary>Of those the ones that at least one capture would give another text or none for.</summary>
    public required IReadOnlyList<TrialChange> Changed { get; init; }

    /// <summary>Captures without a usable text that would have one.</summary>
    public required int Gained { get; init; }

    /// <summary>Captures on which no selector to keep matched: they would give the page's main content.</summary>
    public required int Missed { get; init; }

    /// <summary>Selectors that matched on no capture at all.</summary>
    public required IReadOnlyList<string> Useless { get; init; }
}

/// <summary>One text that would change.</summary>
/// <param name="Instant">When the first capture that shows it was taken.</param>
/// <param name="Old">The text now.</param>
/// <param name="New">The text then; null: none.</param>
/// <param name="Outcome">What that capture would count as by its page.</param>
/// <param name="Diff">The two compared; null where there are not two or where many others were compared already.</param>
public sealed record TrialChange(DateTimeOffset Instant, ContentHash Old, ContentHash? New, CaptureOutcome Outcome, TextDiff? Diff);

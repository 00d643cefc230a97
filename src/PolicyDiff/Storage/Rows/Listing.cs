namespace PolicyDiff.Storage;

/// <summary>One question to an archive's index and how it ended. A failed listing is not an empty one.</summary>
public sealed class Listing
{
    public long Id { get; set; }

    public long SourceId { get; set; }

    public required string Archive { get; set; }

    /// <summary>"complete", "partial", "failed", "excluded" or "throttled".</summary>
    public required string Outcome { get; set; }

    public string? Sentence { get; set; }

    /// <summary>Lines read, repetitions included.</summary>
    public int Lines { get; set; }

    /// <summary>Lines that could not be read.</summary>
    public int Unreadable { get; set; }

    /// <summary>Of one that broke off: all captures before this timestamp are listed, and the next one goes on from it. Null: none.</summary>
    public string? Reached { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset FinishedAt { get; set; }
}

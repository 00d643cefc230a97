namespace PolicyDiff.Storage;

/// <summary>A wish that the Wayback Machine keep a page as it is now, and what came of it. One active for each source.</summary>
public sealed class SaveRequest
{
    public const string Waiting = "waiting";
    public const string Saving = "saving";
    public const string Done = "done";
    public const string Failed = "failed";

    /// <summary>Somebody pressed the button.</summary>
    public const string Asked = "asked";

    /// <summary>The policy's setting: save when changed.</summary>
    public const string Changed = "changed";

    public long Id { get; set; }

    public long PolicyId { get; set; }

    public long SourceId { get; set; }

    /// <summary>The observation that the archived copy is to stand beside, or null.</summary>
    public long? CaptureId { get; set; }

    /// <summary>A copy older than this would not show what is to be kept.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary><see cref="Asked"/> or <see cref="Changed"/>.</summary>
    public required string Cause { get; set; }

    /// <summary><see cref="Waiting"/> (not handed in, or to be asked after), <see cref="Saving"/>, <see cref="Done"/> or <see cref="Failed"/>.</summary>
    public required string State { get; set; }

    /// <summary>For people: what it does, why it waits, how it ended.</summary>
    public string? Sentence { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>When the next step is due; moved ahead by the worker that takes it, so that no other does.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>How often the page was handed in.</summary>
    public int Attempts { get; set; }

    /// <summary>When the page was handed in last: written before it is, so that a killed worker's request is asked after and not repeated.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>The archive's name for its work.</summary>
    public string? JobId { get; set; }

    /// <summary>When the archive's job is no longer waited for.</summary>
    public DateTimeOffset? DeadlineAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The copy's 14 digits.</summary>
    public string? Stamp { get; set; }

    /// <summary>The copy, for people.</summary>
    public string? ArchiveAddress { get; set; }
}

namespace PolicyDiff.Storage;

/// <summary>The pace at which one archive's endpoint class or one host may be asked, shared by all processes.</summary>
public sealed class Budget
{
    /// <summary>"archive:wayback:cdx", "host:example.com".</summary>
    public required string Key { get; set; }

    /// <summary>The next free slot.</summary>
    public DateTimeOffset NextAt { get; set; }

    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>Why it is paused, for people.</summary>
    public string? Reason { get; set; }
}

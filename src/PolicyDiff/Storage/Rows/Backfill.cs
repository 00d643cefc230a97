namespace PolicyDiff.Storage;

/// <summary>A request to read a policy's past from an archive, and where it stands. One active for each policy and archive.</summary>
public sealed class Backfill
{
    public const string Waiting = "waiting";
    public const string Listing = "listing";
    public const string Fetching = "fetching";
    public const string Paused = "paused";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    public long Id { get; set; }

    public long PolicyId { get; set; }

    public Policy Policy { get; set; } = null!;

    public required string Archive { get; set; }

    /// <summary>"changes" or "every".</summary>
    public required string Strategy { get; set; }

    public DateTimeOffset? FromInstant { get; set; }

    public DateTimeOffset? ToInstant { get; set; }

    public required string State { get; set; }

    /// <summary>For people: what it does or why it waits or stopped.</summary>
    public string? Sentence { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Not to be taken up before this instant (a pause the archive asked for).</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>The worker that has it; it lets go by <see cref="LeaseUntil"/> if it dies.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }
}

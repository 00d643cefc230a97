namespace PolicyDiff.Storage;

/// <summary>One capture that a web archive says it holds, whether fetched or not.</summary>
public sealed class ListedMemento
{
    public const string Listed = "listed";
    public const string Fetched = "fetched";
    public const string Unplayable = "unplayable";
    public const string Failed = "failed";

    /// <summary>The media type of a line that says: looked at, and the bytes were those of an earlier capture with the same digest.</summary>
    public const string Revisit = "warc/revisit";

    public long Id { get; set; }

    public long SourceId { get; set; }

    public required string Archive { get; set; }

    /// <summary>The 14 digits exactly as listed: what a replay address needs, even where they are no date.</summary>
    public required string Stamp { get; set; }

    public DateTimeOffset Instant { get; set; }

    /// <summary>The address as listed; differs from the source's in scheme, port or slash.</summary>
    public required string Original { get; set; }

    public string? MediaType { get; set; }

    public int? Status { get; set; }

    public string? Digest { get; set; }

    public long? Length { get; set; }

    public DateTimeOffset ListedAt { get; set; }

    public long? CaptureId { get; set; }

    /// <summary><see cref="Listed"/>, <see cref="Fetched"/>, <see cref="Unplayable"/> or <see cref="Failed"/>.</summary>
    public string State { get; set; } = Listed;

    public int Attempts { get; set; }

    public DateTimeOffset? RetryAt { get; set; }

    public string? Sentence { get; set; }

    /// <summary>The worker that is fetching it; what a dead one held is free as soon as its backfill is taken over.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>Until when one worker has it to itself; a worker that died lets go by the passing of time.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
}

using PolicyDiff.Storage;

namespace PolicyDiff.History;

/// <summary>Evidence on its way in: what was asked and what came, before anything is made of it. See <see cref="Capture"/> for the fields.</summary>
public sealed record ReceivedCapture
{
    public required long SourceId { get; init; }

    public required string Origin { get; init; }

    public required DateTimeOffset Instant { get; init; }

    public required string RequestedAddress { get; init; }

    public string? FinalAddress { get; init; }

    public IReadOnlyList<CaptureRedirect> Redirects { get; init; } = [];

    public int? Status { get; init; }

    public IReadOnlyList<CaptureHeader> Headers { get; init; } = [];

    /// <summary>Null when no body came; empty when an empty one did.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    public bool Rendered { get; init; }

    public string? ArchiveAddress { get; init; }

    public string? Failure { get; init; }

    public string? FailureSentence { get; init; }
}

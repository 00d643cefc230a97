namespace PolicyDiff.Storage;

/// <summary>A usable capture that does not speak for a policy: it was led elsewhere, or another address spoke at that time. Derived.</summary>
public sealed class UncountedCapture
{
    public long PolicyId { get; set; }

    public long CaptureId { get; set; }

    /// <summary>Why, for people.</summary>
    public required string Sentence { get; set; }
}

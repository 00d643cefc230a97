using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>A maximal run of consecutive usable captures of a policy with the same text. Derived.</summary>
public sealed class StoredVersion
{
    public long Id { get; set; }

    public long PolicyId { get; set; }

    public Policy Policy { get; set; } = null!;

    /// <summary>0 for the oldest. Never part of an address: a backfill inserts older ones.</summary>
    public int Position { get; set; }

    public ContentHash TextHash { get; set; }

    /// <summary>The faithful form of the first capture.</summary>
    public ContentHash FaithfulHash { get; set; }

    public long FirstCaptureId { get; set; }

    public Capture FirstCapture { get; set; } = null!;

    public long LastCaptureId { get; set; }

    public Capture LastCapture { get; set; } = null!;

    public DateTimeOffset FirstSeen { get; set; }

    public DateTimeOffset LastSeen { get; set; }

    public int CaptureCount { get; set; }

    /// <summary>How many of the captures are our own live checks.</summary>
    public int LiveCount { get; set; }
}

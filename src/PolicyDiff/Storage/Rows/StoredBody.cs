using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>Raw bytes by their SHA-256. Read and written through <see cref="BodyStore"/> only.</summary>
public sealed class StoredBody
{
    public ContentHash Hash { get; set; }

    /// <summary>Bytes before compression.</summary>
    public long Length { get; set; }

    /// <summary>How <see cref="Data"/> is packed: "brotli" by itself, "delta" by what differs from <see cref="BaseHash"/>.</summary>
    public required string Codec { get; set; }

    public required byte[] Data { get; set; }

    public DateTimeOffset StoredAt { get; set; }

    /// <summary>The body this one is told by; null when it stands alone.</summary>
    public ContentHash? BaseHash { get; set; }

    /// <summary>When compaction was done with it; null while it may still become smaller.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>When it was found damaged; null when it is not known to be.</summary>
    public DateTimeOffset? DamagedAt { get; set; }
}

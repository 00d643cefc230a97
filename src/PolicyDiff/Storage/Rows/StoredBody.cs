using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>Raw bytes by their SHA-256. Read and written through <see cref="BodyStore"/> only.</summary>
public sealed class StoredBody
{
    public ContentHash Hash { get; set; }

    /// <summary>Bytes before compression.</summary>
    public long Length { get; set; }

    /// <summary>How <see cref="Data"/> is packed: "brotli".</summary>
    public required string Codec { get; set; }

    public required byte[] Data { get; set; }

    public DateTimeOffset StoredAt { get; set; }
}

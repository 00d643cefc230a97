using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>A canonical text: the names of its clauses in order. Never deleted.</summary>
public sealed class StoredText
{
    public ContentHash Hash { get; set; }

    public int Words { get; set; }

    /// <summary>SHA-256 of each clause.</summary>
    public List<byte[]> Clauses { get; set; } = [];

    public string? Language { get; set; }

    /// <summary>The text's <c>TextSketch</c>; null where only rules older than sketches read it.</summary>
    public byte[]? Sketch { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>The canonical text of one block, stored once however many versions and policies hold it.</summary>
public sealed class StoredClause
{
    public ContentHash Hash { get; set; }

    public required string Text { get; set; }

    public int Words { get; set; }
}

using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>A text as it is shown and cited, beside the canonical one it has: several faithful forms may share one canonical.</summary>
public sealed class FaithfulText
{
    /// <summary>SHA-256 of what <c>TextJson</c> wrote; the server keeps <see cref="Content"/> in an order of its own.</summary>
    public ContentHash Hash { get; set; }

    public ContentHash TextHash { get; set; }

    public string? Title { get; set; }

    /// <summary>JSON of the <see cref="PolicyText"/>, as <c>TextJson</c> writes it.</summary>
    public required string Content { get; set; }

    public int RulesVersion { get; set; }
}

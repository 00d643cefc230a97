using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>Selectors that somebody saved for a source of a policy, and whose stored captures a worker reads before they count.</summary>
public sealed class SelectorTask
{
    public long Id { get; set; }

    public long PolicyId { get; set; }

    public long SourceId { get; set; }

    public List<string> SelectCss { get; set; } = [];

    public List<string> RemoveCss { get; set; } = [];

    public DateTimeOffset? ValidFrom { get; set; }

    public DateTimeOffset? ValidUntil { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>Until then a worker has it; null or past: free.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>The two lists as a value.</summary>
    public SelectorSet Selectors => new(SelectCss, RemoveCss);
}

using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>What the rules of one version made of a capture with one selector set.</summary>
public sealed class Reading
{
    public long CaptureId { get; set; }

    public Capture Capture { get; set; } = null!;

    public string SelectorKey { get; set; } = "";

    public int RulesVersion { get; set; }

    /// <summary>True for the newest rules version of this capture and selector set.</summary>
    public bool Current { get; set; }

    public CaptureOutcome Outcome { get; set; }

    public List<string> Reasons { get; set; } = [];

    public ContentHash? TextHash { get; set; }

    public ContentHash? FaithfulHash { get; set; }
}

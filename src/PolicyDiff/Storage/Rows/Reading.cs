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

    /// <summary>What counts: what the page says, what its neighbours in time make of it, what a person decided; the later wins.</summary>
    public CaptureOutcome Outcome { get; set; }

    public List<string> Reasons { get; set; } = [];

    /// <summary>What the page alone says, where the neighbours or a person say otherwise; null elsewhere.</summary>
    public CaptureOutcome? PageOutcome { get; set; }

    /// <summary>The page's own reasons, with <see cref="PageOutcome"/>.</summary>
    public List<string>? PageReasons { get; set; }

    /// <summary>Selectors of the set that matched nothing on this page.</summary>
    public List<string> Missed { get; set; } = [];

    public ContentHash? TextHash { get; set; }

    public ContentHash? FaithfulHash { get; set; }
}

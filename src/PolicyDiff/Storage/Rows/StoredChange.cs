using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>One event in a policy's history, with its bounds in time. Derived; keyed by <see cref="Occurrence"/>.</summary>
public sealed class StoredChange
{
    public long Id { get; set; }

    public long PolicyId { get; set; }

    public Policy Policy { get; set; } = null!;

    public ContentHash Occurrence { get; set; }

    /// <summary>The position of the version it led to.</summary>
    public int Position { get; set; }

    public ChangeKind Kind { get; set; }

    public ContentHash? FromText { get; set; }

    public ContentHash? ToText { get; set; }

    public ContentHash? FromFaithful { get; set; }

    public ContentHash? ToFaithful { get; set; }

    /// <summary>The last capture with the old text; null for the first version.</summary>
    public long? FromCaptureId { get; set; }

    public Capture? FromCapture { get; set; }

    /// <summary>The first capture with the new text.</summary>
    public long ToCaptureId { get; set; }

    public Capture ToCapture { get; set; } = null!;

    /// <summary>The change happened after this …</summary>
    public DateTimeOffset? LastWithOld { get; set; }

    /// <summary>… and no later than this.</summary>
    public DateTimeOffset FirstWithNew { get; set; }

    /// <summary>Who saw the new text first.</summary>
    public required string Origin { get; set; }

    /// <summary>Whether such a change is worth telling people.</summary>
    public bool News { get; set; }

    /// <summary>The same by what is known of this policy alone.</summary>
    public bool OwnNews { get; set; }

    /// <summary>The slug of the policy of the same organization that had the new text first and has it still; null: none.</summary>
    public string? SameAs { get; set; }

    /// <summary>Seen twice, or seen by an archive or import; a live change is told only when confirmed.</summary>
    public bool Confirmed { get; set; }

    public int Significance { get; set; }

    public ChangeDirection Direction { get; set; }

    public List<string> Topics { get; set; } = [];

    /// <summary>Strongest first.</summary>
    public List<Reason> Reasons { get; set; } = [];

    public required string Headline { get; set; }

    public int WordsAdded { get; set; }

    public int WordsRemoved { get; set; }

    public int WordsMoved { get; set; }

    /// <summary>The first changed words with a little around them, for lists. Empty for a first version.</summary>
    public List<DiffToken> Excerpt { get; set; } = [];

    /// <summary>The rules of comparing and explaining that made it.</summary>
    public int RulesVersion { get; set; }

    /// <summary>SHA-256 of the words that came and went; null for a first version. The same in all policies that got the same change.</summary>
    public ContentHash? Signature { get; set; }

    /// <summary>What people made of <see cref="Kind"/>; null: nothing.</summary>
    public ChangeKind? LabelledKind { get; set; }

    /// <summary>What people made of <see cref="Significance"/>; null: nothing.</summary>
    public int? LabelledSignificance { get; set; }

    /// <summary>What people made of <see cref="News"/>; null: nothing.</summary>
    public bool? LabelledNews { get; set; }

    /// <summary>When PolicyDiff first knew of it.</summary>
    public DateTimeOffset FoundAt { get; set; }

    /// <summary>When its alert rows were written; null: nobody was told.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}

using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>
/// What a person says of a change: another kind, another significance, news or noise. Appended, never changed; the newest word on each counts.
/// It belongs to the event, not to the row of the change, which is made anew by every rebuild.
/// </summary>
public sealed class ChangeLabel
{
    public long Id { get; set; }

    public long PolicyId { get; set; }

    public Policy Policy { get; set; } = null!;

    public ContentHash? FromText { get; set; }

    /// <summary>Null where the policy was taken down.</summary>
    public ContentHash? ToText { get; set; }

    /// <summary>The first capture with the new text, as it was known then, UTC.</summary>
    public DateTimeOffset Seen { get; set; }

    /// <summary>Null: the rules' kind stands.</summary>
    public ChangeKind? Kind { get; set; }

    /// <summary>0–100; null: the rules' significance stands.</summary>
    public int? Significance { get; set; }

    /// <summary>True: worth telling; false: noise; null: what rules say.</summary>
    public bool? News { get; set; }

    /// <summary>Takes back all that was said before: the rules' word stands again until somebody says otherwise.</summary>
    public bool Withdraws { get; set; }

    public string? Note { get; set; }

    /// <summary>Null when the account is gone.</summary>
    public long? AccountId { get; set; }

    public required string AccountName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

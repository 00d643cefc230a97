using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>
/// One mail that is owed: written in the transaction that makes the change news, keyed (subscription, occurrence), delivered at least once
/// with a Message-ID made of that key.
/// </summary>
public sealed class Alert
{
    public const string Due = "due";
    public const string Sent = "sent";
    public const string Failed = "failed";

    public long Id { get; set; }

    public long SubscriptionId { get; set; }

    public Subscription Subscription { get; set; } = null!;

    public ContentHash Occurrence { get; set; }

    public long PolicyId { get; set; }

    public Policy Policy { get; set; } = null!;

    public ContentHash? FromText { get; set; }

    public ContentHash? ToText { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary><see cref="Due"/>, <see cref="Sent"/> or <see cref="Failed"/>.</summary>
    public required string State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? ClaimedUntil { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public required string MessageId { get; set; }

    public string? Error { get; set; }
}

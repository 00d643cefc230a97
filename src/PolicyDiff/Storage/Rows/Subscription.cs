namespace PolicyDiff.Storage;

/// <summary>What a person wants to be told about.</summary>
public sealed class Subscription
{
    public const string Everything = "everything";
    public const string OfOrganization = "organization";
    public const string OfPolicy = "policy";
    public const string OfPhrase = "phrase";

    public long Id { get; set; }

    public long AccountId { get; set; }

    public Account Account { get; set; } = null!;

    public required string Scope { get; set; }

    public long? OrganizationId { get; set; }

    public Organization? Organization { get; set; }

    public long? PolicyId { get; set; }

    public Policy? Policy { get; set; }

    /// <summary>Words that must appear among the added or removed ones, compared without case.</summary>
    public string? Phrase { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Opaque; in every mail's unsubscribe link.</summary>
    public required string UnsubscribeKey { get; set; }
}

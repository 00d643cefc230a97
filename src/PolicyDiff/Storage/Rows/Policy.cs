namespace PolicyDiff.Storage;

/// <summary>One document of an organization, of one type, language and region; it outlives its addresses.</summary>
public sealed class Policy
{
    public long Id { get; set; }

    public long OrganizationId { get; set; }

    public Organization Organization { get; set; } = null!;

    /// <summary>In addresses, unique within the organization.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>"Privacy Policy", "Terms of Service" …</summary>
    public required string Type { get; set; }

    public string? Language { get; set; }

    public string? Region { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>How often the live page is checked; null: never.</summary>
    public TimeSpan? CheckInterval { get; set; }

    /// <summary>Whether the live page is drawn in a browser before it is read.</summary>
    public bool Browser { get; set; }

    public DateTimeOffset? NextCheckAt { get; set; }

    public DateTimeOffset? LastCheckedAt { get; set; }

    /// <summary>Each new text that a live check finds is saved in the Wayback Machine too.</summary>
    public bool SaveWhenChanged { get; set; }

    /// <summary>Moves with every write to the policy's changes and labels; the server counts it. Never written from here.</summary>
    public long Revision { get; private set; }

    public List<PolicySource> Sources { get; } = [];

    /// <summary>The slug people type: <c>spotify/privacy-policy</c>. Needs <see cref="Organization"/> loaded.</summary>
    public string FullSlug => $"{Organization.Slug}/{Slug}";
}

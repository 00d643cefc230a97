namespace PolicyDiff.Storage;

/// <summary>Who publishes policies: a company, an agency.</summary>
public sealed class Organization
{
    public long Id { get; set; }

    /// <summary>In addresses: lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public List<Policy> Policies { get; } = [];
}

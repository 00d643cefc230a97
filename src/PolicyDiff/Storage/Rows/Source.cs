namespace PolicyDiff.Storage;

/// <summary>An address that policies were published at.</summary>
public sealed class Source
{
    public long Id { get; set; }

    /// <summary>Absolute http or https address without fragment.</summary>
    public required string Address { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

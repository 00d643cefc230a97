namespace PolicyDiff.Archives.Cdx;

/// <summary>One line of an archive's index: a memento it says it holds.</summary>
/// <param name="UrlKey">The archive's sort key: what it takes for the same page.</param>
/// <param name="Timestamp">As listed, broken ones too: what replay is asked with.</param>
/// <param name="Instant">When it was captured, UTC.</param>
/// <param name="TimestampRepaired">The listed timestamp was broken; <paramref name="Instant"/> is exact to the minute.</param>
/// <param name="Original">The address captured, byte for byte as listed.</param>
/// <param name="MimeType">Null where the index has none (<c>-</c>); <c>unk</c> occurs.</param>
/// <param name="Status">Null where the index has none, as for a revisit.</param>
/// <param name="Digest">Names the stored bytes; equal ones hint at equal content and prove nothing about a text.</param>
/// <param name="Length">Stored bytes, compressed; null where the index has none.</param>
public sealed record CdxEntry(
    string UrlKey,
    string Timestamp,
    DateTimeOffset Instant,
    bool TimestampRepaired,
    string Original,
    string? MimeType,
    int? Status,
    string? Digest,
    long? Length)
{
    /// <summary>Where the archive keeps it, when that does not follow from timestamp and address: a URI-M, or a file and a range in it.</summary>
    public string? Location { get; init; }

    /// <summary>The archive saw the page and found its bytes unchanged.</summary>
    public bool IsRevisit => MimeType == "warc/revisit";
}

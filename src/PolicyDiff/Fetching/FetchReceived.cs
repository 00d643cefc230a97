namespace PolicyDiff.Fetching;

/// <summary>An answer of whatever status: evidence, as received.</summary>
/// <param name="FinalAddress">The address that answered.</param>
/// <param name="Status">HTTP status; 304 when the validators still hold. A 3xx here had no target.</param>
/// <param name="Headers">In the order received, except that headers about the body stand after the others.</param>
/// <param name="Body">The bytes with transfer and content encoding undone.</param>
/// <param name="Notes">What was odd and mended on the way: a lying Content-Encoding, a hidden one.</param>
public sealed record FetchReceived(
    Uri Requested,
    DateTimeOffset At,
    IReadOnlyList<RedirectHop> Redirects,
    Uri FinalAddress,
    int Status,
    IReadOnlyList<ReceivedHeader> Headers,
    ReadOnlyMemory<byte> Body,
    IReadOnlyList<string> Notes)
    : FetchResult(Requested, At, Redirects)
{
    /// <summary>True where the body is the page as its scripts left it in a browser, not the bytes that were sent.</summary>
    public bool Rendered { get; init; }

    /// <summary>The first header of that name, or null.</summary>
    public string? Header(string name) => ReceivedHeader.Find(Headers, name);
}

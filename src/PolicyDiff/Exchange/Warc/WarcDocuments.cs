using PolicyDiff.Storage;

namespace PolicyDiff.Exchange.Warc;

/// <summary>What a metadata record of an exported file says of one capture: the evidence as it is stored, exact, and what was made of it.</summary>
/// <param name="Source">The address that is tracked.</param>
/// <param name="Origin">Who observed it.</param>
/// <param name="Instant">When, UTC.</param>
/// <param name="RequestedAddress">What was asked for.</param>
/// <param name="FinalAddress">What answered.</param>
/// <param name="Redirects">The hops between the two.</param>
/// <param name="Status">HTTP status; null when there was no answer, or the collection kept none.</param>
/// <param name="Headers">As received; the response record's own describe the body as it is stored there.</param>
/// <param name="Body">SHA-256 of the body, content encodings undone; null when there is none.</param>
/// <param name="ArchiveAddress">The archive's page of it.</param>
/// <param name="Failure">Why nothing usable came.</param>
/// <param name="FailureSentence">The same for people.</param>
/// <param name="ReceivedAt">When it came here, UTC.</param>
/// <param name="Outcome">What this program took it for.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Text">The text it holds, by its hash.</param>
internal sealed record CaptureDocument(
    string Source,
    string Origin,
    DateTimeOffset Instant,
    string RequestedAddress,
    string? FinalAddress,
    IReadOnlyList<CaptureRedirect> Redirects,
    int? Status,
    IReadOnlyList<CaptureHeader> Headers,
    string? Body,
    string? ArchiveAddress,
    string? Failure,
    string? FailureSentence,
    DateTimeOffset ReceivedAt,
    string? Outcome,
    IReadOnlyList<string>? Reasons,
    string? Text);

/// <summary>What the first record of an exported file says of the policy: enough to track it elsewhere.</summary>
internal sealed record PolicyDocument(string Organization, string Policy, string Type, string? Language, IReadOnlyList<SourceDocument> Sources);

/// <summary>One address of the policy, how it is cut out there, and for which captures.</summary>
internal sealed record SourceDocument(string Address, IReadOnlyList<string> Select, IReadOnlyList<string> Remove, DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil);

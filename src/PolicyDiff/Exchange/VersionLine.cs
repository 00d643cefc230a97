namespace PolicyDiff.Exchange;

/// <summary>One version as <c>export versions</c> and the API write it (DESIGN.md §7).</summary>
/// <param name="Organization">Name.</param>
/// <param name="Policy">Full slug: <c>acme/privacy-policy</c>.</param>
/// <param name="Type">Type of the policy.</param>
/// <param name="Text">SHA-256 of the canonical text, 64 hex digits.</param>
/// <param name="FirstSeen">Instant of the first capture, UTC.</param>
/// <param name="LastSeen">Instant of the last capture, UTC.</param>
/// <param name="Url">Address of the first capture's source.</param>
/// <param name="Origin">Who saw it first.</param>
/// <param name="Words">Words of the canonical text.</param>
public sealed record VersionLine(
    string Organization,
    string Policy,
    string Type,
    string Text,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    string Url,
    string Origin,
    int Words);

using PolicyDiff.Storage;

namespace PolicyDiff.Exchange.Warc;

/// <summary>An HTTP answer as a WARC record keeps it, taken apart.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">As stored, in order.</param>
/// <param name="Body">With transfer and content encodings undone.</param>
/// <param name="Payload">As stored, after the head: what digests of payloads are made of.</param>
/// <param name="Failure">Why there is no whole body ("truncated", "too-large"), or null.</param>
/// <param name="Sentence">The failure, for people; empty without one.</param>
public sealed record ArchivedAnswer(int Status, IReadOnlyList<CaptureHeader> Headers, byte[] Body, ReadOnlyMemory<byte> Payload, string? Failure = null, string Sentence = "");

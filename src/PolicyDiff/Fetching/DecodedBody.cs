namespace PolicyDiff.Fetching;

/// <summary>A body with its content encodings undone, or why that failed.</summary>
internal sealed record DecodedBody(byte[] Body, IReadOnlyList<string> Notes, FetchFailure? Failure = null, string Sentence = "");

namespace PolicyDiff.Meaning;

/// <summary>Where a sentence begins.</summary>
/// <param name="Block">Number of the block in its text.</param>
/// <param name="Start">Place of its first character in the block's plain text.</param>
internal readonly record struct SentenceOrigin(int Block, int Start);

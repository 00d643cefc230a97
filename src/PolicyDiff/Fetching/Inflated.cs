namespace PolicyDiff.Fetching;

/// <summary>What inflating gave: the bytes, or none because they are too many or the compressed form is cut or damaged.</summary>
internal readonly record struct Inflated(byte[]? Bytes, bool TooLarge);

namespace PolicyDiff.Archives;

/// <summary>Names one memento of an archive.</summary>
/// <param name="Timestamp">As listed.</param>
/// <param name="Original">The captured address as listed; passed on byte for byte.</param>
/// <param name="Location">Where the archive keeps it, as listed, when that does not follow from the other two.</param>
public sealed record MementoAddress(string Timestamp, string Original, string? Location = null);

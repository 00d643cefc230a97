namespace PolicyDiff.Archives;

/// <summary>Names one memento of an archive.</summary>
/// <param name="Timestamp">As listed.</param>
/// <param name="Original">The captured address as listed; passed on byte for byte.</param>
public sealed record MementoAddress(string Timestamp, string Original);

namespace PolicyDiff.Archives.Cdx;

/// <summary>What the body of an index answer holds.</summary>
/// <param name="Entries">In the order listed, exact duplicates left out.</param>
/// <param name="ResumeKey">As written, to be sent back encoded once more; null on the last page.</param>
/// <param name="Unreadable">Lines that name no memento, and why.</param>
/// <param name="Duplicates">How many exact duplicates were left out.</param>
/// <param name="Problem">Set when the body is no whole listing: cut off, or something else. The entries are still true.</param>
/// <param name="Excluded">The body says that the archive does not show this address to anybody.</param>
public sealed record CdxReading(
    IReadOnlyList<CdxEntry> Entries,
    string? ResumeKey,
    IReadOnlyList<UnreadableLine> Unreadable,
    int Duplicates,
    string? Problem,
    bool Excluded);

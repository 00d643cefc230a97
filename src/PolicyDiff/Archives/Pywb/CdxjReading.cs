using PolicyDiff.Archives.Cdx;

namespace PolicyDiff.Archives.Pywb;

/// <summary>What the body of a pywb index answer holds.</summary>
/// <param name="Entries">In the order listed, exact duplicates left out.</param>
/// <param name="Lines">Whole lines read, whatever they held: as many as were asked for means that there may be more.</param>
/// <param name="Unreadable">Lines that name no memento of the page, and why.</param>
/// <param name="IsCut">The body breaks off in a line.</param>
/// <param name="Message">What the archive says instead of a listing; null for a listing.</param>
public sealed record CdxjReading(IReadOnlyList<CdxEntry> Entries, int Lines, IReadOnlyList<UnreadableLine> Unreadable, bool IsCut, string? Message)
{
    /// <summary>Whether the entries come in the order of time, so that the last one says how far the listing got.</summary>
    public bool IsInOrder => Entries.Zip(Entries.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Timestamp, pair.Second.Timestamp) <= 0);
}

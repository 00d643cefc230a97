using PolicyDiff.Archives.Replay;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives;

/// <summary>Archived content as received: evidence.</summary>
/// <param name="Asked">The memento asked for.</param>
/// <param name="Instant">When that was captured: the listed timestamp, or the archive's word where it is unreadable. UTC.</param>
/// <param name="Final">The memento that holds the content, after archived redirects; its address as the archive says it captured it.</param>
/// <param name="FinalInstant">When the content was captured, as the archive says (<c>Memento-Datetime</c>).</param>
/// <param name="Status">Archived status. 3xx: a redirect whose target the archive does not hold nearby.</param>
/// <param name="Hops">Archived redirects on the way, in order.</param>
/// <param name="Headers">The site's own headers, with the archive's prefix taken off.</param>
/// <param name="ArchiveHeaders">The archive's headers about the memento: where it is stored, what stands before and after.</param>
/// <param name="Body">Original bytes with content encodings undone.</param>
/// <param name="Notes">What was odd and mended on the way, for people.</param>
public sealed record Memento(
    MementoAddress Asked,
    DateTimeOffset Instant,
    MementoAddress Final,
    DateTimeOffset FinalInstant,
    int Status,
    IReadOnlyList<MementoHop> Hops,
    IReadOnlyList<ReceivedHeader> Headers,
    IReadOnlyList<ReceivedHeader> ArchiveHeaders,
    ReadOnlyMemory<byte> Body,
    IReadOnlyList<string> Notes)
{
    /// <summary>Why the archive itself kept only the beginning of the body; null for a whole one.</summary>
    public string? Cut { get; init; }
}

namespace PolicyDiff.Archives.TimeMaps;

/// <summary>What a TimeMap holds.</summary>
/// <param name="Original">The page it is of (URI-R), or null when it does not say.</param>
/// <param name="Mementos">Addresses and instants of the captures, in the order given.</param>
/// <param name="Pages">Addresses of TimeMaps that hold more of it.</param>
/// <param name="Unreadable">Mementos without an instant, and why.</param>
/// <param name="Problem">Set when the body is no whole TimeMap: cut off, or something else. The mementos are still true.</param>
public sealed record TimeMapReading(
    string? Original,
    IReadOnlyList<TimeMapMemento> Mementos,
    IReadOnlyList<string> Pages,
    IReadOnlyList<UnreadableLine> Unreadable,
    string? Problem);

/// <summary>One capture in a TimeMap.</summary>
/// <param name="Address">URI-M, as given.</param>
/// <param name="Instant">When it was captured. UTC.</param>
public sealed record TimeMapMemento(string Address, DateTimeOffset Instant);

namespace PolicyDiff.App.Demo;

/// <summary>What the demo's archive holds, by index key, oldest first.</summary>
internal sealed class ArchiveHoldings(IEnumerable<DemoCapture> captures, int sitePort)
{
    private readonly Dictionary<string, DemoCapture[]> shelves = captures
        .GroupBy(capture => capture.Key)
        .ToDictionary(shelf => shelf.Key, shelf => shelf.OrderBy(capture => capture.Instant).ToArray());

    /// <summary>The port in archived addresses.</summary>
    public int SitePort => sitePort;

    /// <summary>The captures of an address; none for one that is unknown or malformed.</summary>
    public IReadOnlyList<DemoCapture> Of(string address) => IndexKey.Of(address) is { } key && shelves.TryGetValue(key, out var shelf) ? shelf : [];

    /// <summary>The capture of an address that is nearest in time, or null.</summary>
    public DemoCapture? Nearest(string address, DateTimeOffset instant) => Of(address).MinBy(capture => (capture.Instant - instant).Duration());
}

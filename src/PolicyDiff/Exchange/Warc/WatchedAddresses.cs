using PolicyDiff.Policies;

namespace PolicyDiff.Exchange.Warc;

/// <summary>Which source an archived address belongs to.</summary>
internal sealed class WatchedAddresses
{
    private readonly ILookup<string, (long Id, string Address)> sources;

    internal WatchedAddresses(IEnumerable<(long Id, string Address)> sources) =>
        this.sources = sources.OrderBy(source => source.Id).Where(source => AddressKey.OfPage(source.Address) is not null).ToLookup(source => AddressKey.OfPage(source.Address)!);

    /// <summary>The source at exactly this address, else the first at the same page; null when none is tracked.</summary>
    internal long? SourceOf(string? address)
    {
        if (AddressKey.OfPage(address) is not { } key) return null;
        var same = sources[key].ToList();
        return same.Count == 0 ? null : same.Find(source => source.Address == address) is { Id: > 0 } exact ? exact.Id : same[0].Id;
    }
}

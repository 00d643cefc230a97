using PolicyDiff.Archives.Catalog;
using PolicyDiff.Archives.Replay;

namespace PolicyDiff.Archives.Pywb;

/// <summary>An archive run with pywb: its CDX server lists, its replay gives original bytes.</summary>
internal sealed class PywbArchive : IWebArchive
{
    private readonly ArchiveEntry entry;
    private readonly ReplayAddress addresses;
    private readonly PywbListing listing;
    private readonly TemplateReplay replay;

    /// <summary>The entry has been checked.</summary>
    public PywbArchive(ArchiveEntry entry, ArchiveClients clients)
    {
        this.entry = entry;
        addresses = ReplayAddress.OfTemplate(entry.Replay!)!;
        var desk = new ArchiveDesk(entry, clients, entry.Cdx!, addresses.Service);
        listing = new(entry, desk, clients.Clock);
        replay = new(desk, addresses);
    }

    public string Id => entry.Id;

    public string DisplayName => entry.Name;

    public Task<ListingPage> ListAsync(ListingRequest request, CancellationToken cancellationToken) => listing.ListAsync(request, cancellationToken);

    public Task<MementoResult> FetchAsync(MementoAddress address, CancellationToken cancellationToken) => replay.FetchAsync(address, cancellationToken);

    public Uri MementoUri(MementoAddress address) => addresses.Browsing(address);

    public Uri RawUri(MementoAddress address) => addresses.Raw(address);
}

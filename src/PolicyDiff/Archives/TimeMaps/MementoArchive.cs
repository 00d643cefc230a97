using PolicyDiff.Archives.Catalog;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Archives.TimeMaps;

/// <summary>An archive that speaks RFC 7089 and nothing else: TimeMaps list, mementos come by template, by their own addresses or through a TimeGate.</summary>
internal sealed class MementoArchive : IWebArchive
{
    private readonly ArchiveEntry entry;
    private readonly TimeMapListing listing;
    private readonly Func<MementoAddress, CancellationToken, Task<MementoResult>> fetch;
    private readonly ReplayAddress? addresses;

    /// <summary>The entry has been checked.</summary>
    public MementoArchive(ArchiveEntry entry, ArchiveClients clients)
    {
        this.entry = entry;
        addresses = entry.Replay is { } template ? ReplayAddress.OfTemplate(template) : null;
        var desk = new ArchiveDesk(entry, clients, Hosts());
        listing = new(entry, desk, clients.Clock);
        fetch = addresses is null ? new NegotiatedReplay(entry, desk).FetchAsync : new TemplateReplay(desk, addresses).FetchAsync;
    }

    public string Id => entry.Id;

    public string DisplayName => entry.Name;

    public Task<ListingPage> ListAsync(ListingRequest request, CancellationToken cancellationToken) => listing.ListAsync(request, cancellationToken);

    public Task<MementoResult> FetchAsync(MementoAddress address, CancellationToken cancellationToken) => fetch(address, cancellationToken);

    public Uri MementoUri(MementoAddress address) =>
        addresses?.Browsing(address)
        ?? (ForeignAddress.TryRead(address.Location, out var own) ? own : new((entry.TimeGate ?? entry.TimeMap) + ReplayAddress.Escape(address.Original)));

    public Uri RawUri(MementoAddress address) => addresses?.Raw(address) ?? MementoUri(address);

    private IEnumerable<Uri> Hosts()
    {
        yield return new(entry.TimeMap!);
        if (entry.TimeGate is { } gate) yield return new(gate);
        if (addresses is not null) yield return addresses.Service;
    }
}

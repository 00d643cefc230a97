using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Wayback;

/// <summary>
/// The Wayback Machine: index at <c>/cdx/search/cdx</c>, original bytes at <c>/web/14digits id_/address</c>. Index and replay
/// have budgets of their own (<c>archive:wayback:cdx</c>, <c>archive:wayback:web</c>). Long-lived and safe to share.
/// </summary>
public sealed class WaybackMachine : IWebArchive, IDisposable
{
    private const string Name = "wayback";

    private readonly HttpClient http;
    private readonly ReplayAddress publicAddresses;
    private readonly WaybackListing listing;
    private readonly WaybackReplay replay;

    public WaybackMachine(Connector connector, IBudget budget, WaybackSettings settings, TimeProvider clock, ILogger<WaybackMachine> logger)
    {
        var options = settings.Wayback;
        http = connector.CreateClient(ConnectorPurpose.AdministratorsAddress(options.BaseUrl));
        var limits = ExchangeLimits.Of(settings.Fetching) with { Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds) };
        var client = new ArchiveClient(http, budget, new(settings.Fetching.UserAgent, limits), clock, logger);
        var addresses = new ReplayAddress(options.BaseUrl);
        publicAddresses = new(options.PublicUrl ?? options.BaseUrl);
        var breaker = TimeSpan.FromMinutes(options.BreakerMinutes);
        listing = new(client, ArchiveEndpoint.Of(Name, "cdx", options.ListingsPerMinute, options.ListingsAtOnce) with { BreakerTime = breaker }, addresses, options.PageSize);
        var web = ArchiveEndpoint.Of(Name, "web", options.ReplaysPerMinute, options.ReplaysAtOnce) with { BreakerTime = breaker };
        replay = new(client, web, addresses, new(TimeSpan.FromSeconds(options.QuickTimeoutSeconds), TimeSpan.FromSeconds(options.PatientTimeoutSeconds)));
    }

    public string Id => Name;

    public string DisplayName => "Wayback Machine";

    public bool MayCutListings => true;

    public Task<ListingPage> ListAsync(ListingRequest request, CancellationToken cancellationToken) => listing.ListAsync(request, cancellationToken);

    public Task<MementoResult> FetchAsync(MementoAddress address, CancellationToken cancellationToken) => FetchAsync(address, Patience.Quick, cancellationToken);

    public Task<MementoResult> FetchAsync(MementoAddress address, Patience patience, CancellationToken cancellationToken) => replay.FetchAsync(address, patience, cancellationToken);

    public Uri MementoUri(MementoAddress address) => publicAddresses.Browsing(address);

    public Uri RawUri(MementoAddress address) => publicAddresses.Raw(address);

    public void Dispose() => http.Dispose();
}

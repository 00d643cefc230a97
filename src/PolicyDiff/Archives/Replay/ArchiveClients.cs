using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>Makes and keeps the connections to the archives of the list: one client for each host, each reaching nothing else.</summary>
public sealed class ArchiveClients(Connector connector, IBudget budget, IOptions<FetchingOptions> options, TimeProvider clock, ILoggerFactory loggers) : IDisposable
{
    private readonly ConcurrentDictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

    internal TimeProvider Clock => clock;

    internal IBudget Budget => budget;

    internal ArchiveClient For(Uri address, TimeSpan timeout)
    {
        var client = clients.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => connector.CreateClient(ConnectorPurpose.AdministratorsAddress(address)));
        return new(client, budget, new(options.Value.UserAgent, ExchangeLimits.Of(options.Value) with { Timeout = timeout }), clock, loggers.CreateLogger<ArchiveClients>());
    }

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Dispose();
    }
}

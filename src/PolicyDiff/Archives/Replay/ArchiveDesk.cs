using PolicyDiff.Archives.Catalog;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>Where one archive of the list is asked: at the hosts its entry names, at its rates, never more at once than it allows.</summary>
internal sealed class ArchiveDesk
{
    /// <summary>Longest rest after an archive's request to slow down that names no time.</summary>
    private static readonly TimeSpan UsualRest = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, ArchiveClient> hosts;
    private readonly SemaphoreSlim places;
    private readonly ArchiveClients clients;

    public ArchiveDesk(ArchiveEntry entry, ArchiveClients clients, params IEnumerable<Uri> addresses)
    {
        this.clients = clients;
        var timeout = TimeSpan.FromSeconds(entry.TimeoutSeconds);
        hosts = addresses.DistinctBy(Host).ToDictionary(Host, address => clients.For(address, timeout), StringComparer.Ordinal);
        places = clients.Places(entry);
        Listings = ArchiveEndpoint.Of(entry.Id, "cdx", entry.ListingsPerMinute);
        Replays = ArchiveEndpoint.Of(entry.Id, "web", entry.ReplaysPerMinute);
    }

    public ArchiveEndpoint Listings { get; }

    public ArchiveEndpoint Replays { get; }

    /// <summary>Whether the entry names this host, so that it may be asked.</summary>
    public bool Knows(Uri address) => hosts.ContainsKey(Host(address));

    public async Task<ExchangeAnswer> AskAsync(ArchiveEndpoint endpoint, Uri address, ReceivedHeader? header, CancellationToken cancellationToken)
    {
        if (!hosts.TryGetValue(Host(address), out var client))
        {
            return ExchangeAnswer.Failed(FetchFailure.BlockedAddress, $"The archive leads to {address.IdnHost}, which its entry in the archive list does not name; nothing was asked there.");
        }

        await places.WaitAsync(cancellationToken);
        try
        {
            return await client.AskAsync(endpoint, address, header, cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>How long a 429 or 503 asks to wait; everybody waits as long.</summary>
    public async Task<TimeSpan> RestAsync(ArchiveEndpoint endpoint, ExchangeAnswer answer, CancellationToken cancellationToken)
    {
        var asked = HeaderText.RetryAfter(answer.Header("Retry-After"), clients.Clock.GetUtcNow()) ?? (answer.Status == 429 ? ArchiveClient.ShortestPause : UsualRest);
        var rest = asked > ArchiveClient.ShortestPause ? asked : ArchiveClient.ShortestPause;
        await clients.Budget.PauseAsync(endpoint.BudgetKey, clients.Clock.GetUtcNow() + rest, $"The archive said {answer.Status}: slow down.", cancellationToken);
        return rest;
    }

    private static string Host(Uri address) => $"{address.IdnHost}:{address.Port}";
}

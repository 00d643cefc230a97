using PolicyDiff.Archives.Catalog;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>Where one archive of the list is asked: at the hosts its entry names, at its rates, never more at once than it allows.</summary>
internal sealed class ArchiveDesk
{
    /// <summary>Longest rest after an archive's request to slow down that names no time.</summary>
    private static readonly TimeSpan UsualRest = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, ArchiveClient> hosts;
    private readonly ArchiveClients clients;

    public ArchiveDesk(ArchiveEntry entry, ArchiveClients clients, params IEnumerable<Uri> addresses)
    {
        this.clients = clients;
        var timeout = TimeSpan.FromSeconds(entry.TimeoutSeconds);
        hosts = addresses.DistinctBy(Host).ToDictionary(Host, address => clients.For(address, timeout), StringComparer.Ordinal);
        Listings = ArchiveEndpoint.Of(entry.Id, "cdx", entry.ListingsPerMinute, entry.AtOnce);
        Replays = ArchiveEndpoint.Of(entry.Id, "web", entry.ReplaysPerMinute, entry.AtOnce);
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

        return await client.AskAsync(endpoint, new ArchiveQuestion(address) { Header = header }, cancellationToken);
    }

    /// <summary>With an answer that says that nobody asks now: for how long.</summary>
    public TimeSpan RestOf(ExchangeAnswer answer)
    {
        var left = answer.RestsUntil - clients.Clock.GetUtcNow() ?? TimeSpan.Zero;
        return left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1);
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

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Fetching;
using PolicyDiff.History;
using PolicyDiff.Storage;

namespace PolicyDiff.Policies.Discovery;

/// <summary>
/// Finds a site's policies through time: what its live home page links, and what its archived home pages linked, one a year. Nothing is stored;
/// every request goes through the one connector and the shared budgets.
/// </summary>
public sealed class PolicyDiscovery(PageFetcher fetcher, Connector connector, IEnumerable<IWebArchive> archives, IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    private readonly HomePageLooker looker = new(new LinkJudge(LinkLexicon.Default));

    /// <summary>The home page of a domain or of any address on it; null with a sentence where it may not be asked.</summary>
    public (Uri? Site, string? Problem) SiteOf(string domain)
    {
        var verdict = AddressRules.Check(WatchList.WithScheme(domain), connector.Allowed, out var address);
        if (!verdict.Allowed || address is null)
        {
            // A site on this machine or an old one may have no TLS; only the port of what was typed can tell.
            verdict = domain.Contains("://", StringComparison.Ordinal) ? verdict : AddressRules.Check("http://" + domain.Trim(), connector.Allowed, out address);
            if (!verdict.Allowed || address is null) return (null, verdict.Sentence);
        }

        return (new Uri(address, "/"), null);
    }

    /// <summary>Looks at the live home page and at the archive's. What fails is told, and the other half is there all the same.</summary>
    /// <param name="site">From <see cref="SiteOf"/>.</param>
    /// <param name="archiveId">Which archive; null: the first.</param>
    /// <param name="tell">Called with a sentence for each step.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<DiscoveryResult> DiscoverAsync(Uri site, string? archiveId, Action<string> tell, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var snapshots = new List<Snapshot>();
        tell($"Reading the live home page of {site.Host}.");
        if (await LiveAsync(site, problems, cancellationToken) is { } live) snapshots.Add(live);
        if (archives.FirstOrDefault(candidate => archiveId is null || candidate.Id == archiveId) is { } archive)
        {
            var archived = new ArchivedHomePages(archive, looker, site, tell);
            snapshots.AddRange(await archived.LookAsync(time.GetUtcNow(), cancellationToken));
            problems.AddRange(archived.Problems);
        }

        snapshots.Sort((one, other) => one.Instant.CompareTo(other.Instant));
        return new(
            site.AbsoluteUri,
            [.. snapshots.Select(snapshot => snapshot.ToHomePage())],
            LinkLedger.Join(snapshots, await TrackedAsync(cancellationToken)),
            [.. snapshots.SelectMany(snapshot => snapshot.Elsewhere).Distinct().Order(StringComparer.Ordinal)],
            problems);
    }

    private async Task<Snapshot?> LiveAsync(Uri site, List<string> problems, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(new(site), cancellationToken);
        if (result is FetchFailed && site.Scheme == Uri.UriSchemeHttps)
        {
            // Sites without TLS still exist.
            var plain = new UriBuilder(site) { Scheme = Uri.UriSchemeHttp, Port = site.IsDefaultPort ? -1 : site.Port }.Uri;
            if (await fetcher.FetchAsync(new(plain), cancellationToken) is FetchReceived answered) result = answered;
        }

        if (Read(result) is { } page)
        {
            var empty = new Snapshot(result.At, Observation.Live, page.Address.AbsoluteUri) { Policies = [], Elsewhere = [] };
            return await looker.LookAsync(page, empty, site, async (hub, cancelled) => Read(await fetcher.FetchAsync(new(hub), cancelled)), cancellationToken);
        }

        problems.Add(result switch
        {
            FetchFailed failed => $"The live home page could not be read. {failed.Sentence}",
            FetchReceived { Status: not 200 } received => $"The live home page could not be read: {site.Host} answered {received.Status}.",
            _ => "The live home page is no page of HTML.",
        });
        return null;
    }

    private static LinkedPage? Read(FetchResult result) =>
        result is FetchReceived { Status: 200 } received ? LinkedPageReader.Read(received.Body, received.Header("Content-Type"), received.FinalAddress) : null;

    private async Task<ILookup<string, string>> TrackedAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var pairings = await db.PolicySources.AsNoTracking().Where(pairing => !pairing.Refused)
            .Select(pairing => new { pairing.Source.Address, Organization = pairing.Policy.Organization.Slug, pairing.Policy.Slug }).ToListAsync(cancellationToken);
        return pairings.ToLookup(pairing => AddressKey.Of(pairing.Address), pairing => $"{pairing.Organization}/{pairing.Slug}");
    }
}

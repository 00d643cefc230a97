using PolicyDiff.Archives;
using PolicyDiff.Archives.Cdx;
using PolicyDiff.Fetching;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Policies.Discovery;

/// <summary>One home page a year from an archive, and what it linked.</summary>
internal sealed class ArchivedHomePages(IWebArchive archive, HomePageLooker looker, Uri site, Action<string> tell)
{
    /// <summary>Captures of a year that are tried before the year is given up.</summary>
    private const int Tries = 3;

    /// <summary>How far in time a list of policies may have been captured from the home page that links it.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromDays(366);

    private readonly Dictionary<(string, string), LinkedPage?> opened = [];

    /// <summary>Why the archive gave less than it could, in sentences.</summary>
    internal List<string> Problems { get; } = [];

    /// <summary>The home pages, oldest first; each one as soon as it is read.</summary>
    internal async Task<IReadOnlyList<Snapshot>> LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var snapshots = new List<Snapshot>();
        foreach (var year in await YearsAsync(now, cancellationToken))
        {
            tell($"{archive.DisplayName}: the home page of {year.Key}.");
            if (await OfYearAsync(year, cancellationToken) is not { } outcome) continue;
            if (outcome.Snapshot is { } snapshot) snapshots.Add(snapshot);
            if (outcome.Stop) break;
        }

        return snapshots;
    }

    /// <summary>The listed captures that may be home pages, by year. A listing too long for one answer is asked for year by year from where it broke off.</summary>
    private async Task<IEnumerable<IGrouping<int, CdxEntry>>> YearsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entries = new List<CdxEntry>();
        DateTimeOffset? from = null;
        while (from is null || from < now)
        {
            tell($"Asking {archive.DisplayName} for its captures of {site.Host}{(from is { } after ? $" from {after.Year} on" : "")}.");
            var page = await archive.ListAsync(new(site.AbsoluteUri, from), cancellationToken);
            entries.AddRange(page.Entries);
            if (page.Outcome == ListingOutcome.Complete) break;
            if (page.Outcome != ListingOutcome.Partial || page.Entries.Count == 0)
            {
                Problems.Add($"{archive.DisplayName} did not list the home page{(entries.Count > 0 ? " to its end" : "")}. {page.Sentence}".TrimEnd());
                break;
            }

            // One home page a year is enough: the rest of a year that fills a page is left out.
            from = new DateTimeOffset(page.Entries.Max(entry => entry.Instant).Year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero);
        }

        return entries.Where(entry => entry.Status is null or 200 && entry.MimeType is null or "text/html" or "warc/revisit" or "unk" or "application/xhtml+xml")
            .DistinctBy(entry => (entry.Timestamp, entry.Original)).GroupBy(entry => entry.Instant.Year).OrderBy(year => year.Key);
    }

    private async Task<(Snapshot? Snapshot, bool Stop)?> OfYearAsync(IGrouping<int, CdxEntry> year, CancellationToken cancellationToken)
    {
        var middle = new DateTimeOffset(year.Key, 7, 1, 0, 0, 0, TimeSpan.Zero);
        var said = "";
        foreach (var entry in year.OrderBy(entry => (entry.Instant - middle).Duration()).ThenBy(entry => entry.Timestamp, StringComparer.Ordinal).Take(Tries))
        {
            var address = new MementoAddress(entry.Timestamp, entry.Original);
            var result = await archive.FetchAsync(address, cancellationToken);
            if (result.Outcome is MementoOutcome.Throttled or MementoOutcome.Excluded)
            {
                Problems.Add($"{archive.DisplayName} was asked no further than {year.Key}. {result.Sentence}".TrimEnd());
                return (null, true);
            }

            if (result.Memento is { } memento && Read(memento) is { } page)
            {
                var empty = new Snapshot(entry.Instant, archive.Id, archive.MementoUri(address).AbsoluteUri) { Policies = [], Elsewhere = [] };
                return (await looker.LookAsync(page, empty, site, (hub, cancelled) => HubAsync(entry, hub, cancelled), cancellationToken), false);
            }

            if (result.Outcome == MementoOutcome.Transient) said = result.Sentence;
        }

        Problems.Add($"No home page of {year.Key} could be read. {said}".TrimEnd());
        return null;
    }

    private async Task<LinkedPage?> HubAsync(CdxEntry home, Uri hub, CancellationToken cancellationToken)
    {
        var key = (home.Timestamp, hub.AbsoluteUri);
        if (opened.TryGetValue(key, out var known)) return known;
        var result = await archive.FetchAsync(new(home.Timestamp, hub.AbsoluteUri), cancellationToken);
        if (result is { Memento: null, NearestTimestamp: { } nearest } && ArchiveTimestamp.TryParse(nearest, out var instant, out _) && (instant - home.Instant).Duration() <= Near)
        {
            result = await archive.FetchAsync(new(nearest, hub.AbsoluteUri), cancellationToken);
        }

        return opened[key] = result.Memento is { } memento ? Read(memento) : null;
    }

    private static LinkedPage? Read(Memento memento) =>
        memento.Status == 200 && ForeignAddress.TryRead(memento.Final.Original, out var address)
            ? LinkedPageReader.Read(memento.Body, ReceivedHeader.Find(memento.Headers, "Content-Type"), address)
            : null;
}

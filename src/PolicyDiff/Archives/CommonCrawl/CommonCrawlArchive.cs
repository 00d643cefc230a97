using Microsoft.Extensions.Options;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.CommonCrawl;

/// <summary>Common Crawl: indexes by crawl, captures as ranges of WARC files. It has no pages for people; links lead to the record.</summary>
internal sealed class CommonCrawlArchive : IWebArchive, IDisposable
{
    private readonly ArchiveEntry entry;
    private readonly ArchiveDesk desk;
    private readonly CrawlIndex index;
    private readonly int mostBytes;

    /// <summary>The entry has been checked.</summary>
    public CommonCrawlArchive(ArchiveEntry entry, ArchiveClients clients, IOptions<FetchingOptions> fetching)
    {
        this.entry = entry;
        desk = new(entry, clients, entry.Crawls!, entry.Data!);
        index = new(entry, desk, clients.Clock);
        mostBytes = fetching.Value.MaxInflatedBytes;
    }

    public string Id => entry.Id;

    public string DisplayName => entry.Name;

    public Task<ListingPage> ListAsync(ListingRequest request, CancellationToken cancellationToken) => index.ListAsync(request, cancellationToken);

    public async Task<MementoResult> FetchAsync(MementoAddress address, CancellationToken cancellationToken)
    {
        if (RecordPlace.Parse(address.Location) is not { } place) return Unplayable("The index does not say where this capture is.");
        var answer = await desk.AskAsync(desk.Replays, AddressOf(place), new("Range", place.Range), cancellationToken);
        if (answer.Failure == FetchFailure.Resting) return new(MementoOutcome.Throttled, Sentence: answer.Sentence, RetryAfter: desk.RestOf(answer));
        if (answer.Failure is { } failure) return new(failure is FetchFailure.TooLarge or FetchFailure.BlockedAddress ? MementoOutcome.Unplayable : MementoOutcome.Transient, Sentence: answer.Sentence);
        return answer.Status switch
        {
            200 or 206 => Read(address, place, answer),
            429 or 503 => new(MementoOutcome.Throttled, Sentence: "Common Crawl asks to slow down; the capture is asked for after a pause.", RetryAfter: await desk.RestAsync(desk.Replays, answer, cancellationToken)),
            404 or 410 or 416 => Unplayable("Common Crawl lists this capture and does not hold it."),
            _ => new(MementoOutcome.Transient, Sentence: $"Common Crawl answered {answer.Status}; the capture is asked for again later."),
        };
    }

    public Uri MementoUri(MementoAddress address) => RecordPlace.Parse(address.Location) is { } place ? new(AddressOf(place), "#" + place.Range) : entry.Data!;

    public Uri RawUri(MementoAddress address) => MementoUri(address);

    public void Dispose() => index.Dispose();

    private Uri AddressOf(RecordPlace place) => new(entry.Data!, place.File);

    private MementoResult Read(MementoAddress asked, RecordPlace place, ExchangeAnswer answer)
    {
        // The member comes inflated already where the server's type did not say that it is a file.
        var inflated = answer.Body is [0x1F, 0x8B, ..] ? Inflater.Gzip(answer.Body, mostBytes).Bytes : answer.Body;
        if (inflated is null || CrawlRecord.Read(inflated) is not { } record) return new(MementoOutcome.Transient, Sentence: "What came is no whole record; the capture is asked for again later.");
        if (ArchiveTimestamp.Format(record.Instant) != asked.Timestamp) return Unplayable("The record is of another capture than the index says.");
        var decoded = CrawlBody.Decode(record, mostBytes);
        var truncated = record.Truncated ?? place.Truncated;
        if (decoded.Failure is not null && truncated is null) return Unplayable($"The stored body cannot be read: {decoded.Sentence}");
        var memento = new Memento(
            asked, record.Instant, new(asked.Timestamp, record.Target), record.Instant, record.Status, [], SiteHeaders(record), [], decoded.Failure is null ? decoded.Body : record.Body, decoded.Notes)
        {
            Cut = truncated is null ? null : $"Common Crawl kept only the beginning of the page (truncated: {truncated}).",
        };
        return new(MementoOutcome.Archived, memento);
    }

    // The crawler renames what it undid; the site sent the other name.
    private static List<ReceivedHeader> SiteHeaders(CrawlRecord record) =>
        [.. record.Headers.Select(header => header.Name.StartsWith("X-Crawl-", StringComparison.OrdinalIgnoreCase) ? header with { Name = header.Name["X-Crawl-".Length..] } : header)];

    private static MementoResult Unplayable(string sentence) => new(MementoOutcome.Unplayable, Sentence: sentence);
}

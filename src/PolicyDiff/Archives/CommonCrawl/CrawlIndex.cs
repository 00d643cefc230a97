using System.Text.Json;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Archives.Cdx;
using PolicyDiff.Archives.Pywb;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.CommonCrawl;

/// <summary>Asks the indexes of Common Crawl: one question for each crawl, newest first; the resume key is the next crawl's id.</summary>
internal sealed class CrawlIndex(ArchiveEntry entry, ArchiveDesk desk, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan ListFresh = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim reading = new(1);
    private IReadOnlyList<Crawl> crawls = [];
    private DateTimeOffset readAt = DateTimeOffset.MinValue;

    public async Task<ListingPage> ListAsync(ListingRequest request, CancellationToken cancellationToken)
    {
        if (await CrawlsAsync(cancellationToken) is { } trouble) return trouble;
        var wanted = crawls.Where(crawl => !(crawl.To < request.From) && !(crawl.From > request.To)).ToList();
        // A crawl that left the list meanwhile: what stands behind its name in the order of names comes next.
        var at = request.ResumeKey is { } key ? wanted.FindIndex(crawl => string.CompareOrdinal(crawl.Id, key) <= 0) : 0;
        if (at < 0 || at >= wanted.Count) return new(ListingOutcome.Complete, [], null, [], 200, "", null);

        var answer = await desk.AskAsync(desk.Listings, Query(wanted[at], request), null, cancellationToken);
        return await PageAsync(answer, wanted[at], at + 1 < wanted.Count ? wanted[at + 1].Id : null, cancellationToken);
    }

    public void Dispose() => reading.Dispose();

    private async Task<ListingPage> PageAsync(ExchangeAnswer answer, Crawl crawl, string? next, CancellationToken cancellationToken)
    {
        if (answer.Failure == FetchFailure.Resting) return Resting(answer);
        if (answer.Failure is not null) return ListingPage.Without(ListingOutcome.Failed, null, answer.Sentence);
        if (answer.Status is 429 or 503) return await SlowDownAsync(answer, cancellationToken);
        var lines = CdxjReader.Read(answer.Body, Place);
        if (answer.Status == 404 && lines.Message?.Contains("No Captures found", StringComparison.OrdinalIgnoreCase) == true) return Page(next, new([], 0, [], false, null));
        if (answer.Status != 200) return ListingPage.Without(ListingOutcome.Failed, answer.Status, $"The index of {crawl.Id} answered {answer.Status}; it is asked again later.");
        // "No captures" is a 404 with words. An empty answer is what those get who asked too fast.
        if (lines.Lines == 0 || lines.Message is not null) return ListingPage.Without(ListingOutcome.Failed, 200, $"The index of {crawl.Id} answered with nothing; it is asked again later.", TimeSpan.FromMinutes(10));
        return lines.IsCut
            ? new(ListingOutcome.Failed, lines.Entries, null, lines.Unreadable, 200, $"The listing of {crawl.Id} breaks off in the middle; it is asked again later.", null)
            : Page(next, lines with { Entries = [.. lines.Entries.Where(found => found.Location is not null)] });
    }

    /// <summary>Null when the list of crawls is known.</summary>
    private async Task<ListingPage?> CrawlsAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (crawls.Count > 0 && clock.GetUtcNow() - readAt < ListFresh) return null;
            var answer = await desk.AskAsync(desk.Listings, entry.Crawls!, null, cancellationToken);
            if (answer is { Failure: null, Status: 429 or 503 }) return await SlowDownAsync(answer, cancellationToken);
            if (answer.Failure == FetchFailure.Resting) return Resting(answer);
            if (answer.Failure is not null) return ListingPage.Without(ListingOutcome.Failed, null, answer.Sentence);
            if (answer.Status != 200 || CrawlListReader.Read(answer.Body) is not { } found)
            {
                return ListingPage.Without(ListingOutcome.Failed, answer.Status, "Common Crawl gave no list of its crawls; it is asked again later.");
            }

            (crawls, readAt) = (found, clock.GetUtcNow());
            return null;
        }
        finally
        {
            reading.Release();
        }
    }

    private ListingPage Resting(ExchangeAnswer answer) => ListingPage.Without(ListingOutcome.Throttled, null, answer.Sentence, desk.RestOf(answer));

    private async Task<ListingPage> SlowDownAsync(ExchangeAnswer answer, CancellationToken cancellationToken) => ListingPage.Without(
        ListingOutcome.Throttled, answer.Status, "Common Crawl asks to slow down; the listing goes on after a pause.", await desk.RestAsync(desk.Listings, answer, cancellationToken));

    private static Uri Query(Crawl crawl, ListingRequest request) => new(
        $"{crawl.Index}?url={Uri.EscapeDataString(request.Address)}&output=json"
        + (request.From is { } from ? $"&from={ArchiveTimestamp.Format(from)}" : "")
        + (request.To is { } to ? $"&to={ArchiveTimestamp.Format(to)}" : ""),
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static CdxEntry Place(CdxEntry found, JsonElement fields) => found with
    {
        Location = RecordPlace.Of(Text(fields, "filename"), Text(fields, "offset"), Text(fields, "length"), Text(fields, "truncated"))?.ToString(),
    };

    private static string? Text(JsonElement fields, string name) => !fields.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;

    private static ListingPage Page(string? next, CdxjReading lines) =>
        new(next is null ? ListingOutcome.Complete : ListingOutcome.Partial, lines.Entries, next, lines.Unreadable, 200, "", null);
}

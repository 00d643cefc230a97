using System.Globalization;
using System.Text;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Pywb;

/// <summary>
/// Asks a pywb index. It has no resume keys, so a listing goes on by periods: behind a full page from its last second, and after an
/// answer that breaks off with half the period.
/// </summary>
internal sealed class PywbListing(ArchiveEntry entry, ArchiveDesk desk, TimeProvider clock)
{
    private static readonly DateTimeOffset Beginning = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly IndexProbe probe = new(entry.Probe, clock);

    public async Task<ListingPage> ListAsync(ListingRequest request, CancellationToken cancellationToken)
    {
        // A day ahead: the archive's clock may be.
        var window = request.ResumeKey is { } key ? PywbWindow.Parse(key) : PywbWindow.Whole(request.From ?? Beginning, request.To ?? clock.GetUtcNow().AddDays(1), entry.PageSize);
        if (window is null) return Failed(null, "The listing was to go on from a place that is none; it begins anew.");
        var answer = await desk.AskAsync(desk.Listings, Query(request.Address, window), null, cancellationToken);
        if (answer.Failure == FetchFailure.Resting) return ListingPage.Without(ListingOutcome.Throttled, null, answer.Sentence, desk.RestOf(answer));
        if (answer.Failure is FetchFailure.Truncated or FetchFailure.Reset && window.Halved() is { } half) return Partial(null, half);
        if (answer.Failure is not null) return Failed(null, answer.Sentence);
        return answer.Status switch
        {
            200 => await ReadAsync(request, window, answer, cancellationToken),
            404 => await NoneAsync(request, window, answer, cancellationToken),
            429 => Throttled(answer.Status, await desk.RestAsync(desk.Listings, answer, cancellationToken)),
            503 when answer.Header("Retry-After") is not null => Throttled(503, await desk.RestAsync(desk.Listings, answer, cancellationToken)),
            451 => ListingPage.Without(ListingOutcome.Excluded, 451, "The archive does not show this address to anybody."),
            _ => Failed(answer.Status, $"The archive's index answered {answer.Status} and gave no listing; it is asked again later.{Quote(answer)}"),
        };
    }

    private async Task<ListingPage> ReadAsync(ListingRequest request, PywbWindow window, ExchangeAnswer answer, CancellationToken cancellationToken)
    {
        var reading = CdxjReader.Read(answer.Body);
        if (reading.Message is { } said) return IsNone(said) ? await NoneAsync(request, window, answer, cancellationToken) : Failed(200, $"The archive's index gave no listing; it is asked again later. It says: '{Line(said)}'.");
        if (reading.IsCut) return window.Halved() is { } half ? Partial(reading, half) : Page(reading, ListingOutcome.Failed, null, "The listing breaks off in the middle; it is asked again later.");
        if (reading.Entries.Count == 0 && reading.Unreadable.Count > 0 && reading.Lines == 0) return Page(reading, ListingOutcome.Failed, null, "The archive answered with something else than a listing; it is asked again later.");
        if (reading.Lines == 0) return await NoneAsync(request, window, answer, cancellationToken);
        if (reading.Lines < window.Limit) return Further(reading, window);

        var behind = reading.IsInOrder && reading.Entries.Count > 0 ? window.Behind(reading.Entries[^1].Instant, entry.PageSize) : window.Halved();
        return behind is not null ? Partial(reading, behind) : Page(reading, ListingOutcome.Failed, null, "The archive lists more captures of one moment than can be asked for; the others are missing.");
    }

    /// <summary>Nothing in this period: believed where the archive says so in words, or lists something for another page.</summary>
    private async Task<ListingPage> NoneAsync(ListingRequest request, PywbWindow window, ExchangeAnswer answer, CancellationToken cancellationToken)
    {
        if (window.Overlaps) return Failed(answer.Status, "The archive's index lists nothing where it listed captures a moment ago; it is asked again later.");
        var said = CdxjReader.Read(answer.Body).Message;
        if (said is not null && IsNone(said)) return Further(new([], 0, [], false, null), window);
        var confirmed = await probe.ConfirmAsync(request.Address, page => IsListedAsync(page, cancellationToken));
        return confirmed.Outcome == ListingOutcome.Complete ? Further(new([], 0, [], false, null), window) : confirmed;
    }

    private async Task<bool> IsListedAsync(string page, CancellationToken cancellationToken)
    {
        var answer = await desk.AskAsync(desk.Listings, Query(page, PywbWindow.Whole(Beginning, clock.GetUtcNow(), 1)), null, cancellationToken);
        return answer is { Failure: null, Status: 200 } && CdxjReader.Read(answer.Body).Entries.Count > 0;
    }

    private ListingPage Further(CdxjReading reading, PywbWindow window) =>
        window.Next(entry.PageSize) is { } next ? Partial(reading, next) : Page(reading, ListingOutcome.Complete, null, "");

    /// <summary>No filter on the status, as everywhere; the mark of similar pages is asked for, so that they can be left out.</summary>
    private Uri Query(string address, PywbWindow window) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Cdx}?url={Uri.EscapeDataString(address)}&output=json&fields=urlkey,timestamp,url,mime,status,digest,length,is_fuzzy&from={ArchiveTimestamp.Format(window.From)}&to={ArchiveTimestamp.Format(window.To)}&limit={window.Limit}"),
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static bool IsNone(string said) => said.Contains("No Captures found", StringComparison.OrdinalIgnoreCase);

    private static ListingPage Partial(CdxjReading? reading, PywbWindow next) => Page(reading ?? new([], 0, [], false, null), ListingOutcome.Partial, next.ToString(), "");

    private static ListingPage Page(CdxjReading reading, ListingOutcome outcome, string? resumeKey, string sentence) =>
        new(outcome, reading.Entries, resumeKey, reading.Unreadable, 200, sentence, null);

    private static ListingPage Failed(int? status, string sentence) => ListingPage.Without(ListingOutcome.Failed, status, sentence);

    private static ListingPage Throttled(int status, TimeSpan rest) =>
        ListingPage.Without(ListingOutcome.Throttled, status, "The archive asks for a pause; the listing goes on after it.", rest);

    private static string Quote(ExchangeAnswer answer)
    {
        var said = Line(CdxjReader.Read(answer.Body).Message ?? Encoding.UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 200))).Trim());
        return said.Length == 0 || said[0] == '<' ? "" : $" It says: '{said}'.";
    }

    private static string Line(string said) => string.Concat((said.Length <= 200 ? said : said[..200]).Select(character => char.IsControl(character) ? ' ' : character));
}

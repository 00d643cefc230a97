using System.Text.Json;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Archives.Cdx;
using PolicyDiff.Archives.Pywb;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Fetching;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Archives.TimeMaps;

/// <summary>Asks an archive for TimeMaps, page by page. The resume key holds the pages that are still to come and those that were read.</summary>
internal sealed class TimeMapListing(ArchiveEntry entry, ArchiveDesk desk, TimeProvider clock)
{
    private const int MostPages = 1000;
    private const int LongestAddress = 2000;

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly IndexProbe probe = new(entry.Probe, clock);

    public async Task<ListingPage> ListAsync(ListingRequest request, CancellationToken cancellationToken)
    {
        var places = request.ResumeKey is { } key ? Places.Parse(key) : new([TimeMapOf(request.Address)], []);
        if (places is not { Coming: [var page, ..] } || !ForeignAddress.TryRead(page, AsWritten, out var address)) return Failed(null, "The listing was to go on from a place that is none; it begins anew.");
        var answer = await desk.AskAsync(desk.Listings, address, null, cancellationToken);
        if (answer.Failure == FetchFailure.Resting) return ListingPage.Without(ListingOutcome.Throttled, null, answer.Sentence, desk.RestOf(answer));
        if (answer.Failure is not null) return Failed(null, answer.Sentence);
        return answer.Status switch
        {
            200 => await ReadAsync(request, places, answer, cancellationToken),
            404 when request.ResumeKey is not null => Failed(404, "A page of the TimeMap is not there; the listing is asked for again later."),
            404 when SaysTimeMap(answer) => Complete(),
            404 => await ConfirmAsync(request, cancellationToken),
            429 => Throttled(429, await desk.RestAsync(desk.Listings, answer, cancellationToken)),
            503 when answer.Header("Retry-After") is not null => Throttled(503, await desk.RestAsync(desk.Listings, answer, cancellationToken)),
            451 => ListingPage.Without(ListingOutcome.Excluded, 451, "The archive does not show this address to anybody."),
            _ => Failed(answer.Status, $"The archive answered {answer.Status} and gave no TimeMap; it is asked again later."),
        };
    }

    private string TimeMapOf(string address) => entry.TimeMap + ReplayAddress.Escape(address);

    private async Task<ListingPage> ReadAsync(ListingRequest request, Places places, ExchangeAnswer answer, CancellationToken cancellationToken)
    {
        // Some archives give index lines under the TimeMap's address.
        if (answer.Body.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'[', ..]) return Of(CdxReader.Read(answer.Body));
        var reading = TimeMapReader.Read(answer.Body);
        if (reading is { Mementos: [], Problem: not null } && CdxjReader.Read(answer.Body) is { Entries.Count: > 0, IsCut: false } lines) return new(ListingOutcome.Complete, lines.Entries, null, lines.Unreadable, 200, "", null);

        var entries = reading.Mementos.Select(memento => Entry(memento, reading.Original ?? request.Address)).ToList();
        if (reading.Problem is { } problem) return new(ListingOutcome.Failed, entries, null, reading.Unreadable, 200, $"{problem} It is asked again later.", null);
        var next = places.After(reading.Pages.Where(page => IsPage(page, request)));
        if (next.Read.Count > MostPages) return new(ListingOutcome.Failed, entries, null, reading.Unreadable, 200, $"The TimeMap has more than {MostPages} pages; the others are missing.", null);
        if (next.Coming.Count > 0) return new(ListingOutcome.Partial, entries, next.ToString(), reading.Unreadable, 200, "", null);
        if (entries.Count == 0 && reading.Unreadable.Count == 0 && request.ResumeKey is null) return await ConfirmAsync(request, cancellationToken);
        return new(ListingOutcome.Complete, entries, null, reading.Unreadable, 200, "", null);
    }

    /// <summary>A TimeMap also names itself, and itself in other formats: only what is another part of it is a page.</summary>
    private bool IsPage(string page, ListingRequest request)
    {
        if (!ForeignAddress.TryRead(page, AsWritten, out var address) || !desk.Knows(address)) return false;
        var first = TimeMapOf(request.Address);
        // The same list under other names: with another scheme, host name or format in front of the same page's address.
        return !page.EndsWith("/" + request.Address, StringComparison.Ordinal) || (page.StartsWith(entry.TimeMap!, StringComparison.Ordinal) && page != first);
    }

    private async Task<ListingPage> ConfirmAsync(ListingRequest request, CancellationToken cancellationToken) =>
        await probe.ConfirmAsync(request.Address, async page =>
        {
            var answer = await desk.AskAsync(desk.Listings, new Uri(TimeMapOf(page), AsWritten), null, cancellationToken);
            if (answer is not { Failure: null, Status: 200 }) return false;
            var reading = TimeMapReader.Read(answer.Body);
            return reading.Mementos.Count > 0 || reading.Pages.Any(address => address != TimeMapOf(page));
        });

    private CdxEntry Entry(TimeMapMemento memento, string original)
    {
        var parts = MementoUri.Parts(memento.Address);
        // The digits in the address name the capture; they are taken only where they say the same instant.
        var stamp = ArchiveTimestamp.Format(memento.Instant);
        var captured = parts is { } usual && usual.Timestamp == stamp ? usual.Original : original;
        return new("", stamp, memento.Instant, false, captured, null, null, null, null)
        {
            Location = entry.Replay is null && memento.Address.Length <= LongestAddress ? memento.Address : null,
        };
    }

    private static bool SaysTimeMap(ExchangeAnswer answer) =>
        answer.Header("Content-Type") is { } type && (type.Contains("link-format", StringComparison.OrdinalIgnoreCase) || type.Contains("json", StringComparison.OrdinalIgnoreCase));

    private static ListingPage Of(CdxReading reading) => new(
        reading.Problem is null ? ListingOutcome.Complete : ListingOutcome.Failed, reading.Entries, null, reading.Unreadable, 200, reading.Problem ?? "", null);

    private static ListingPage Complete() => new(ListingOutcome.Complete, [], null, [], 404, "", null);

    private static ListingPage Failed(int? status, string sentence) => ListingPage.Without(ListingOutcome.Failed, status, sentence);

    private static ListingPage Throttled(int status, TimeSpan rest) =>
        ListingPage.Without(ListingOutcome.Throttled, status, "The archive asks for a pause; the listing goes on after it.", rest);

    /// <summary>Pages of a TimeMap that are to be asked for, and those that were: pages that name each other end too.</summary>
    private sealed record Places(IReadOnlyList<string> Coming, IReadOnlyList<string> Read)
    {
        public static Places? Parse(string key)
        {
            try
            {
                return JsonSerializer.Deserialize<Places>(key);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        public Places After(IEnumerable<string> named)
        {
            List<string> read = [.. Read, Coming[0]];
            return new([.. Coming.Skip(1).Concat(named).Distinct(StringComparer.Ordinal).Except(read)], read);
        }

        public override string ToString() => JsonSerializer.Serialize(this);
    }
}

using System.Globalization;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>Tells apart, in a replay answer, what the site sent and what the archive adds.</summary>
internal static class MementoReader
{
    private const string OriginalPrefix = "x-archive-orig-";

    /// <summary>What a compressed form may add to a page that does not get smaller.</summary>
    private const int CompressionOverhead = 24;

    public static Memento Read(MementoPlace place, ExchangeAnswer answer)
    {
        var captured = answer.Header("Link") is { } link && LinkHeader.Find(link, "original") is { } original ? original : place.Current.Original;
        return new(
            place.Asked,
            place.Instant,
            place.Current with { Original = captured },
            place.Captured,
            answer.Status,
            place.Hops,
            SiteHeaders(answer.Headers),
            [.. answer.Headers.Where(IsAboutTheMemento)],
            answer.Body,
            answer.Notes);
    }

    /// <summary>
    /// By how many bytes a body is shorter than the site's own Content-Length; null when it is not, or there is none. A site
    /// that compressed counted the compressed bytes, which are never more than the page's by much.
    /// </summary>
    public static long? ShortBy(ExchangeAnswer answer)
    {
        if (OriginalLength(answer) is not { } length) return null;
        var missing = length - answer.Body.Length - (WasCompressed(answer) ? CompressionOverhead : 0);
        return missing > 0 ? missing : null;
    }

    /// <summary>The site said how many bytes the page has, and they are all there or not.</summary>
    public static bool KnowsLength(ExchangeAnswer answer) => OriginalLength(answer) is not null && !WasCompressed(answer);

    private static long? OriginalLength(ExchangeAnswer answer) =>
        long.TryParse(answer.Header(OriginalPrefix + "Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    private static bool WasCompressed(ExchangeAnswer answer)
    {
        var encoding = answer.Header(OriginalPrefix + "Content-Encoding")?.Trim() ?? "";
        return encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);
    }

    private static List<ReceivedHeader> SiteHeaders(IReadOnlyList<ReceivedHeader> headers)
    {
        var site = headers.Where(header => Is(header, OriginalPrefix)).Select(header => header with { Name = header.Name[OriginalPrefix.Length..] }).ToList();
        // The type is the one original header that comes without the prefix.
        if (ReceivedHeader.Find(site, "Content-Type") is null) site.AddRange(headers.Where(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)));
        return site;
    }

    private static bool IsAboutTheMemento(ReceivedHeader header) =>
        header.Name.Equals("Memento-Datetime", StringComparison.OrdinalIgnoreCase)
        || header.Name.Equals("Link", StringComparison.OrdinalIgnoreCase)
        || (Is(header, "x-archive-") && !Is(header, OriginalPrefix));

    private static bool Is(ReceivedHeader header, string prefix) => header.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}

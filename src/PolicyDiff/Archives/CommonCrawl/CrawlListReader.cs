using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Archives.CommonCrawl;

/// <summary>Reads <c>collinfo.json</c>, the list of crawls. Pure; never throws for any input.</summary>
public static partial class CrawlListReader
{
    private static readonly TimeSpan AroundAWeek = TimeSpan.FromDays(30);

    /// <summary>The crawls, newest first; null when the text is no such list.</summary>
    public static IReadOnlyList<Crawl>? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Array) return null;
            var crawls = document.RootElement.EnumerateArray().Select(ReadOne).OfType<Crawl>().DistinctBy(crawl => crawl.Id).ToList();
            return crawls.Count == 0 ? null : [.. crawls.OrderByDescending(crawl => crawl.Id, StringComparer.Ordinal)];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Crawl? ReadOne(JsonElement entry)
    {
        if (Text(entry, "id") is not { Length: > 0 and < 100 } id || !ForeignAddress.TryRead(Text(entry, "cdx-api"), out var index) || index.Scheme is not ("http" or "https")) return null;
        var week = Week(id);
        return new(id, index, Instant(Text(entry, "from")) ?? week - AroundAWeek, Instant(Text(entry, "to")) ?? week + AroundAWeek);
    }

    /// <summary>The week in the name, for lists that give no dates.</summary>
    private static DateTimeOffset? Week(string id)
    {
        if (Named().Match(id) is not { Success: true } match) return null;
        var year = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var week = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return year is > 1990 and < 9000 ? new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays((week - 1) * 7) : null;
    }

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) && instant.Year > 1990 ? instant : null;

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("^CC-MAIN-([0-9]{4})-([0-9]{2})$", RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}

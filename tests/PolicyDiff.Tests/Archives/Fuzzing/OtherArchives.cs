using System.Text;
using PolicyDiff.Archives;
using PolicyDiff.Archives.CommonCrawl;
using PolicyDiff.Archives.Pywb;
using PolicyDiff.Archives.SavePageNow;
using PolicyDiff.Archives.TimeMaps;

namespace PolicyDiff.Tests.Archives.Fuzzing;

/// <summary>What reads the answers of other archives than the Wayback Machine, good answers, and the law that each reader keeps for any.</summary>
internal static class OtherArchives
{
    private const int FirstYear = 1990;

    public static IReadOnlyDictionary<string, (string[] Seeds, Action<byte[]> Read)> Readers { get; } = new Dictionary<string, (string[], Action<byte[]>)>
    {
        ["cdxj"] = (
            [
                """
                example,shop)/terms 20200101120000 {"url": "https://shop.example/terms", "mime": "text/html", "status": "200", "digest": "AAAA", "length": "1234", "filename": "a.warc.gz", "offset": "7"}
                {"urlkey": "example,shop)/terms", "timestamp": "20200102120000", "original": "http://shop.example/\u0074\ud83d\ude00", "statuscode": 301, "is_fuzzy": true}

                """,
                """{"message": "No Captures found for: shop.example/terms"}""" + "\n",
                "org,example)/a 200001011200 {\"url\": \"http://a.example/\", \"mime\": \"unk\"}\r\n",
            ],
            Cdxj),
        ["time map"] = (
            [
                "<https://shop.example/?a=1,2&amp;b=3>; rel=\"original\",\n<https://archive.example/map/2>; rel=\"self timemap\"; from=\"x\\\"y\",\n<https://archive.example/2020/https://shop.example/>; rel=\"first memento\"; datetime=\"Wed, 01 Jan 2020 12:00:00 GMT\"",
                """{"original_uri": "http://shop.example/", "mementos": {"list": [{"datetime": "2020-01-01T12:00:00Z", "uri": "http://archive.example/1"}]}, "timemap_index": [{"uri": "http://archive.example/map/1"}], "pages": {"next": {"uri": "http://archive.example/map/2"}}}""",
                "",
            ],
            TimeMap),
        ["link format"] = (
            ["<http://a.example/1,2;3>; rel=\"memento last\"; datetime=\"x\"; title=\"a, \\\"b\\\"; c\" , <b>;rel=timemap;anchor, <c>"],
            Links),
        ["crawl list"] = (
            ["""[{"id": "CC-MAIN-2020-05", "cdx-api": "https://crawl.example/index", "from": "2020-01-01T00:00:00", "to": "2020-01-28T00:00:00"}, {"id": "CC-MAIN-2009-2010", "cdx-api": "http://crawl.example/old"}, {"id": "CC-MAIN-2012-99", "cdx-api": "http://crawl.example/x"}]"""],
            Crawls),
        ["crawl record"] = (
            [
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2020-01-01T12:00:00Z\r\nWARC-Target-URI: <https://shop.example/terms>\r\nWARC-Truncated: length\r\nContent-Length: 54\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n  x\r\n\r\nWe may.\r\n\r\n",
                "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 0001-01-01T00:00:00-14:00\r\nWARC-Target-URI: a\r\nContent-Length: 16\r\n\r\nHTTP/1.1 404\r\n\r\n",
            ],
            Record),
        ["save answer"] = (
            [
                """{"job_id": "spn2-1", "status": "error", "status_ext": "error:blocked", "message": "will start in ~3 hours", "timestamp": "20200101120000", "original_url": "https://shop.example/\u0074\ud83d\ude00"}""",
                """{"available": 3, "daily_captures": 12, "daily_captures_limit": 8000, "processing": -1e3}""",
            ],
            Saved),
    };

    /// <summary>Each line is an entry, a repetition, unreadable, the one that breaks off, or stands for the whole answer.</summary>
    private static void Cdxj(byte[] body)
    {
        var reading = CdxjReader.Read(body);
        Demand(reading.Entries.All(entry => entry.Instant.Year >= FirstYear), "A date was invented.");
        if (reading.Message is not null) return;
        var lines = Encoding.UTF8.GetString(body).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var told = reading.Entries.Count + reading.Unreadable.Count + (reading.IsCut ? 1 : 0);
        Demand(told >= lines.Distinct(StringComparer.Ordinal).Count() && told <= lines.Count, $"{lines.Count} lines went in, {told} came out.");
    }

    /// <summary>What says nothing of any capture is no list without captures.</summary>
    private static void TimeMap(byte[] body)
    {
        var reading = TimeMapReader.Read(body);
        Demand(reading.Mementos.All(memento => memento.Instant.Year >= FirstYear), "A date was invented.");
        var told = reading.Problem is not null || reading.Original is not null || reading.Mementos.Count + reading.Pages.Count + reading.Unreadable.Count > 0;
        Demand(told || string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(body).TrimStart('\uFEFF')), "Something was read as a list without captures.");
    }

    /// <summary>A whole list has as many links as it names, and what stands behind a damage is told.</summary>
    private static void Links(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        var links = LinkFormat.Read(text, out var problem);
        Demand(links.Count <= text.Count(character => character == '<'), "There are more links than brackets.");
        Demand(problem is not null || links.Count > 0 || text.All(character => character == ',' || char.IsWhiteSpace(character)), "Characters went in and nothing was said of them.");
    }

    private static void Crawls(byte[] body)
    {
        if (CrawlListReader.Read(body) is not { } crawls) return;
        Demand(crawls.Count > 0 && crawls.DistinctBy(crawl => crawl.Id).Count() == crawls.Count, "A list without crawls, or a crawl twice.");
        Demand(crawls.All(crawl => crawl.From is null or { Year: >= FirstYear } && crawl.Index.Host.Length > 0), "A crawl was invented.");
    }

    private static void Record(byte[] body)
    {
        if (CrawlRecord.Read(body) is not { } record) return;
        Demand(record is { Status: >= 100 and < 1000, Instant.Year: >= FirstYear } && record.Body.Length < body.Length, "An answer was invented.");
    }

    private static void Saved(byte[] body)
    {
        if (SaveAnswer.Read(body) is not { } answer) return;
        Demand(answer.Stamp is null || ArchiveTimestamp.TryParse(answer.Stamp, out _, out _), "A date was invented.");
        Demand(answer.Wait is null || (answer.Wait >= TimeSpan.Zero && answer.Wait <= TimeSpan.FromHours(48)), "The wait has no end.");
    }

    private static void Demand(bool kept, string otherwise)
    {
        if (!kept) throw new InvalidOperationException(otherwise);
    }
}

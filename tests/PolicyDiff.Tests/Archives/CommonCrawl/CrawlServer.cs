using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Tests.Fetching;
using PolicyDiff.Tests.History;

namespace PolicyDiff.Tests.Archives.CommonCrawl;

/// <summary>Common Crawl on loopback with <see cref="HeldCaptures"/>: four crawls, one of them without the page, records in one WARC file.</summary>
internal sealed class CrawlServer : IAsyncDisposable
{
    private const int DaysPerCrawl = 25;

    private static readonly string[] Crawls = ["CC-MAIN-2015-11", "CC-MAIN-2015-14", "CC-MAIN-2015-18", "CC-MAIN-2015-22"];

    private readonly LoopbackServer server;
    private readonly List<(long Offset, int Length)> places = [];
    private readonly byte[] file;

    public CrawlServer()
    {
        using var records = new MemoryStream();
        for (var day = 0; day < HeldCaptures.Pages.Count; day++)
        {
            var member = Member(Record(day));
            places.Add((records.Length, member.Length));
            records.Write(member);
        }

        file = records.ToArray();
        server = new(AnswerAsync);
    }

    /// <summary>Answers instead of the archive when it gives something: head and body.</summary>
    public Func<string, (string Head, string Body)?> Instead { get; set; } = _ => null;

    /// <summary>Days whose pages the crawl cut.</summary>
    public IReadOnlySet<int> Cut { get; init; } = new HashSet<int>();

    public IReadOnlyList<string> Requests => server.Requests;

    public ArchiveEntry Entry => HeldCaptures.Fast(new()
    {
        Id = "shelf",
        Name = "The Shelf",
        Kind = ArchiveKind.CommonCrawl,
        Crawls = new(server.Address, "collinfo.json"),
        Data = new(server.Address, "data/"),
    });

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task AnswerAsync(LoopbackRequest request)
    {
        if (Instead(request.Path) is var (head, body)) return request.SendAsync(head, Encoding.UTF8.GetBytes(body));
        if (request.Path == "/collinfo.json") return request.SendAsync("200 OK\r\nContent-Type: application/json", Encoding.UTF8.GetBytes($"[{string.Join(',', Crawls.Reverse().Select(Info))}]"));
        if (request.Path.StartsWith("/data/", StringComparison.Ordinal)) return RangeAsync(request);
        var crawl = Array.FindIndex(Crawls, name => request.Path.StartsWith($"/{name}-index?", StringComparison.Ordinal));
        return ListAsync(request, crawl);
    }

    private string Info(string crawl) => $$"""{"id": "{{crawl}}", "name": "A crawl", "timegate": "{{server.Address}}", "cdx-api": "{{server.Address}}{{crawl}}-index"}""";

    private Task ListAsync(LoopbackRequest request, int crawl)
    {
        var query = QueryHelpers.ParseQuery(request.Path[request.Path.IndexOf('?', StringComparison.Ordinal)..]);
        var days = query["url"] == Captures.Address ? Enumerable.Range(0, HeldCaptures.Pages.Count).Where(day => day / DaysPerCrawl == crawl) : [];
        var lines = string.Concat(days.Select(Line));
        return lines.Length > 0
            ? request.SendAsync("200 OK\r\nContent-Type: text/x-ndjson", Encoding.UTF8.GetBytes(lines))
            : request.SendAsync("404 Not Found\r\nContent-Type: application/json", Encoding.UTF8.GetBytes($$"""{"message": "No Captures found for: {{query["url"]}}"}"""));
    }

    private string Line(int day) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"urlkey": "example,ferry)/privacy", "timestamp": "{{HeldCaptures.Stamp(day)}}", "url": "{{Captures.Address}}", "mime": "text/html", "mime-detected": "text/html", "status": "200", "digest": "D{{day}}", "length": "{{places[day].Length}}", "offset": "{{places[day].Offset}}", "filename": "crawl-data/a/1.warc.gz"{{(Cut.Contains(day) ? ", \"truncated\": \"length\"" : "")}}}""") + "\n";

    private Task RangeAsync(LoopbackRequest request)
    {
        var range = request.Header("Range")!["bytes=".Length..].Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return request.SendAsync("206 Partial Content\r\nContent-Type: application/octet-stream", file[range[0]..(range[1] + 1)]);
    }

    private static byte[] Record(int day)
    {
        var page = HeldCaptures.Pages[day];
        var answer = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Crawl-Content-Encoding: gzip\r\nContent-Length: {Encoding.UTF8.GetByteCount(page)}\r\n\r\n{page}";
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: {HeldCaptures.Instant(day):yyyy-MM-dd'T'HH:mm:ss'Z'}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{day:D12}>\r\nWARC-Target-URI: {Captures.Address}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer)}\r\n\r\n{answer}\r\n\r\n"));
    }

    private static byte[] Member(byte[] bytes)
    {
        using var member = new MemoryStream();
        using (var squeezing = new GZipStream(member, CompressionLevel.Optimal)) squeezing.Write(bytes);
        return member.ToArray();
    }
}

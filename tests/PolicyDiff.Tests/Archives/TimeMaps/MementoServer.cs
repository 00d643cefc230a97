using System.Globalization;
using System.Text;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Tests.Fetching;
using PolicyDiff.Tests.History;

namespace PolicyDiff.Tests.Archives.TimeMaps;

/// <summary>How a TimeGate answers (RFC 7089 §4).</summary>
internal enum GatePattern
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>302 to the memento.</summary>
    Leads,

    /// <summary>200 with the memento itself.</summary>
    Answers,
}

/// <summary>An archive on loopback that knows RFC 7089 and nothing else, with <see cref="HeldCaptures"/>: addresses that tell nothing, pages rewritten.</summary>
internal sealed class MementoServer : IAsyncDisposable
{
    private const int PerPage = 30;

    private readonly LoopbackServer server;
    private readonly GatePattern gate;

    /// <param name="gate">With a TimeGate, the addresses in the TimeMap are of a host that is gone, so that only the gate leads to a memento.</param>
    public MementoServer(GatePattern gate)
    {
        this.gate = gate;
        server = new(AnswerAsync);
    }

    /// <summary>Gives TimeMaps in the JSON form.</summary>
    public bool Json { get; init; }

    public IReadOnlyList<string> Requests => server.Requests;

    public ArchiveEntry Entry => HeldCaptures.Fast(new()
    {
        Id = "shelf",
        Name = "The Shelf",
        Kind = ArchiveKind.Memento,
        TimeMap = $"{server.Address}map/",
        TimeGate = gate == GatePattern.None ? null : $"{server.Address}gate/",
    });

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task AnswerAsync(LoopbackRequest request)
    {
        if (request.Path == "/map/" + HeldCaptures.Probe) return request.SendAsync("200 OK", Encoding.UTF8.GetBytes("<http://probe.example/>; rel=\"original\",<http://a.example/1>; rel=\"memento\"; datetime=\"Thu, 01 Jan 2015 00:00:00 GMT\""));
        if (request.Path.StartsWith("/map/", StringComparison.Ordinal)) return MapAsync(request, request.Path["/map/".Length..]);
        if (request.Path.StartsWith("/gate/" + Captures.Address, StringComparison.Ordinal)) return NegotiateAsync(request);
        if (request.Path.StartsWith("/kept/", StringComparison.Ordinal)) return PlayAsync(request, int.Parse(request.Path["/kept/,".Length..], CultureInfo.InvariantCulture), "");
        return request.SendAsync("404 Not Found\r\nContent-Type: text/html", Encoding.UTF8.GetBytes("<html>Nothing here</html>"));
    }

    private Task MapAsync(LoopbackRequest request, string rest)
    {
        var part = 0;
        if (rest.IndexOf('/', StringComparison.Ordinal) is > 0 and < 3 and var slash) (part, rest) = (int.Parse(rest[..slash], CultureInfo.InvariantCulture), rest[(slash + 1)..]);
        if (rest != Captures.Address) return request.SendAsync("404 Not Found\r\nContent-Type: application/link-format", []);
        var text = Json ? JsonMap(part) : LinkMap(part);
        return request.SendAsync($"200 OK\r\nContent-Type: {(Json ? "application/json" : "application/link-format")}", Encoding.UTF8.GetBytes(text));
    }

    private string LinkMap(int part)
    {
        var map = new StringBuilder();
        map.Append(CultureInfo.InvariantCulture, $"<{Captures.Address}>;rel=\"original\",\n<{server.Address}map/{Captures.Address}> ; rel=\"self\"; type=\"application/link-format\"; from=\"{HeldCaptures.Instant(0):r}\"; until=\"{HeldCaptures.Instant(9):r}\" ,");
        map.Append(CultureInfo.InvariantCulture, $"<{server.Address}gate/{Captures.Address}>; rel=timegate,\n<{server.Address}cal?a,b=\"c\">; rel=\"a:calendar\"; title=\"Days, weeks; \\\"and\\\" months\"");
        foreach (var day in Days(part)) map.Append(CultureInfo.InvariantCulture, $",\n<{KeptAt(day)}>; rel=\"{(day == 0 ? "first memento" : "memento")}\"; datetime=\"{HeldCaptures.Instant(day):r}\"");
        if (HasMore(part)) map.Append(CultureInfo.InvariantCulture, $",\n<{server.Address}map/{part + 1}/{Captures.Address}>; rel=\"timemap\"; type=\"application/link-format\"; from=\"{HeldCaptures.Instant(30):r}\"");
        return map.Append('\n').ToString();
    }

    private string JsonMap(int part)
    {
        var list = Days(part).Select(day => string.Create(CultureInfo.InvariantCulture, $$"""{"datetime": "{{HeldCaptures.Instant(day):yyyy-MM-dd'T'HH:mm:ss'Z'}}", "uri": "{{KeptAt(day)}}"}"""));
        var pages = HasMore(part) ? $$$""", "pages": {"next": {"uri": "{{{server.Address}}}map/{{{part + 1}}}/{{{Captures.Address}}}"}}""" : "";
        return $$$"""{"original_uri": "{{{Captures.Address}}}", "mementos": {"list": [{{{string.Join(", ", list)}}}]}{{{pages}}}}""";
    }

    private static IEnumerable<int> Days(int part) => Enumerable.Range(part * PerPage, Math.Min(PerPage, HeldCaptures.Pages.Count - (part * PerPage)));

    private static bool HasMore(int part) => (part + 1) * PerPage < HeldCaptures.Pages.Count;

    // The comma belongs to the address.
    private string KeptAt(int day) => gate == GatePattern.None ? $"{server.Address}kept/,{day}" : $"http://gone.example/kept/,{day}";

    private Task NegotiateAsync(LoopbackRequest request)
    {
        var day = HeldCaptures.Nearest(DateTimeOffset.ParseExact(request.Header("Accept-Datetime")!, "r", CultureInfo.InvariantCulture));
        return gate == GatePattern.Leads
            ? request.SendAsync($"302 Found\r\nVary: accept-datetime\r\nLocation: /kept/,{day}", [])
            : PlayAsync(request, day, $"Vary: accept-datetime\r\nContent-Location: /kept/,{day}\r\n");
    }

    private Task PlayAsync(LoopbackRequest request, int day, string more)
    {
        var page = HeldCaptures.Pages[day].Replace("href=\"", $"href=\"{server.Address}web/{HeldCaptures.Stamp(day)}/", StringComparison.Ordinal)
            .Replace("<body>", "<body><div id=\"wm-ipp-base\"><p>You look at an archived page of The Shelf.</p></div>", StringComparison.Ordinal);
        return request.SendAsync(
            string.Create(CultureInfo.InvariantCulture, $"200 OK\r\n{more}Memento-Datetime: {HeldCaptures.Instant(day):r}\r\nContent-Type: text/html; charset=utf-8"), Encoding.UTF8.GetBytes(page));
    }
}

using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Tests.Fetching;
using PolicyDiff.Tests.History;

namespace PolicyDiff.Tests.Archives.Pywb;

/// <summary>A pywb archive on loopback with <see cref="HeldCaptures"/>: its dialect, and the dirt that real ones have.</summary>
internal sealed class PywbServer : IAsyncDisposable
{
    private readonly LoopbackServer server;

    public PywbServer() => server = new(AnswerAsync);

    /// <summary>Answers an index question instead of the archive, when it gives something: head and body.</summary>
    public Func<string, (string Head, string Body)?> Instead { get; set; } = _ => null;

    public IReadOnlyList<string> Requests => server.Requests;

    public ArchiveEntry Entry => HeldCaptures.Fast(new()
    {
        Id = "shelf",
        Name = "The Shelf",
        Kind = ArchiveKind.PywbCdx,
        Cdx = new(server.Address, "shelf/cdx"),
        Replay = $"{server.Address}shelf/{{timestamp}}id_/{{url}}",
        PageSize = 7,
    });

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(LoopbackRequest request)
    {
        var isIndex = request.Path.StartsWith("/shelf/cdx?", StringComparison.Ordinal);
        if (isIndex && Instead(request.Path) is var (head, body)) await request.SendAsync(head, Encoding.UTF8.GetBytes(body));
        else if (isIndex) await ListAsync(request);
        else await ReplayAsync(request, request.Path["/shelf/".Length..]);
    }

    private static async Task ListAsync(LoopbackRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.Path[request.Path.IndexOf('?', StringComparison.Ordinal)..]);
        var lines = query["url"].ToString() switch
        {
            Captures.Address => Enumerable.Range(0, HeldCaptures.Pages.Count).SelectMany(Lines),
            HeldCaptures.Probe => [Line("example,probe)/", "20150101000000", HeldCaptures.Probe, "P", "")],
            _ => [],
        };
        var wanted = lines.Where(line => Between(line, query["from"]!, query["to"]!)).Take(int.Parse(query["limit"]!, CultureInfo.InvariantCulture)).ToList();
        if (wanted.Count == 0) await request.SendAsync("404 Not Found\r\nContent-Type: application/json", Encoding.UTF8.GetBytes($$"""{"message": "No Captures found for: {{query["url"]}}"}"""));
        else await request.SendAsync("200 OK\r\nContent-Type: text/x-ndjson", Encoding.UTF8.GetBytes(string.Concat(wanted)));
    }

    private static bool Between(string line, string from, string to)
    {
        var stamp = line[(line.IndexOf("\"timestamp\": \"", StringComparison.Ordinal) + 14)..][..14];
        return string.CompareOrdinal(stamp, from) >= 0 && string.CompareOrdinal(stamp, to) <= 0;
    }

    // Every third line comes twice, and another page that the archive takes for similar stands in between.
    private static IEnumerable<string> Lines(int day)
    {
        var line = Line("example,ferry)/privacy", HeldCaptures.Stamp(day), Captures.Address, $"D{day}", "");
        yield return line;
        if (day % 3 == 0) yield return line;
        if (day % 10 == 0) yield return Line("example,ferry)/privacy", HeldCaptures.Stamp(day), Captures.Address + "?session=7", "F", ", \"is_fuzzy\": \"true\"");
    }

    private static string Line(string key, string stamp, string address, string digest, string more) =>
        $$"""{"urlkey": "{{key}}", "timestamp": "{{stamp}}", "url": "{{address}}", "mime": "text/html", "status": "200", "digest": "{{digest}}", "length": "812"{{more}}}""" + "\n";

    private static async Task ReplayAsync(LoopbackRequest request, string rest)
    {
        if (!rest[14..].StartsWith("id_/" + Captures.Address, StringComparison.Ordinal) || !ArchiveTimestamp.TryParse(rest[..14], out var instant, out _))
        {
            // Without a modifier there is always a page: the frame.
            await request.SendAsync("200 OK\r\nContent-Type: text/html", Encoding.UTF8.GetBytes("<html><iframe></iframe></html>"));
            return;
        }

        var day = HeldCaptures.Nearest(instant);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"200 OK\r\nMemento-Datetime: {HeldCaptures.Instant(day):r}\r\nContent-Location: /shelf/{HeldCaptures.Stamp(day)}id_/{Captures.Address}\r\nContent-Type: text/html; charset=utf-8");
        await request.SendAsync(head, Encoding.UTF8.GetBytes(HeldCaptures.Pages[day]));
    }
}

using System.Globalization;
using System.Text.Json;
using PolicyDiff.Fetching;
using PolicyDiff.Storage;

namespace PolicyDiff.Exchange.Warc;

/// <summary>
/// Takes an HTTP answer out of a record's block and undoes its encodings. Headers lie: writers keep "chunked" and "gzip" over bodies they
/// had undone already, and lengths of forms they did not store. The bytes decide.
/// </summary>
public static class AnswerReader
{
    private const int MostHeaders = 1000;
    private const string Truncated = "truncated";

    /// <summary>Most bytes of an inflated body: what is fetched has the same limit.</summary>
    private const int MostBytes = 50_000_000;

    /// <summary>The answer, or null when the block does not begin as one ("HTTP/1.1 200 OK").</summary>
    public static ArchivedAnswer? Read(ReadOnlyMemory<byte> block)
    {
        var rest = block;
        if (Line(ref rest) is not { } first || Status(first.Span) is not { } status) return null;
        var fields = new List<WarcField>();
        while (Line(ref rest) is { Length: > 0 } line) HeadFields.Add(fields, line.Span, MostHeaders);
        var headers = fields.Select(field => new CaptureHeader(field.Name, field.Value)).ToList();
        var answer = new ArchivedAnswer(status, headers, [], rest);
        return Decode(answer);
    }

    private static ArchivedAnswer Decode(ArchivedAnswer answer)
    {
        var chunked = Values(answer, "Transfer-Encoding").Any(value => value.Contains("chunked", StringComparison.OrdinalIgnoreCase));
        var (body, cut) = chunked ? ChunkedBody.Undo(answer.Payload) : (answer.Payload, false);
        cut |= !chunked && IsShort(answer);
        var type = Values(answer, "Content-Type").FirstOrDefault();
        var decoded = ContentDecoder.Decode(body.ToArray(), Values(answer, "Content-Encoding"), type, MostBytes);
        if (cut && decoded.Body.Length == 0) decoded = new(body.ToArray(), []);
        if (cut) return answer with { Body = decoded.Body, Failure = Truncated, Sentence = "The stored answer ends before the length it announced." };
        return decoded.Failure is { } failure
            ? answer with { Body = body.ToArray(), Failure = JsonNamingPolicy.KebabCaseLower.ConvertName(failure.ToString()), Sentence = decoded.Sentence }
            : answer with { Body = decoded.Body };
    }

    /// <summary>No body belongs to these, whatever length they give.</summary>
    private static bool IsShort(ArchivedAnswer answer) =>
        answer.Status is not (304 or 204 or < 200)
        && Values(answer, "Content-Length").FirstOrDefault() is { } given
        && long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && answer.Payload.Length < length;

    private static IEnumerable<string> Values(ArchivedAnswer answer, string name) =>
        answer.Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    private static ReadOnlyMemory<byte>? Line(ref ReadOnlyMemory<byte> rest)
    {
        if (rest.Length == 0) return null;
        var at = rest.Span.IndexOf((byte)'\n');
        var line = at < 0 ? rest : rest[..at];
        rest = at < 0 ? default : rest[(at + 1)..];
        return line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
    }

    private static int? Status(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("HTTP/"u8)) return null;
        var space = line.IndexOf((byte)' ');
        if (space < 0) return null;
        var digits = line[(space + 1)..].TrimStart((byte)' ');
        return digits.Length >= 3 && int.TryParse(digits[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and < 1000 ? status : null;
    }
}

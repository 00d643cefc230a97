using System.Globalization;
using System.Text;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.CommonCrawl;

/// <summary>One WARC response record (ISO 28500): its own headers, the site's answer, the body.</summary>
/// <param name="Target">The address captured.</param>
/// <param name="Instant">When, to the second. UTC.</param>
/// <param name="Truncated">Why the body is not whole, or null.</param>
/// <param name="Status">The site's.</param>
/// <param name="Headers">The site's, in order.</param>
/// <param name="Body">As stored.</param>
public sealed record CrawlRecord(string Target, DateTimeOffset Instant, string? Truncated, int Status, IReadOnlyList<ReceivedHeader> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Reads a record that has been inflated; null when it is no whole response record. Never throws for any input.</summary>
    public static CrawlRecord? Read(ReadOnlyMemory<byte> record)
    {
        if (Head.Read(record) is not { } warc || !warc.First.StartsWith("WARC/1.", StringComparison.Ordinal)) return null;
        if (warc.Header("WARC-Type") != "response" || warc.Header("WARC-Target-URI") is not { } target) return null;
        if (!DateTimeOffset.TryParse(warc.Header("WARC-Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) || date.Year < 1990) return null;
        // Shorter than it says: the range was not the whole record.
        if (!int.TryParse(warc.Header("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > warc.Rest.Length) return null;

        if (Head.Read(warc.Rest[..length]) is not { } answer || StatusOf(answer.First) is not { } status) return null;
        var second = new DateTimeOffset(date.UtcTicks - (date.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        return new(target.Trim('<', '>'), second, warc.Header("WARC-Truncated"), status, answer.Headers, answer.Rest);
    }

    private static int? StatusOf(string line) =>
        line.StartsWith("HTTP/", StringComparison.Ordinal) && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, { Length: 3 } code, ..]
        && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status >= 100
            ? status
            : null;

    /// <summary>A first line, headers, and what stands behind the empty line.</summary>
    private sealed record Head(string First, IReadOnlyList<ReceivedHeader> Headers, ReadOnlyMemory<byte> Rest)
    {
        private const int Longest = 256 * 1024;

        public string? Header(string name) => ReceivedHeader.Find(Headers, name);

        public static Head? Read(ReadOnlyMemory<byte> bytes)
        {
            var start = bytes[..Math.Min(bytes.Length, Longest)].Span;
            var end = start.IndexOf("\r\n\r\n"u8);
            if (end < 0) return null;
            var lines = Encoding.Latin1.GetString(start[..end]).Split("\r\n");
            var headers = new List<ReceivedHeader>();
            foreach (var line in lines.Skip(1))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                // A line that begins with a space goes on with the one before (RFC 9112 §5.2).
                if (line is [' ' or '\t', ..] && headers.Count > 0) headers[^1] = headers[^1] with { Value = $"{headers[^1].Value} {line.Trim()}" };
                else if (colon > 0) headers.Add(new(line[..colon].TrimEnd(), line[(colon + 1)..].Trim()));
            }

            return new(lines[0], headers, bytes[(end + 4)..]);
        }
    }
}

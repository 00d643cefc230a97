using System.Globalization;
using System.Text;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.CommonCrawl;

/// <summary>A stored body with what the transfer did to it undone; newer crawls store it so already and mark the headers as the crawl's own.</summary>
internal static class CrawlBody
{
    public static DecodedBody Decode(CrawlRecord record, int mostBytes)
    {
        var stored = record.Body.ToArray();
        var isChunked = record.Headers.Any(header => Is(header, "Transfer-Encoding") && header.Value.Contains("chunked", StringComparison.OrdinalIgnoreCase));
        var whole = isChunked ? Unchunked(stored) ?? stored : stored;
        return ContentDecoder.Decode(
            whole,
            record.Headers.Where(header => Is(header, "Content-Encoding")).Select(header => header.Value),
            ReceivedHeader.Find(record.Headers, "Content-Type"),
            mostBytes);
    }

    /// <summary>Null when the bytes are not in chunks, whatever the header says.</summary>
    private static byte[]? Unchunked(byte[] stored)
    {
        using var whole = new MemoryStream();
        var rest = stored.AsSpan();
        while (true)
        {
            var line = rest.IndexOf("\r\n"u8);
            if (line is < 1 or > 100) return null;
            var size = Encoding.Latin1.GetString(rest[..line]).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0) return null;
            if (length == 0) return whole.ToArray();
            rest = rest[(line + 2)..];
            // Cut in the middle of a chunk: what is there is true, and the record says that it is cut.
            whole.Write(rest[..Math.Min(length, rest.Length)]);
            if (rest.Length < length + 2) return whole.ToArray();
            rest = rest[(length + 2)..];
        }
    }

    private static bool Is(ReceivedHeader header, string name) => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

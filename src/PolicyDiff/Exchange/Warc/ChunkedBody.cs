using System.Globalization;
using System.Text;

namespace PolicyDiff.Exchange.Warc;

/// <summary>The chunked transfer coding (RFC 9112, section 7.1), undone in memory.</summary>
internal static class ChunkedBody
{
    private const int LongestSize = 1024;

    /// <summary>The body, and whether it is cut off. What does not begin with a chunk was undone before it was stored, and stays as it is.</summary>
    internal static (ReadOnlyMemory<byte> Body, bool Cut) Undo(ReadOnlyMemory<byte> coded)
    {
        if (coded.Length == 0) return (coded, true);
        using var body = new MemoryStream();
        var rest = coded.Span;
        for (var first = true; ; first = false)
        {
            if (Size(ref rest) is not { } size) return first ? (coded, false) : (body.ToArray(), true);
            if (size == 0) return (body.ToArray(), false);
            // No chunk of a page has a hundred megabytes: what reads like one is text that begins with hexadecimal digits.
            if (first && size > coded.Length && !LooksCut(size)) return (coded, false);
            var there = (int)Math.Min(size, rest.Length);
            body.Write(rest[..there]);
            rest = rest[there..];
            if (there < size) return (body.ToArray(), true);
            if (rest.StartsWith("\r\n"u8)) rest = rest[2..];
            else if (rest.StartsWith("\n"u8)) rest = rest[1..];
            else return first ? (coded, false) : (body.ToArray(), true);
        }
    }

    private static bool LooksCut(long size) => size < 100_000_000;

    private static long? Size(ref ReadOnlySpan<byte> rest)
    {
        var end = rest[..Math.Min(rest.Length, LongestSize)].IndexOf((byte)'\n');
        if (end < 0) return null;
        var line = rest[..end].TrimEnd((byte)'\r');
        var extension = line.IndexOf((byte)';');
        var digits = Encoding.Latin1.GetString(extension < 0 ? line : line[..extension]).Trim();
        if (digits.Length is 0 or > 15 || !long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size)) return null;
        rest = rest[(end + 1)..];
        return size;
    }
}

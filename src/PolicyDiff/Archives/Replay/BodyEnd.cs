namespace PolicyDiff.Archives.Replay;

/// <summary>
/// Looks for the end that a whole document has: <c>&lt;/html&gt;</c> of a page, <c>%%EOF</c> of a PDF. A hint, no proof: authors leave the former out.
/// </summary>
internal static class BodyEnd
{
    private const int Beginning = 2048;

    /// <summary>A document of a kind that ends in a mark, without it.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("%PDF-"u8)) return body.LastIndexOf("%%EOF"u8) < 0;
        var beginning = body[..Math.Min(body.Length, Beginning)];
        return (Holds(beginning, "<html"u8) || Holds(beginning, "<!doctype html"u8)) && !Holds(body, "</html"u8);
    }

    /// <summary>Whatever the case of the letters, which <paramref name="mark"/> has in small ones.</summary>
    private static bool Holds(ReadOnlySpan<byte> body, ReadOnlySpan<byte> mark)
    {
        for (var rest = body; rest.IndexOf((byte)'<') is var at and >= 0; rest = rest[(at + 1)..])
        {
            if (rest.Length - at >= mark.Length && System.Text.Ascii.EqualsIgnoreCase(rest.Slice(at, mark.Length), mark)) return true;
        }

        return false;
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Decoding;

/// <summary>A body's characters and how they were read.</summary>
/// <param name="Text">Without byte order mark and NUL.</param>
/// <param name="Encoding">The encoding's web name.</param>
/// <param name="Note">A sentence where something was mended or overruled, else null.</param>
internal sealed record DecodedBody(string Text, string Encoding, string? Note);

/// <summary>
/// Bytes to characters, in the order of DESIGN.md §8: a named charset, the byte order mark, valid multi-byte UTF-8 (which wins over
/// whatever is declared), the header, the page's own declaration where the bytes bear it out, what they look like
/// (<see cref="EncodingGuess"/>), else windows-1252.
/// </summary>
internal static partial class ByteDecoder
{
    private const int DeclarationBytes = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    static ByteDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes a body; never fails, whatever the bytes.</summary>
    public static DecodedBody Decode(ReadOnlySpan<byte> body, string? contentType, string? charset)
    {
        if (Find(charset) is { } named) return Finish(Read(body, named), named.WebName, null);
        if (Marked(body) is { } marked) return Finish(Read(body, marked.Encoding, marked.Length), marked.Encoding.WebName, null);
        if (WideWithoutMark(body) is { } wide) return Finish(Read(body, wide), wide.WebName, null);

        var declared = Find(FromContentType(contentType)) ?? Find(FromPage(body));
        if (EncodingGuess.IsIso2022Jp(body)) return Finish(Read(body, Encoding.GetEncoding("iso-2022-jp")), "iso-2022-jp", null);
        if (!IsStateful(declared) && TryUtf8(body, out var text))
        {
            var overruled = declared is not null && declared.WebName != "utf-8" && text.Any(character => character > 0x7F);
            return Finish(text, "utf-8", overruled ? $"The page declares {declared!.WebName}, but its bytes are UTF-8 and were read as such." : null);
        }

        return declared?.WebName == "utf-8" ? BrokenUtf8(body) : ReadLegacy(body, Declarations(body, contentType));
    }

    private static Encoding Latin => Encoding.GetEncoding(1252);

    private static bool IsStateful(Encoding? encoding) => encoding?.WebName.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What header and page declare, the header first, UTF-8 left out.</summary>
    private static List<Encoding> Declarations(ReadOnlySpan<byte> body, string? contentType)
    {
        var declared = new List<Encoding>();
        if (Find(FromContentType(contentType)) is { } header) declared.Add(header);
        if (Find(FromPage(body)) is { WebName: not "utf-8" } page) declared.Add(page);
        return declared;
    }

    /// <summary>
    /// A body in an encoding of before UTF-8: as declared, unless its bytes make no words of any language there and clearly do in
    /// another. Of two declarations that differ the page's own counts where its bytes bear it out: servers declare for all their pages.
    /// </summary>
    private static DecodedBody ReadLegacy(ReadOnlySpan<byte> body, List<Encoding> declared)
    {
        if (declared.Count > 1 && !IsStateful(declared[0]) && EncodingGuess.FitsBetter(declared[1].WebName, declared[0].WebName, body)) declared.RemoveAt(0);
        var first = declared.Count > 0 ? declared[0] : null;
        if (IsStateful(first) || EncodingGuess.BetterThan(first?.WebName ?? Latin.WebName, body) is not { } better)
        {
            var read = first ?? Latin;
            return Finish(Read(body, read), read.WebName, null);
        }

        var found = Encoding.GetEncoding(better);
        return Finish(Read(body, found), found.WebName, first is null ? $"The page declares no encoding; its bytes are {found.WebName} and were read as such." : $"The page declares {first.WebName}, but its bytes are {found.WebName} and were read as such.");
    }

    /// <summary>Declared as UTF-8 and not quite: a few bad bytes keep UTF-8, otherwise the bytes are another encoding's.</summary>
    private static DecodedBody BrokenUtf8(ReadOnlySpan<byte> body)
    {
        var loose = Encoding.UTF8.GetString(body);
        var bad = loose.Count(character => character == '\uFFFD');
        var good = loose.Count(character => character > 0x7F) - bad;
        if (good >= bad) return Finish(loose, "utf-8", $"The page declares UTF-8 and holds {bad} bytes that are not; they show as \uFFFD.");
        var found = Encoding.GetEncoding(EncodingGuess.BetterThan(Latin.WebName, body) ?? Latin.WebName);
        return Finish(Read(body, found), found.WebName, $"The page declares UTF-8, but its bytes are {found.WebName} and were read as such.");
    }

    private static DecodedBody Finish(string text, string encoding, string? note)
    {
        var clean = C1Controls().Replace(text.Replace("\0", "", StringComparison.Ordinal), FromC1);
        var mended = MojibakeMender.Mend(clean);
        if (!ReferenceEquals(mended, clean)) note = (note is null ? "" : note + " ") + "Characters encoded twice as UTF-8 were mended.";
        return new(mended, encoding, note);
    }

    /// <summary>What a byte 0x80–0x9F means on the web, whatever the page declares; the control itself where windows-1252 has no character.</summary>
    internal static char FromC1(char control) => Latin.GetString([(byte)control])[0];

    private static string FromC1(Match match) => string.Concat(match.Value.Select(FromC1));

    private static string Read(ReadOnlySpan<byte> body, Encoding encoding, int skip = 0) => encoding.GetString(body[skip..]);

    private static bool TryUtf8(ReadOnlySpan<byte> body, out string text)
    {
        text = "";
        // A body cut in the middle of a character is still UTF-8: leave out up to three last bytes.
        for (var cut = 0; cut <= Math.Min(3, body.Length); cut++)
        {
            var part = body[..^cut];
            if (!System.Text.Unicode.Utf8.IsValid(part)) continue;
            if (cut > 0 && body[^cut] < 0xC0) return false;
            text = StrictUtf8.GetString(part);
            return cut == 0 || text.Any(character => character > 0x7F);
        }

        return false;
    }

    private static (Encoding Encoding, int Length)? Marked(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return (Encoding.UTF8, 3);
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode, 2);
        return body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (Encoding.BigEndianUnicode, 2) : null;
    }

    /// <summary>UTF-16 without a mark, told by its NUL bytes in a page's ASCII mark-up.</summary>
    private static Encoding? WideWithoutMark(ReadOnlySpan<byte> body)
    {
        var head = body[..Math.Min(body.Length, 512)];
        if (head.Length < 16) return null;
        int even = 0, odd = 0;
        for (var index = 0; index < head.Length; index++)
        {
            if (head[index] != 0) continue;
            if (index % 2 == 0) even++;
            else odd++;
        }

        if (odd > head.Length * 2 / 5 && even == 0) return Encoding.Unicode;
        return even > head.Length * 2 / 5 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    private static string? FromContentType(string? contentType)
    {
        var match = CharsetParameter().Match(contentType ?? "");
        return match.Success ? match.Groups[1].Value : null;
    }

    private static string? FromPage(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, DeclarationBytes)]);
        var match = MetaCharset().Match(head);
        if (!match.Success) match = XmlEncoding().Match(head);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static Encoding? Find(string? name)
    {
        var label = name?.Trim().Trim('"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(label)) return null;
        // The labels that the WHATWG Encoding standard maps away from what they say; a page that declares UTF-16 in ASCII is not UTF-16.
        label = label switch
        {
            "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "iso8859-1" or "iso_8859-1" or "cp1252" or "x-cp1252" => "windows-1252",
            "iso-8859-9" or "latin5" => "windows-1254",
            "iso-8859-11" or "tis-620" => "windows-874",
            "gb2312" or "gbk" or "gb_2312-80" or "x-gbk" => "gb18030",
            "utf8" or "unicode-1-1-utf-8" or "utf-16" or "utf-16le" or "utf-16be" => "utf-8",
            "shift-jis" or "sjis" or "x-sjis" or "windows-31j" => "shift_jis",
            "ks_c_5601-1987" or "ksc5601" => "euc-kr",
            "big5-hkscs" => "big5",
            _ => label,
        };
        try
        {
            return Encoding.GetEncoding(label);
        }
        // The second for UTF-7, which the runtime knows and refuses.
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("[\u0080-\u009F]+")]
    private static partial Regex C1Controls();

    [GeneratedRegex("""charset\s*=\s*["']?([A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex CharsetParameter();

    [GeneratedRegex("""<meta[^>]{0,400}charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MetaCharset();

    [GeneratedRegex("""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex XmlEncoding();
}

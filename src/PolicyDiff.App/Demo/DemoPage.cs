using System.Text;

namespace PolicyDiff.App.Demo;

/// <summary>The bytes of one page and how its server labelled them.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="ContentType">The header as the page's own server sent it; old servers name no charset.</param>
public sealed record DemoPage(byte[] Bytes, string ContentType);

/// <summary>How a page's characters become bytes, and where it says so.</summary>
/// <param name="Charset">"utf-8", "windows-1252" or "us-ascii" (all else as numeric entities).</param>
/// <param name="SaidIn">"both" (header and meta element), "meta" or "nowhere".</param>
/// <param name="StraightQuotes">True for a page set with typewriter quotes.</param>
internal sealed record PageEncoding(string Charset, string SaidIn, bool StraightQuotes)
{
    /// <summary>What every page of today uses.</summary>
    public static PageEncoding Modern { get; } = new("utf-8", "both", false);

    /// <summary>The meta element, with its line end, or nothing.</summary>
    public string Meta => SaidIn == "nowhere" ? ""
        : Charset == "utf-8" ? "<meta charset=\"utf-8\">\n"
        : $"<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset={Label}\">\n";

    /// <summary>Encodes the page. Throws <see cref="EncoderFallbackException"/> for a character that windows-1252 lacks.</summary>
    public DemoPage Encode(string html)
    {
        if (StraightQuotes) html = html.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"');
        var bytes = Charset switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(html),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetBytes(html),
            "us-ascii" => Encoding.ASCII.GetBytes(string.Concat(html.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : $"&#{rune.Value};"))),
            _ => throw new FormatException($"'{Charset}' is not a charset the demo can write."),
        };
        return new(bytes, SaidIn == "both" ? $"text/html; charset={Label}" : "text/html");
    }

    // Servers of those years called a page of plain ASCII with entities by this name.
    private string Label => Charset == "us-ascii" ? "iso-8859-1" : Charset;
}

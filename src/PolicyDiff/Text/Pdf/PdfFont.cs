using System.Text;

namespace PolicyDiff.Text.Pdf;

/// <summary>One code of a shown string.</summary>
/// <param name="Text">Its characters; empty where the file does not say which.</param>
/// <param name="Width">How far it moves on, in thousandths of the font size.</param>
/// <param name="IsSpace">True for the one-byte code 32, which word spacing widens.</param>
internal readonly record struct PdfGlyph(string Text, double Width, bool IsSpace);

/// <summary>
/// A font as far as reading needs it: which characters its codes mean (ToUnicode, else the encoding with its differences, else the
/// encoding that a predefined CMap of East Asia is named after) and how wide they are.
/// </summary>
internal sealed class PdfFont
{
    private const double UsualWidth = 500;
    private const int MostWidths = 100_000;

    private readonly PdfFile file;
    private readonly PdfCharacterMap? map;
    private readonly Encoding? wide;
    private readonly string[]? simple;
    private readonly Dictionary<int, double> widths = [];
    private readonly double otherWidth;

    static PdfFont() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private PdfFont(PdfFile file, PdfDictionary font)
    {
        this.file = file;
        if (file.Resolve(font["ToUnicode"]) is PdfStream stream && file.Filters.Unpack(stream) is { } source && PdfCharacterMap.Read(source) is { HasCodes: true } read) map = read;
        IsComposite = file.Name(font, "Subtype") == "Type0";
        var described = IsComposite ? file.Resolve(file.Array(font, "DescendantFonts").FirstOrDefault()) as PdfDictionary ?? font : font;
        var name = file.Name(font, "BaseFont") ?? "";
        IsBold = name.Contains("bold", StringComparison.OrdinalIgnoreCase) || name.Contains("black", StringComparison.OrdinalIgnoreCase) || name.Contains("heavy", StringComparison.OrdinalIgnoreCase)
            || file.Number(file.Dictionary(described, "FontDescriptor"), "FontWeight") >= 600;
        otherWidth = (IsComposite ? file.Number(described, "DW") ?? 1000 : file.Number(file.Dictionary(described, "FontDescriptor"), "MissingWidth")) ?? UsualWidth;
        if (IsComposite)
        {
            wide = WideEncoding(file.Name(font, "Encoding") ?? "");
            ReadCidWidths(file.Array(described, "W"));
        }
        else
        {
            simple = SimpleEncoding(font, name);
            ReadWidths(font);
        }
    }

    /// <summary>True for fonts with codes of several bytes.</summary>
    public bool IsComposite { get; }

    public bool IsBold { get; }

    public static PdfFont Read(PdfFile file, PdfDictionary font) => new(file, font);

    /// <summary>The codes of a shown string.</summary>
    public IEnumerable<PdfGlyph> Glyphs(byte[] shown)
    {
        for (var at = 0; at < shown.Length;)
        {
            var length = Math.Min(CodeLength(shown, at), shown.Length - at);
            var code = 0;
            for (var index = 0; index < length; index++) code = (code << 8) | shown[at + index];
            yield return new(Characters(shown, at, length, code), widths.GetValueOrDefault(code, otherWidth), length == 1 && code == 32);
            at += length;
        }
    }

    private int CodeLength(byte[] shown, int at)
    {
        if (!IsComposite) return 1;
        if (wide is { IsSingleByte: false } && wide.WebName is not ("utf-16BE" or "utf-16")) return shown[at] < 0x80 || (wide.CodePage == 932 && shown[at] is >= 0xA0 and <= 0xDF) ? 1 : 2;
        return map?.CodeLength ?? 2;
    }

    private string Characters(byte[] shown, int at, int length, int code)
    {
        if (map is not null && map[length, code] is { } mapped) return mapped;
        if (simple is not null) return simple[code & 0xFF];
        return wide?.GetString(shown, at, length) ?? "";
    }

    /// <summary>The encoding of a predefined CMap (ISO 32000 §9.7.5.2); null for glyph numbers, which mean nothing without a ToUnicode map.</summary>
    private static Encoding? WideEncoding(string name)
    {
        if (name.Contains("UCS2", StringComparison.Ordinal) || name.Contains("UTF16", StringComparison.Ordinal)) return Encoding.BigEndianUnicode;
        var page = name switch
        {
            _ when name.Contains("RKSJ", StringComparison.Ordinal) => 932,
            _ when name.StartsWith("GB", StringComparison.Ordinal) => 936,
            _ when name.StartsWith("ETen", StringComparison.Ordinal) || name.StartsWith("B5", StringComparison.Ordinal) || name.StartsWith("HKscs", StringComparison.Ordinal) => 950,
            _ when name.StartsWith("KSC", StringComparison.Ordinal) => 949,
            _ when name.StartsWith("EUC", StringComparison.Ordinal) => 51932,
            _ => 0,
        };
        return page == 0 ? null : Encoding.GetEncoding(page);
    }

    private string[] SimpleEncoding(PdfDictionary font, string name)
    {
        var encoding = file.Resolve(font["Encoding"]);
        var named = (encoding as PdfName)?.Text ?? file.Name(encoding as PdfDictionary, "BaseEncoding");
        var page = Encoding.GetEncoding(named == "MacRomanEncoding" ? 10000 : 1252);
        var characters = new string[256];
        // Symbol fonts have bullets and arrows in places of letters; without a map of their own they say a bullet at most.
        var symbols = name.Contains("Symbol", StringComparison.OrdinalIgnoreCase) || name.Contains("Dingbats", StringComparison.OrdinalIgnoreCase) || name.Contains("Wingdings", StringComparison.OrdinalIgnoreCase);
        for (var code = 0; code < 256; code++) characters[code] = code < 32 ? "" : symbols && code != 32 ? "\u2022" : page.GetString([(byte)code]);
        if (named is null && !symbols && file.Name(font, "Subtype") == "Type1") (characters[0x27], characters[0x60]) = ("\u2019", "\u2018");
        var at = 0;
        foreach (var item in file.Array(encoding as PdfDictionary, "Differences"))
        {
            var value = file.Resolve(item);
            if (value is double code) at = (int)Math.Clamp(code, 0, 256);
            else if (value is PdfName glyph && at < 256) characters[at++] = PdfGlyphNames.Characters(glyph.Text) ?? "";
        }

        return characters;
    }

    private void ReadWidths(PdfDictionary font)
    {
        var first = (int)Math.Clamp(file.Number(font, "FirstChar") ?? 0, 0, 255);
        foreach (var width in file.Array(font, "Widths").Take(256)) widths[first++] = file.Resolve(width) as double? ?? otherWidth;
    }

    /// <summary>"12 [500 600] 20 30 700": widths of codes one by one, or of a range.</summary>
    private void ReadCidWidths(List<object?> entries)
    {
        var steps = 0;
        for (var index = 0; index + 1 < entries.Count && steps < MostWidths;)
        {
            if (file.Resolve(entries[index]) is not double first) return;
            if (file.Resolve(entries[index + 1]) is List<object?> each)
            {
                for (var at = 0; at < each.Count && steps++ < MostWidths; at++) widths[(int)first + at] = file.Resolve(each[at]) as double? ?? otherWidth;
                index += 2;
            }
            else if (index + 2 < entries.Count && file.Resolve(entries[index + 1]) is double last && file.Resolve(entries[index + 2]) is double width)
            {
                for (var code = (int)first; code <= last && steps++ < MostWidths; code++) widths[code] = width;
                index += 3;
            }
            else
            {
                return;
            }
        }
    }
}

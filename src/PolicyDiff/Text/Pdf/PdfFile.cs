using System.Globalization;
using System.Text;

namespace PolicyDiff.Text.Pdf;

/// <summary>
/// The objects of a PDF file, found by reading through it ("12 0 obj"), not by its cross-reference table: damaged and cut files are
/// read the same way as sound ones, and no table can lead in a circle. Of two objects with one number the later counts.
/// </summary>
internal sealed class PdfFile
{
    private const int MostObjects = 200_000;
    private const int LongestChain = 20;

    private readonly ReadOnlyMemory<byte> body;
    private readonly Dictionary<int, object?> objects = [];
    private readonly Dictionary<int, int> places = [];
    private readonly PdfDictionary trailer = new();

    private PdfFile(ReadOnlyMemory<byte> body)
    {
        this.body = body;
        Filters = new(Resolve);
    }

    public PdfFilters Filters { get; }

    /// <summary>True where the file is locked by a password or rights; its strings and streams say nothing then.</summary>
    public bool IsEncrypted => trailer["Encrypt"] is not null;

    /// <summary>Reads a file; one without a single object has no catalog.</summary>
    public static PdfFile Read(ReadOnlyMemory<byte> body)
    {
        var file = new PdfFile(body);
        file.Scan();
        if (!file.IsEncrypted) file.OpenObjectStreams();
        return file;
    }

    /// <summary>The catalog, or null.</summary>
    public PdfDictionary? Catalog =>
        Resolve(trailer["Root"]) as PdfDictionary ?? objects.Values.OfType<PdfDictionary>().FirstOrDefault(entry => Name(entry, "Type") == "Catalog");

    /// <summary>The document's information dictionary, or null.</summary>
    public PdfDictionary? Information => Resolve(trailer["Info"]) as PdfDictionary;

    /// <summary>What a reference leads to; anything else is itself.</summary>
    public object? Resolve(object? value)
    {
        for (var step = 0; value is PdfReference reference; step++)
        {
            if (step > LongestChain || !objects.TryGetValue(reference.Number, out value)) return null;
        }

        return value;
    }

    public PdfDictionary? Dictionary(PdfDictionary? holder, string key) => Resolve(holder?[key]) switch
    {
        PdfDictionary entries => entries,
        PdfStream stream => stream.Dictionary,
        _ => null,
    };

    public string? Name(PdfDictionary? holder, string key) => (Resolve(holder?[key]) as PdfName)?.Text;

    public double? Number(PdfDictionary? holder, string key) => Resolve(holder?[key]) as double?;

    public List<object?> Array(PdfDictionary? holder, string key) => Resolve(holder?[key]) as List<object?> ?? [];

    /// <summary>Text outside content streams (ISO 32000 §7.9.2.2): UTF-16 or UTF-8 by its mark, else Latin.</summary>
    public string? Text(PdfDictionary? holder, string key)
    {
        if (Resolve(holder?[key]) is not byte[] text) return null;
        if (text.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(text.AsSpan(2));
        if (text.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(text.AsSpan(2));
        return text.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Encoding.UTF8.GetString(text.AsSpan(3)) : Encoding.Latin1.GetString(text);
    }

    private void Scan()
    {
        var (at, mark, keyword) = (0, -1, -1);
        while (objects.Count < MostObjects)
        {
            if (mark < at) mark = Next("trailer"u8, at);
            if (keyword < at) keyword = Next("obj"u8, at);
            if (mark < keyword)
            {
                var lexer = new PdfLexer(body, mark + "trailer".Length);
                if (lexer.Next() is PdfDictionary entries) NoteTrailer(entries);
                at = Math.Max(mark + "trailer".Length, lexer.At);
                continue;
            }

            if (keyword == int.MaxValue) return;
            at = NumberBefore(keyword) is { } number ? ReadObject(number, keyword + "obj".Length) : keyword + "obj".Length;
        }
    }

    private int Next(ReadOnlySpan<byte> word, int from) => body.Span[from..].IndexOf(word) is >= 0 and var found ? from + found : int.MaxValue;

    /// <summary>The object's number in "12 0 obj", or null for another use of the three letters ("endobj").</summary>
    private int? NumberBefore(int keyword)
    {
        var bytes = body.Span;
        var at = keyword - 1;
        if (!Back(bytes, ref at, isDigit: false) || !Back(bytes, ref at, isDigit: true) || !Back(bytes, ref at, isDigit: false)) return null;
        var end = at + 1;
        if (!Back(bytes, ref at, isDigit: true) || end - at > 10) return null;
        return int.TryParse(bytes[(at + 1)..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool Back(ReadOnlySpan<byte> bytes, ref int at, bool isDigit)
    {
        var from = at;
        while (at >= 0 && from - at < 20 && (isDigit ? bytes[at] is >= (byte)'0' and <= (byte)'9' : bytes[at] is 0 or 9 or 10 or 12 or 13 or 32)) at--;
        return at < from;
    }

    /// <summary>Reads the object behind its keyword; the place behind it.</summary>
    private int ReadObject(int number, int from)
    {
        var lexer = new PdfLexer(body, from);
        var value = lexer.Next();
        var end = lexer.At;
        if (value is PdfDictionary entries && lexer.Next() is PdfOperator { Text: "stream" })
        {
            var start = lexer.At;
            if (start < body.Length && body.Span[start] == '\r') start++;
            if (start < body.Length && body.Span[start] == '\n') start++;
            var length = StreamLength(entries, start);
            value = new PdfStream(entries, body.Slice(start, length));
            end = start + length;
            if (Name(entries, "Type") == "XRef") NoteTrailer(entries);
        }

        objects[number] = value;
        places[number] = from;
        return Math.Max(end, from);
    }

    /// <summary>The declared length where the stream does end there, else the bytes up to the next "endstream".</summary>
    private int StreamLength(PdfDictionary entries, int start)
    {
        var rest = body.Span[start..];
        if (entries["Length"] is double declared && declared >= 0 && declared <= rest.Length
            && rest[(int)declared..Math.Min(rest.Length, (int)declared + 20)].IndexOf("endstream"u8) >= 0) return (int)declared;
        var end = rest.IndexOf("endstream"u8);
        if (end < 0) return rest.Length;
        if (end > 0 && rest[end - 1] == '\n') end--;
        if (end > 0 && rest[end - 1] == '\r') end--;
        return end;
    }

    private void NoteTrailer(PdfDictionary entries)
    {
        foreach (var key in (string[])["Root", "Info", "Encrypt"])
        {
            if (entries[key] is { } value) trailer[key] = value;
        }
    }

    private void OpenObjectStreams()
    {
        foreach (var (number, place) in places.OrderBy(entry => entry.Value).ToList())
        {
            if (objects[number] is PdfStream stream && Name(stream.Dictionary, "Type") == "ObjStm" && Filters.Unpack(stream) is { } plain) OpenObjectStream(stream.Dictionary, plain, place);
        }
    }

    private void OpenObjectStream(PdfDictionary entries, ReadOnlyMemory<byte> plain, int place)
    {
        var first = (int)Math.Clamp(Number(entries, "First") ?? 0, 0, plain.Length);
        var numbers = new PdfLexer(plain[..first]);
        while (numbers.Next() is double number && numbers.Next() is double offset && objects.Count < MostObjects)
        {
            if (number is < 0 or > int.MaxValue || offset < 0 || first + offset >= plain.Length) continue;
            if (places.TryGetValue((int)number, out var known) && known > place) continue;
            var value = new PdfLexer(plain, first + (int)offset).Next();
            if (value != PdfLexer.End) (objects[(int)number], places[(int)number]) = (value, place);
        }
    }
}

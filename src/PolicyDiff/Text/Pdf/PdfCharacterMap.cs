using System.Globalization;
using System.Text;

namespace PolicyDiff.Text.Pdf;

/// <summary>
/// A font's map from codes to characters as the file itself gives it (a ToUnicode CMap, ISO 32000 §9.10.3): code lengths, single codes, ranges.
/// </summary>
internal sealed class PdfCharacterMap
{
    private const int MostCodes = 70_000;

    private readonly Dictionary<(int Length, int Code), string> characters = [];
    private readonly HashSet<int> lengths = [];

    /// <summary>Reads a map.</summary>
    public static PdfCharacterMap Read(ReadOnlyMemory<byte> source)
    {
        var map = new PdfCharacterMap();
        var lexer = new PdfLexer(source);
        var operands = new List<object?>();
        for (var value = lexer.Next(); value != PdfLexer.End; value = lexer.Next())
        {
            if (value is not PdfOperator word)
            {
                operands.Add(value);
                continue;
            }

            if (word.Text == "endcodespacerange") operands.OfType<byte[]>().ToList().ForEach(code => map.lengths.Add(code.Length));
            else if (word.Text == "endbfchar") map.AddSingles(operands);
            else if (word.Text == "endbfrange") map.AddRanges(operands);
            operands.Clear();
        }

        return map;
    }

    /// <summary>True where it maps anything.</summary>
    public bool HasCodes => characters.Count > 0;

    /// <summary>Bytes of one code where the map has codes of one length only; null where they vary.</summary>
    public int? CodeLength => lengths.Count == 1 ? lengths.First() : characters.Keys.Select(key => key.Length).Distinct().Take(2).ToList() is [var only] ? only : null;

    /// <summary>The characters of a code, or null.</summary>
    public string? this[int length, int code] => characters.GetValueOrDefault((length, code));

    private void AddSingles(List<object?> operands)
    {
        for (var index = 0; index + 1 < operands.Count; index += 2)
        {
            if (operands[index] is byte[] code && operands[index + 1] is byte[] text) Add(code.Length, Code(code), Characters(text));
        }
    }

    private void AddRanges(List<object?> operands)
    {
        for (var index = 0; index + 2 < operands.Count; index += 3)
        {
            if (operands[index] is not byte[] { Length: > 0 and <= 4 } low || operands[index + 1] is not byte[] high) continue;
            var (first, last) = (Code(low), Math.Min(Code(high), Code(low) + 0xFFFF));
            if (operands[index + 2] is List<object?> each)
            {
                for (var at = 0; at < each.Count && first + at <= last; at++) Add(low.Length, first + at, Characters(each[at] as byte[] ?? []));
            }
            else if (operands[index + 2] is byte[] { Length: > 0 } start)
            {
                var text = Characters(start);
                for (var code = first; code <= last && characters.Count < MostCodes; code++) Add(low.Length, code, Later(text, code - first));
            }
        }
    }

    private void Add(int length, int code, string text)
    {
        if (characters.Count < MostCodes && text.Length > 0) characters[(length, code)] = text;
    }

    private static int Code(byte[] code) => code.Take(4).Aggregate(0, (sum, value) => (sum << 8) | value) & int.MaxValue;

    private static string Characters(byte[] text) => text.Length == 1 ? ((char)text[0]).ToString() : Encoding.BigEndianUnicode.GetString(text);

    /// <summary>The text whose last character lies that much later.</summary>
    private static string Later(string text, int by)
    {
        if (by == 0 || text.Length == 0) return text;
        var last = char.IsLowSurrogate(text[^1]) && text.Length > 1 ? char.ConvertToUtf32(text[^2], text[^1]) : text[^1];
        var later = last + by;
        if (later is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF)) return "";
        return string.Create(CultureInfo.InvariantCulture, $"{text[..^(last > 0xFFFF ? 2 : 1)]}{char.ConvertFromUtf32(later)}");
    }
}

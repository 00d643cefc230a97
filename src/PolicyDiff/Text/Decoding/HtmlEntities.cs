using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PolicyDiff.Text.Decoding;

/// <summary>
/// Character references as browsers read them (HTML standard §13.2.5.72–80): every HTML 5 name, the old names without a semicolon,
/// numbers 0x80–0x9F as windows-1252. What is no reference stays as written.
/// </summary>
internal static class HtmlEntities
{
    private static readonly FrozenDictionary<string, string> Names = ReadNames();

    private static readonly FrozenSet<string> Legacy =
        HtmlEntityNames.WithoutSemicolon.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> NamesBySpan = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LegacyBySpan = Legacy.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestName = Names.Keys.Max(name => name.Length);

    private static readonly int LongestLegacy = Legacy.Max(name => name.Length);

    /// <summary>Decodes text; in an attribute "&amp;copy=1" is not a reference.</summary>
    public static string Decode(string text, bool inAttribute = false)
    {
        var start = text.IndexOf('&', StringComparison.Ordinal);
        if (start < 0) return text;
        var decoded = new StringBuilder(text.Length);
        decoded.Append(text, 0, start);
        for (var index = start; index < text.Length;)
        {
            var length = text[index] == '&' ? Reference(text.AsSpan(index), inAttribute, decoded) : 0;
            if (length == 0) decoded.Append(text[index]);
            index += Math.Max(1, length);
        }

        return decoded.ToString();
    }

    /// <summary>Length of the reference at the start of the text (0: none); its characters are appended.</summary>
    private static int Reference(ReadOnlySpan<char> text, bool inAttribute, StringBuilder decoded)
    {
        if (text.Length < 2) return 0;
        if (text[1] == '#') return Number(text, decoded);
        var length = 1;
        while (length < text.Length && length <= LongestName + 1 && char.IsAsciiLetterOrDigit(text[length])) length++;
        if (length == 1) return 0;
        if (length < text.Length && text[length] == ';' && NamesBySpan.TryGetValue(text[1..length], out var exact))
        {
            decoded.Append(exact);
            return length + 1;
        }

        for (var end = Math.Min(length, LongestLegacy + 1); end > 2; end--)
        {
            var name = text[1..end];
            if (!LegacyBySpan.Contains(name)) continue;
            if (inAttribute && end < text.Length && (text[end] == '=' || char.IsAsciiLetterOrDigit(text[end]))) return 0;
            decoded.Append(NamesBySpan[name]);
            return end;
        }

        return 0;
    }

    private static int Number(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        var hex = text.Length > 2 && text[2] is 'x' or 'X';
        var start = hex ? 3 : 2;
        var end = start;
        var value = 0L;
        while (end < text.Length && (hex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
        {
            value = Math.Min(0x200000, (value * (hex ? 16 : 10)) + (char.IsAsciiDigit(text[end]) ? text[end] - '0' : (text[end] | 0x20) - 'a' + 10));
            end++;
        }

        if (end == start) return 0;
        decoded.Append(FromCodePoint(value));
        return end < text.Length && text[end] == ';' ? end + 1 : end;
    }

    private static string FromCodePoint(long value) => value switch
    {
        0 => "",
        >= 0x80 and <= 0x9F => ByteDecoder.FromC1((char)value).ToString(),
        >= 0xD800 and <= 0xDFFF or > 0x10FFFF => "\uFFFD",
        _ => char.ConvertFromUtf32((int)value),
    };

    private static FrozenDictionary<string, string> ReadNames()
    {
        var names = new Dictionary<string, string>(2200, StringComparer.Ordinal);
        foreach (var entry in HtmlEntityNames.All.Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var space = entry.IndexOf(' ', StringComparison.Ordinal);
            var points = entry[(space + 1)..].Split('+').Select(hex => char.ConvertFromUtf32(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            names[entry[..space]] = string.Concat(points);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

using System.Globalization;
using System.Text;

namespace PolicyDiff.Text.Pdf;

/// <summary>
/// Reads values from the bytes of a PDF file or content stream (ISO 32000 §7.2–7.3). Goes on at any byte: what it cannot read is passed
/// over. Arrays and dictionaries nest to <see cref="MaxDepth"/>; what is deeper reads as null.
/// </summary>
internal sealed class PdfLexer(ReadOnlyMemory<byte> source, int start = 0)
{
    private const int MaxDepth = 40;
    private const int LongestWord = 128;

    // Marks that end a container, and the end of the bytes.
    private static readonly object EndArray = new();
    private static readonly object EndDictionary = new();

    /// <summary>What <see cref="Next"/> gives after the last value.</summary>
    public static object End { get; } = new();

    /// <summary>The next byte to read.</summary>
    public int At { get; private set; } = Math.Clamp(start, 0, source.Length);

    private ReadOnlySpan<byte> Bytes => source.Span;

    /// <summary>The next value or operator; <see cref="End"/> after the last. Marks without a beginning are passed over.</summary>
    public object? Next()
    {
        while (true)
        {
            var value = Read(0);
            if (value != EndArray && value != EndDictionary) return value;
        }
    }

    /// <summary>Moves to a byte.</summary>
    public void MoveTo(int position) => At = Math.Clamp(position, 0, source.Length);

    private object? Read(int depth)
    {
        SkipSpace();
        if (At >= source.Length) return End;
        var sign = Bytes[At];
        switch (sign)
        {
            case (byte)'/':
                At++;
                return new PdfName(Name());
            case (byte)'(':
                return LiteralString();
            case (byte)'<':
                return At + 1 < source.Length && Bytes[At + 1] == '<' ? Dictionary(depth) : HexString();
            case (byte)'>':
                At += At + 1 < source.Length && Bytes[At + 1] == '>' ? 2 : 1;
                return EndDictionary;
            case (byte)'[':
                At++;
                return Array(depth);
            case (byte)']':
                At++;
                return EndArray;
            case (byte)'{' or (byte)'}' or (byte)')':
                At++;
                return null;
            default:
                return sign is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.' ? NumberOrReference() : Word();
        }
    }

    private void SkipSpace()
    {
        while (At < source.Length)
        {
            if (Bytes[At] == '%')
            {
                while (At < source.Length && Bytes[At] is not ((byte)'\n' or (byte)'\r')) At++;
            }
            else if (!IsSpace(Bytes[At]))
            {
                return;
            }
            else
            {
                At++;
            }
        }
    }

    private static bool IsSpace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte value) => value is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private string Name()
    {
        var name = new StringBuilder();
        for (; At < source.Length && !IsSpace(Bytes[At]) && !IsDelimiter(Bytes[At]); At++)
        {
            if (Bytes[At] == '#' && At + 2 < source.Length && Hex(Bytes[At + 1]) is >= 0 and var high && Hex(Bytes[At + 2]) is >= 0 and var low)
            {
                name.Append((char)((high << 4) | low));
                At += 2;
            }
            else if (name.Length < LongestWord)
            {
                name.Append((char)Bytes[At]);
            }
        }

        return name.ToString();
    }

    private object? Word()
    {
        var from = At;
        while (At < source.Length && !IsSpace(Bytes[At]) && !IsDelimiter(Bytes[At])) At++;
        if (At == from) At++;
        return Encoding.Latin1.GetString(Bytes[from..Math.Min(At, from + LongestWord)]) switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            var word => new PdfOperator(word),
        };
    }

    private object NumberOrReference()
    {
        var number = Number();
        if (number is < 0 or > int.MaxValue || number != Math.Floor(number)) return number;
        var after = At;
        SkipSpace();
        var digits = At;
        while (At < source.Length && At - digits < 6 && Bytes[At] is >= (byte)'0' and <= (byte)'9') At++;
        if (At > digits)
        {
            SkipSpace();
            if (At < source.Length && Bytes[At] == 'R' && (At + 1 == source.Length || IsSpace(Bytes[At + 1]) || IsDelimiter(Bytes[At + 1])))
            {
                At++;
                return new PdfReference((int)number);
            }
        }

        At = after;
        return number;
    }

    private double Number()
    {
        var from = At;
        while (At < source.Length && At - from < LongestWord && Bytes[At] is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.') At++;
        return double.TryParse(Bytes[from..At], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private List<object?>? Array(int depth)
    {
        var items = new List<object?>();
        while (true)
        {
            // Deeper than any file nests: give up the value and go on behind it, without going in.
            var item = depth >= MaxDepth ? End : Read(depth + 1);
            if (item == EndArray || item == End) return depth >= MaxDepth ? null : items;
            if (item != EndDictionary) items.Add(item);
        }
    }

    private PdfDictionary? Dictionary(int depth)
    {
        At += 2;
        if (depth >= MaxDepth) return null;
        var entries = new PdfDictionary();
        while (true)
        {
            var key = Read(depth + 1);
            if (key == EndDictionary || key == End || key is PdfOperator { Text: "endobj" or "stream" }) return entries;
            if (key is not PdfName name) continue;
            var value = Read(depth + 1);
            if (value == EndDictionary || value == End) return entries;
            entries[name.Text] = value;
        }
    }

    private byte[] LiteralString()
    {
        var text = new List<byte>();
        var open = 1;
        for (At++; At < source.Length && open > 0; At++)
        {
            var sign = Bytes[At];
            if (sign == '(') open++;
            else if (sign == ')' && --open == 0) continue;
            if (sign == '\\') Escaped(text);
            else text.Add(sign);
        }

        At = Math.Min(At, source.Length);
        return [.. text];
    }

    private void Escaped(List<byte> text)
    {
        if (++At >= source.Length) return;
        var sign = Bytes[At];
        switch (sign)
        {
            case (byte)'n':
                text.Add((byte)'\n');
                break;
            case (byte)'r':
                text.Add((byte)'\r');
                break;
            case (byte)'t':
                text.Add((byte)'\t');
                break;
            case (byte)'b' or (byte)'f':
                text.Add((byte)' ');
                break;
            case (byte)'\r':
                if (At + 1 < source.Length && Bytes[At + 1] == '\n') At++;
                break;
            case (byte)'\n':
                break;
            case >= (byte)'0' and <= (byte)'7':
                var value = sign - '0';
                for (var more = 0; more < 2 && At + 1 < source.Length && Bytes[At + 1] is >= (byte)'0' and <= (byte)'7'; more++) value = (value * 8) + Bytes[++At] - '0';
                text.Add((byte)value);
                break;
            default:
                text.Add(sign);
                break;
        }
    }

    private byte[] HexString()
    {
        var text = new List<byte>();
        var half = -1;
        for (At++; At < source.Length && Bytes[At] != '>'; At++)
        {
            if (Hex(Bytes[At]) is not (>= 0 and var digit)) continue;
            if (half >= 0) text.Add((byte)((half << 4) | digit));
            half = half >= 0 ? -1 : digit;
        }

        At = Math.Min(At + 1, source.Length);
        if (half >= 0) text.Add((byte)(half << 4));
        return [.. text];
    }

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}

using System.IO.Compression;

namespace PolicyDiff.Text.Pdf;

/// <summary>
/// Unpacks streams (ISO 32000 §7.4): Flate and LZW with predictors, ASCII85, ASCIIHex, RunLength. All streams of a file share one budget
/// of unpacked bytes, so a small file cannot become a large one.
/// </summary>
internal sealed class PdfFilters(Func<object?, object?> resolve)
{
    /// <summary>Bytes that one file may unpack to.</summary>
    public const int Budget = 64 * 1024 * 1024;

    private const int MostFilters = 4;

    private int left = Budget;

    /// <summary>True once a stream was left out because the budget was spent.</summary>
    public bool Spent { get; private set; }

    /// <summary>The stream's bytes, as many as could be unpacked; null for pictures and for filters that hold no text.</summary>
    public ReadOnlyMemory<byte>? Unpack(PdfStream stream)
    {
        var filters = List(stream.Dictionary["Filter"] ?? stream.Dictionary["F"]);
        var parameters = List(stream.Dictionary["DecodeParms"] ?? stream.Dictionary["DP"]);
        if (filters.Count > MostFilters) return null;
        var bytes = stream.Packed;
        for (var index = 0; index < filters.Count; index++)
        {
            if (Apply((filters[index] as PdfName)?.Text, bytes, index < parameters.Count ? parameters[index] as PdfDictionary : null) is not { } unpacked) return null;
            bytes = unpacked;
        }

        return bytes;
    }

    private List<object?> List(object? value) => resolve(value) switch
    {
        null => [],
        List<object?> many => [.. many.Select(resolve)],
        var one => [one],
    };

    private ReadOnlyMemory<byte>? Apply(string? filter, ReadOnlyMemory<byte> packed, PdfDictionary? parameters) => filter switch
    {
        "FlateDecode" or "Fl" => Predicted(Inflate(packed), parameters),
        "LZWDecode" or "LZW" => Predicted(Lzw(packed.Span, Number(parameters, "EarlyChange", 1)), parameters),
        "ASCII85Decode" or "A85" => Ascii85(packed.Span),
        "ASCIIHexDecode" or "AHx" => AsciiHex(packed.Span),
        "RunLengthDecode" or "RL" => RunLength(packed.Span),
        "Crypt" => packed,
        _ => null,
    };

    private int Number(PdfDictionary? parameters, string key, int otherwise) =>
        resolve(parameters?[key]) is double number ? (int)Math.Clamp(number, 0, 100_000) : otherwise;

    /// <summary>Takes bytes from the budget; false when there are none left.</summary>
    private bool Take(int bytes)
    {
        if (bytes <= left)
        {
            left -= bytes;
            return true;
        }

        Spent = true;
        return false;
    }

    private byte[] Inflate(ReadOnlyMemory<byte> packed)
    {
        using var plain = new MemoryStream();
        // A damaged checksum or end is common: read by the raw format behind the two bytes of the zlib head, as far as it goes.
        var head = packed.Length > 2 && (packed.Span[0] & 0x0F) == 8 && ((packed.Span[0] << 8) | packed.Span[1]) % 31 == 0 ? 2 : 0;
        using var source = new MemoryStream(packed[head..].ToArray(), writable: false);
        using var inflater = new DeflateStream(source, CompressionMode.Decompress);
        var buffer = new byte[16384];
        try
        {
            int read;
            while ((read = inflater.Read(buffer)) > 0 && Take(read)) plain.Write(buffer, 0, read);
        }
        catch (InvalidDataException)
        {
            // What came out before the damage is still the stream's beginning.
        }

        return plain.ToArray();
    }

    private byte[] Lzw(ReadOnlySpan<byte> packed, int early)
    {
        var plain = new List<byte>();
        var table = new List<byte[]>();
        int bits = 9, buffer = 0, have = 0;
        byte[]? last = null;
        foreach (var value in packed)
        {
            buffer = (buffer << 8) | value;
            have += 8;
            if (have < bits) continue;
            var code = (buffer >> (have - bits)) & ((1 << bits) - 1);
            have -= bits;
            buffer &= (1 << have) - 1;
            if (code == 257) break;
            if (code == 256)
            {
                (bits, last) = (9, null);
                table.Clear();
                continue;
            }

            var entry = code < 256 ? [(byte)code] : code - 258 < table.Count ? table[code - 258] : last is null ? null : [.. last, last[0]];
            if (entry is null || !Take(entry.Length)) break;
            plain.AddRange(entry);
            if (last is not null && table.Count < 4096 - 258) table.Add([.. last, entry[0]]);
            last = entry;
            var next = table.Count + 258 + early;
            bits = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
        }

        return [.. plain];
    }

    private byte[]? Ascii85(ReadOnlySpan<byte> packed)
    {
        if (!Take(packed.Length)) return null;
        var plain = new List<byte>(packed.Length);
        uint group = 0;
        var count = 0;
        foreach (var sign in packed)
        {
            if (sign == '~') break;
            if (sign == 'z' && count == 0) plain.AddRange([0, 0, 0, 0]);
            if (sign is < (byte)'!' or > (byte)'u') continue;
            group = unchecked((group * 85) + (uint)(sign - '!'));
            if (++count < 5) continue;
            plain.AddRange([(byte)(group >> 24), (byte)(group >> 16), (byte)(group >> 8), (byte)group]);
            (group, count) = (0, 0);
        }

        if (count < 2) return [.. plain];
        for (var pad = count; pad < 5; pad++) group = unchecked((group * 85) + 84);
        for (var index = 0; index < count - 1; index++) plain.Add((byte)(group >> (24 - (8 * index))));
        return [.. plain];
    }

    private byte[]? AsciiHex(ReadOnlySpan<byte> packed)
    {
        if (!Take(packed.Length)) return null;
        var end = packed.IndexOf((byte)'>');
        var digits = System.Text.Encoding.Latin1.GetString(end < 0 ? packed : packed[..end]).Where(char.IsAsciiHexDigit).ToArray();
        return Convert.FromHexString(digits.AsSpan(0, digits.Length & ~1));
    }

    private byte[] RunLength(ReadOnlySpan<byte> packed)
    {
        var plain = new List<byte>();
        for (var at = 0; at < packed.Length && packed[at] != 128;)
        {
            var length = packed[at] < 128 ? packed[at] + 1 : 257 - packed[at];
            if (!Take(length)) break;
            if (packed[at] < 128) plain.AddRange(packed[(at + 1)..Math.Min(packed.Length, at + 1 + length)]);
            else if (at + 1 < packed.Length) plain.AddRange(Enumerable.Repeat(packed[at + 1], length));
            at += packed[at] < 128 ? length + 1 : 2;
        }

        return [.. plain];
    }

    /// <summary>Undoes the PNG predictors (10–15); what is packed with another one is no text.</summary>
    private byte[] Predicted(byte[] rows, PdfDictionary? parameters)
    {
        if (Number(parameters, "Predictor", 1) < 10) return rows;
        var step = Math.Max(1, Number(parameters, "Colors", 1) * Number(parameters, "BitsPerComponent", 8) / 8);
        var width = ((Number(parameters, "Columns", 1) * Number(parameters, "Colors", 1) * Number(parameters, "BitsPerComponent", 8)) + 7) / 8;
        if (width == 0) return rows;
        var plain = new byte[rows.Length / (width + 1) * width];
        for (var row = 0; row < plain.Length / width; row++)
        {
            var kind = rows[row * (width + 1)];
            for (var column = 0; column < width; column++)
            {
                var at = (row * width) + column;
                int left8 = column >= step ? plain[at - step] : 0, above = row > 0 ? plain[at - width] : 0, corner = row > 0 && column >= step ? plain[at - width - step] : 0;
                plain[at] = (byte)(rows[(row * (width + 1)) + 1 + column] + kind switch { 1 => left8, 2 => above, 3 => (left8 + above) / 2, 4 => Paeth(left8, above, corner), _ => 0 });
            }
        }

        return plain;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        int toLeft = Math.Abs(guess - left), toAbove = Math.Abs(guess - above), toCorner = Math.Abs(guess - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}

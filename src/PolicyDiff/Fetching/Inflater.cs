using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace PolicyDiff.Fetching;

/// <summary>
/// Inflates whole bodies up to a limit and notices when one is cut off. The framework's streams end quietly at a cut, so each
/// form is checked in its own way; only raw deflate has nothing to check.
/// </summary>
internal static class Inflater
{
    private static readonly Inflated Damaged = new(null, false);
    private static readonly Inflated TooLarge = new(null, true);

    /// <summary>A gzip member put behind the body: it comes out at the end only if everything before it was whole.</summary>
    private static readonly byte[] EndMark = "PolicyDiff: end of body"u8.ToArray();

    private static readonly byte[] EndMember = Member(EndMark);

    public static Inflated Gzip(byte[] body, int mostBytes)
    {
        var inflated = Read(new GZipStream(new MemoryStream([.. body, .. EndMember]), CompressionMode.Decompress), mostBytes + EndMark.Length);
        if (inflated.Bytes is not { } bytes) return inflated;
        return bytes.AsSpan().EndsWith(EndMark) ? new(bytes[..^EndMark.Length], false) : Damaged;
    }

    public static Inflated Zlib(byte[] body, int mostBytes)
    {
        var inflated = Read(new ZLibStream(new MemoryStream(body), CompressionMode.Decompress), mostBytes);
        if (inflated.Bytes is not { } bytes || body.Length < 4) return inflated;
        return BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(^4..)) == Adler32(bytes) ? inflated : Damaged;
    }

    public static Inflated Deflate(byte[] body, int mostBytes) =>
        Read(new DeflateStream(new MemoryStream(body), CompressionMode.Decompress), mostBytes);

    public static Inflated Brotli(byte[] body, int mostBytes)
    {
        using var inflated = new MemoryStream();
        using var decoder = new BrotliDecoder();
        var buffer = new byte[81920];
        var rest = body.AsSpan();
        while (true)
        {
            var status = decoder.Decompress(rest, buffer, out var consumed, out var written);
            if (inflated.Length + written > mostBytes) return TooLarge;
            inflated.Write(buffer, 0, written);
            rest = rest[consumed..];
            if (status == OperationStatus.Done) return new(inflated.ToArray(), false);
            if (status != OperationStatus.DestinationTooSmall) return Damaged;
        }
    }

    private static Inflated Read(Stream inflating, int mostBytes)
    {
        using var inflated = new MemoryStream();
        var buffer = new byte[81920];
        try
        {
            using (inflating)
            {
                int read;
                while ((read = inflating.Read(buffer)) > 0)
                {
                    if (inflated.Length + read > mostBytes) return TooLarge;
                    inflated.Write(buffer, 0, read);
                }
            }
        }
        catch (InvalidDataException)
        {
            return Damaged;
        }

        return new(inflated.ToArray(), false);
    }

    private static byte[] Member(byte[] bytes)
    {
        using var member = new MemoryStream();
        using (var squeezing = new GZipStream(member, CompressionLevel.Fastest)) squeezing.Write(bytes);
        return member.ToArray();
    }

    /// <summary>The check value at the end of a zlib stream (RFC 1950).</summary>
    private static uint Adler32(byte[] bytes)
    {
        const uint Modulus = 65521;
        uint low = 1, high = 0;
        foreach (var value in bytes)
        {
            low = (low + value) % Modulus;
            high = (high + low) % Modulus;
        }

        return (high << 16) | low;
    }
}

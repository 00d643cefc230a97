using System.IO.Compression;

namespace PolicyDiff.Storage.Bodies;

/// <summary>The two forms a body is stored in. Both must stay readable for ever; another form gets another name.</summary>
internal static class BodyCodec
{
    /// <summary>By itself, in a Brotli stream.</summary>
    internal const string Whole = "brotli";

    /// <summary>What differs from its base (<see cref="Delta"/>), in a Brotli stream behind the length of that as four bytes.</summary>
    internal const string Delta = "delta";

    // 5 of 11: past it every step costs much time and saves little, on pages and on what differs between them.
    private const int Quality = 5;
    private const int LengthBytes = 4;

    // Far above what is fetched; a stored length beyond it can only be damage.
    private const long Longest = 1_000_000_000;

    /// <summary>The index of a base takes four times its size in memory; no policy is as long.</summary>
    private const int LongestWithBase = 8_000_000;

    // Of shorter ones nothing is left to save.
    private const int ShortestWithBase = 128;

    internal static byte[] PackWhole(ReadOnlySpan<byte> content) => Compress(content, 0);

    internal static bool CanDiffer(int length) => length is >= ShortestWithBase and <= LongestWithBase;

    internal static byte[] PackDelta(ReadOnlySpan<byte> source, ReadOnlySpan<byte> content)
    {
        var delta = Bodies.Delta.Encode(source, content);
        var packed = Compress(delta, LengthBytes);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(packed, delta.Length);
        return packed;
    }

    /// <summary>The body of this link, given its base's; null when the stored form is none. Not verified.</summary>
    internal static byte[]? Unpack(BodyLink link, byte[]? source)
    {
        if (link.Length is < 0 or > Longest) return null;
        if (link.Codec == Whole) return Decompress(link.Data, (int)link.Length);
        if (link.Codec != Delta || source is null || link.Data.Length < LengthBytes) return null;
        var size = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(link.Data);
        // What tells a body is no longer than the body and its instructions can be.
        if (size < 0 || size > (2 * link.Length) + 1024) return null;
        return Decompress(link.Data.AsSpan(LengthBytes), size) is { } delta ? Bodies.Delta.Decode(source, delta, (int)link.Length) : null;
    }

    private static byte[] Compress(ReadOnlySpan<byte> content, int before)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length) + before];
        // Deltas are small, and a window as large as a page costs more to set up than they cost to pack.
        var window = Math.Clamp(System.Numerics.BitOperations.Log2((uint)content.Length + 1) + 1, 10, 24);
        return BrotliEncoder.TryCompress(content, packed.AsSpan(before), out var written, Quality, window)
            ? packed[..(before + written)]
            : throw new InvalidOperationException("Brotli did not fit the length it promised.");
    }

    private static byte[]? Decompress(ReadOnlySpan<byte> packed, int length)
    {
        var content = new byte[length];
        return BrotliDecoder.TryDecompress(packed, content, out var written) && written == length ? content : null;
    }
}

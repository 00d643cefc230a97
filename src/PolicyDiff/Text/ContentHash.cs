using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PolicyDiff.Text;

/// <summary>
/// A SHA-256 that names content: raw bytes, a canonical text, a clause. Written as 64 lower-case hex digits;
/// addresses of pages use the first <see cref="ShortLength"/>.
/// </summary>
public readonly struct ContentHash : IEquatable<ContentHash>, IComparable<ContentHash>
{
    /// <summary>Hex digits of a hash in an address (48 bits: a collision inside one policy is out of reach).</summary>
    public const int ShortLength = 12;

    private readonly byte[]? bytes;

    private ContentHash(byte[] bytes) => this.bytes = bytes;

    /// <summary>The hash of these bytes.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> content) => new(SHA256.HashData(content));

    /// <summary>The hash of this text in UTF-8.</summary>
    public static ContentHash Of(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return Of(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The hash of these lines joined by '\n', in UTF-8; the whole is never built.</summary>
    public static ContentHash OfLines(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var isFirst = true;
        foreach (var line in lines)
        {
            if (!isFirst) hash.AppendData("\n"u8);
            isFirst = false;
            Append(hash, line);
        }

        return new(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string line)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(line.Length));
        hash.AppendData(bytes, 0, Encoding.UTF8.GetBytes(line, bytes));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>Takes a stored 32-byte digest. Throws <see cref="ArgumentException"/> for any other length.</summary>
    public static ContentHash FromBytes(byte[] digest) =>
        digest.Length == SHA256.HashSizeInBytes ? new((byte[])digest.Clone()) : throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(digest));

    /// <summary>Reads 64 hex digits in either case; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? hex, out ContentHash hash)
    {
        hash = default;
        if (hex is not { Length: 64 } || !hex.All(char.IsAsciiHexDigit)) return false;
        hash = new(Convert.FromHexString(hex));
        return true;
    }

    /// <summary>A copy of the 32 bytes.</summary>
    public byte[] ToBytes() => (byte[])Bytes.Clone();

    /// <summary>The first 12 hex digits, as addresses write it.</summary>
    public string Abbreviated => ToString()[..ShortLength];

    public override string ToString() => Convert.ToHexStringLower(Bytes);

    public bool Equals(ContentHash other) => Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is ContentHash other && Equals(other);

    public override int GetHashCode() => BitConverter.ToInt32(Bytes, 0);

    public int CompareTo(ContentHash other) => Bytes.AsSpan().SequenceCompareTo(other.Bytes);

    public static bool operator ==(ContentHash left, ContentHash right) => left.Equals(right);

    public static bool operator !=(ContentHash left, ContentHash right) => !left.Equals(right);

    public static bool operator <(ContentHash left, ContentHash right) => left.CompareTo(right) < 0;

    public static bool operator <=(ContentHash left, ContentHash right) => left.CompareTo(right) <= 0;

    public static bool operator >(ContentHash left, ContentHash right) => left.CompareTo(right) > 0;

    public static bool operator >=(ContentHash left, ContentHash right) => left.CompareTo(right) >= 0;

    private byte[] Bytes => bytes ?? Empty;

    private static readonly byte[] Empty = new byte[SHA256.HashSizeInBytes];
}

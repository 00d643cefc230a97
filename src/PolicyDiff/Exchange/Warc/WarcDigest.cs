using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PolicyDiff.Exchange.Warc;

/// <summary>Labelled digests as WARC files carry them: "sha1:" with 32 characters of base 32, as most write it; also hexadecimal, SHA-256, SHA-512 and MD5.</summary>
public static class WarcDigest
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>"sha1:" and base 32: what other tools check and compare by.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The format's convention, for comparing with other tools' files; evidence here is named by SHA-256.")]
    public static string Sha1(ReadOnlySpan<byte> bytes) => "sha1:" + Base32(SHA1.HashData(bytes));

    /// <summary>"sha256:" and hexadecimal digits.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Whether the bytes have this digest; null when it is none that can be checked.</summary>
    public static bool? Matches(string? digest, ReadOnlySpan<byte> bytes)
    {
        var parts = digest?.Trim().Split(':', 2);
        if (parts is not [var name, var value] || Hash(name, bytes) is not { } hash) return null;
        if (value.Length == hash.Length * 2) return value.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase);
        var base32 = Base32(hash);
        return value.TrimEnd('=').Length == base32.Length ? value.TrimEnd('=').Equals(base32, StringComparison.OrdinalIgnoreCase) : null;
    }

    [SuppressMessage("Security", "CA5350", Justification = "Only compared with what files of others say.")]
    [SuppressMessage("Security", "CA5351", Justification = "Only compared with what files of others say.")]
    private static byte[]? Hash(string name, ReadOnlySpan<byte> bytes) => name.Trim().ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) switch
    {
        "sha1" => SHA1.HashData(bytes),
        "sha256" => SHA256.HashData(bytes),
        "sha512" => SHA512.HashData(bytes),
        "md5" => MD5.HashData(bytes),
        _ => null,
    };

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 / 5) + 1);
        var (held, bits) = (0, 0);
        foreach (var value in bytes)
        {
            held = (held << 8) | value;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Alphabet[(held >> bits) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(Alphabet[(held << (5 - bits)) & 31]);
        return text.ToString();
    }
}

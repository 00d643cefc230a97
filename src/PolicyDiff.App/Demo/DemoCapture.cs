using System.Globalization;
using System.Security.Cryptography;

namespace PolicyDiff.App.Demo;

/// <summary>One capture in the demo's archive: what a crawler received at an instant.</summary>
/// <param name="Instant">When, to the second, UTC.</param>
/// <param name="Host">The host without port.</param>
/// <param name="Path">The path as crawled.</param>
/// <param name="Status">The archived HTTP status.</param>
/// <param name="Page">The body and its label.</param>
public sealed record DemoCapture(DateTimeOffset Instant, string Host, string Path, int Status, DemoPage Page)
{
    /// <summary>The version it shows, or null for an error, a redirect, a wall.</summary>
    public DemoVersion? Version { get; init; }

    /// <summary>Where an archived redirect points, a path on the same host.</summary>
    public string? Target { get; init; }

    /// <summary>True where the archive stored only "same bytes as the capture before".</summary>
    public bool IsRevisit { get; init; }

    /// <summary>The 14 digits that name it in the archive.</summary>
    public string Timestamp => Instant.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>The address as crawled, for a live site on this port.</summary>
    public string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://{Host}:{port}{Path}");

    /// <summary>32 base-32 characters that tell equal bodies, as index lines carry them.</summary>
    public string Digest { get; } = Base32(SHA256.HashData(Page.Bytes).AsSpan(0, 20));

    /// <summary>The key by which an archive's index finds it.</summary>
    internal string Key => IndexKey.Of(Host, Path);

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new char[bytes.Length * 8 / 5];
        for (var index = 0; index < text.Length; index++)
        {
            var bit = index * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[index] = alphabet[(pair >> (11 - bit % 8)) & 31];
        }

        return new(text);
    }
}

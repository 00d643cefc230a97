using System.IO.Compression;

namespace PolicyDiff.Text.Decoding;

/// <summary>What the bytes of a body are, by their first bytes and, where those say nothing, by the content type.</summary>
internal static class BodyKind
{
    private const int LookAhead = 1024;

    private static readonly (byte[] Magic, string Name)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), "a PDF file"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("RIFF"u8.ToArray(), "a sound, film or WebP picture"),
        ("PK\u0003\u0004"u8.ToArray(), "a zip archive or an office document"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "an office document of the old format"),
        ("{\\rtf"u8.ToArray(), "a rich-text file"),
        ("\u007fELF"u8.ToArray(), "a program"),
        ("wOF"u8.ToArray(), "a font"),
        ("7z\u00BC\u00AF"u8.ToArray(), "a 7z archive"),
        ("Rar!"u8.ToArray(), "a rar archive"),
    ];

    /// <summary>A name for a body that holds no page of text ("a PDF file"), or null where it may be one.</summary>
    public static string? NotText(ReadOnlySpan<byte> body, string? contentType)
    {
        foreach (var (magic, name) in Signatures)
        {
            if (body.StartsWith(magic)) return name;
        }

        var type = MediaType(contentType);
        if (type is "application/json" or "application/javascript" or "text/javascript" or "text/css") return $"a file for programs ({type})";
        if (!LooksBinary(body)) return null;
        return type.StartsWith("text/", StringComparison.Ordinal) || type.Length == 0 ? "bytes that are no text" : $"no text ({type})";
    }

    /// <summary>True for Markdown by content type.</summary>
    public static bool IsMarkdown(string? contentType) => MediaType(contentType) is "text/markdown" or "text/x-markdown";

    /// <summary>True where neither the content type nor the decoded text itself says HTML.</summary>
    public static bool IsPlainText(string? contentType, string text)
    {
        if (LooksLikeHtml(text)) return false;
        var type = MediaType(contentType);
        return !type.Contains("html", StringComparison.Ordinal) || !text.AsSpan(0, Math.Min(text.Length, LookAhead * 64)).Contains('<');
    }

    /// <summary>The media type in lower case without parameters; empty for none.</summary>
    public static string MediaType(string? contentType) =>
        contentType is null ? "" : contentType.Split(';', 2)[0].Trim().ToLowerInvariant();

    /// <summary>
    /// Undoes a compression that an archive left in the body. Null when the body is not compressed or cannot be inflated; the
    /// result is cut at <paramref name="limit"/> + 1 bytes, so the caller sees that it is too long.
    /// </summary>
    public static byte[]? Inflate(ReadOnlySpan<byte> body, int limit)
    {
        if (body.Length < 4) return null;
        if (body[0] == 0x1F && body[1] == 0x8B && body[2] == 8) return Read(body, limit, stream => new GZipStream(stream, CompressionMode.Decompress));
        var zlib = body[0] == 0x78 && body[1] is 0x01 or 0x5E or 0x9C or 0xDA && ((body[0] << 8) | body[1]) % 31 == 0;
        return zlib ? Read(body, limit, stream => new ZLibStream(stream, CompressionMode.Decompress)) : null;
    }

    private static byte[]? Read(ReadOnlySpan<byte> body, int limit, Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream(body.ToArray(), writable: false);
        using var stream = open(packed);
        using var plain = new MemoryStream();
        var buffer = new byte[81920];
        try
        {
            int read;
            while (plain.Length <= limit && (read = stream.Read(buffer)) > 0) plain.Write(buffer, 0, read);
        }
        catch (InvalidDataException)
        {
            // A cut or damaged stream: what came out before is still the page's beginning.
            if (plain.Length == 0) return null;
        }

        return plain.ToArray();
    }

    private static bool LooksLikeHtml(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, LookAhead * 4));
        string[] signs = ["<html", "<!doctype html", "<body", "<head", "<div", "<p>", "<p ", "<h1", "<h2", "<br", "<table", "<span", "<ul", "<li", "<article", "<section", "<main", "<b>", "<strong", "<font", "<center"];
        foreach (var sign in signs)
        {
            if (head.Contains(sign, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool LooksBinary(ReadOnlySpan<byte> body)
    {
        var head = body[..Math.Min(body.Length, LookAhead * 4)];
        if (head.Length == 0 || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return false;
        var controls = 0;
        foreach (var value in head)
        {
            if (value < 0x20 && value is not (0x09 or 0x0A or 0x0C or 0x0D or 0x1B or 0)) controls++;
        }

        var zeros = head.Count((byte)0);
        var wide = zeros > head.Length / 4 && controls < head.Length / 50;
        return !wide && (controls > head.Length / 20 || zeros > head.Length / 10);
    }
}

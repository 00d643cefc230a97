using System.Text;

namespace PolicyDiff.Text.Parsing;

/// <summary>Reads the e-mail addresses that Cloudflare hides: hex, the first byte is the key of the others.</summary>
internal static class HiddenAddress
{
    private const string Path = "/cdn-cgi/l/email-protection";

    /// <summary>The address in a link to Cloudflare's page, or null.</summary>
    public static string? FromLink(string href)
    {
        var at = href.IndexOf(Path, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var hash = href.IndexOf('#', at);
        return hash < 0 ? null : Decode(href[(hash + 1)..]);
    }

    /// <summary>The address behind an element's data-cfemail, or null.</summary>
    public static string? FromElement(PageNode node) => node["data-cfemail"] is { } hex ? Decode(hex) : null;

    private static string? Decode(string hex)
    {
        if (hex.Length < 6 || hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit)) return null;
        var bytes = Convert.FromHexString(hex);
        var plain = Encoding.UTF8.GetString(bytes[1..].Select(value => (byte)(value ^ bytes[0])).ToArray());
        return plain.Contains('@', StringComparison.Ordinal) && !plain.Any(char.IsControl) ? plain : null;
    }
}

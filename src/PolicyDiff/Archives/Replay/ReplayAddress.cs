using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.Archives.Replay;

/// <summary>
/// Builds and reads addresses of the form <c>/web/14digits[flag]/original</c>, or with another path than <c>/web/</c>. The original passes byte for byte: <see cref="Uri"/>
/// would collapse <c>/../</c>, unescape <c>%7E</c> and cut at <c>#</c>, and name another capture or none.
/// </summary>
/// <param name="service">Host and port, and the path that the archive's own addresses begin with.</param>
/// <param name="path">What stands between that and the timestamp.</param>
/// <param name="rawFlag">What behind the timestamp asks for original bytes.</param>
internal sealed partial class ReplayAddress(Uri service, string path = "/web/", string rawFlag = "id_")
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly string root = service.GetLeftPart(UriPartial.Authority) + service.AbsolutePath.TrimEnd('/');

    /// <summary>Host and port, and the path that the archive's own addresses begin with.</summary>
    public Uri Service => service;

    /// <summary>False where the archive has no form with the original bytes: what it gives is rewritten for its own frame.</summary>
    public bool HasRaw => rawFlag.Length > 0;

    /// <summary>From a form like <c>https://archive.example/wayback/{timestamp}id_/{url}</c>; null for any other.</summary>
    public static ReplayAddress? OfTemplate(string template) =>
        Template().Match(template) is { Success: true } match && Uri.TryCreate(match.Groups["service"].Value, UriKind.Absolute, out var service)
            ? new(service, match.Groups["path"].Value, match.Groups["flag"].Value)
            : null;

    /// <summary>Original bytes.</summary>
    public Uri Raw(MementoAddress address) => Build(address, rawFlag);

    /// <summary>With links rewritten and the archive's frame: for people.</summary>
    public Uri Browsing(MementoAddress address) => Build(address, "");

    /// <summary>An address below the service's own.</summary>
    public Uri Below(string pathAndQuery) => new(root + pathAndQuery, AsWritten);

    /// <summary>Reads where an answer of this archive leads; null when that is no replay address of this archive.</summary>
    public MementoAddress? Read(string location)
    {
        var start = service.AbsolutePath.TrimEnd('/') + path;
        if (Path(location) is not { } full || !full.StartsWith(start, StringComparison.Ordinal)) return null;
        var match = Replay().Match(full[start.Length..]);
        return match.Success ? new(match.Groups[1].Value, match.Groups[2].Value) : null;
    }

    /// <summary>Path and query of an absolute, scheme-less or path-only address of this host; null for another host's.</summary>
    private string? Path(string location)
    {
        if (location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal)) return location;
        var start = location.IndexOf("//", StringComparison.Ordinal);
        if (start < 0 || location[..start] is not ("" or "http:" or "https:")) return null;

        var slash = location.IndexOf('/', start + 2);
        if (slash < 0) return null;
        var authority = location[(start + 2)..slash];
        return authority.Equals(service.Authority, StringComparison.OrdinalIgnoreCase) || authority.Equals(service.Host, StringComparison.OrdinalIgnoreCase) ? location[slash..] : null;
    }

    private Uri Build(MementoAddress address, string flag) => Below($"{path}{address.Timestamp}{flag}/{Escape(address.Original)}");

    /// <summary>Drops the fragment; escapes what may not stand in a request line, and nothing else.</summary>
    internal static string Escape(string original)
    {
        var hash = original.IndexOf('#', StringComparison.Ordinal);
        var escaped = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(hash < 0 ? original : original[..hash]))
        {
            if (value is > 0x20 and < 0x7F) escaped.Append((char)value);
            else escaped.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"^([0-9]{1,14})(?:[a-z]{2}_)?/(.+)$", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Replay();

    [GeneratedRegex(@"^(?<service>https?://[^/{}?#]+)(?<path>/(?:[^{}?#]*/)?)\{timestamp\}(?<flag>(?:[a-z]{2}_)?)/\{url\}$", RegexOptions.NonBacktracking)]
    private static partial Regex Template();
}

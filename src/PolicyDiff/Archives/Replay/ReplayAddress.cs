using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.Archives.Replay;

/// <summary>
/// Builds and reads addresses of the form <c>/web/14digits[flag]/original</c>. The original passes byte for byte: <see cref="Uri"/>
/// would collapse <c>/../</c>, unescape <c>%7E</c> and cut at <c>#</c>, and name another capture or none.
/// </summary>
internal sealed partial class ReplayAddress(Uri service)
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly string root = service.GetLeftPart(UriPartial.Authority) + service.AbsolutePath.TrimEnd('/');

    /// <summary>Original bytes.</summary>
    public Uri Raw(MementoAddress address) => Build(address, "id_");

    /// <summary>With links rewritten and the archive's frame: for people.</summary>
    public Uri Browsing(MementoAddress address) => Build(address, "");

    /// <summary>An address below the service's own.</summary>
    public Uri Below(string pathAndQuery) => new(root + pathAndQuery, AsWritten);

    /// <summary>Reads where an answer of this archive leads; null when that is no replay address of this archive.</summary>
    public MementoAddress? Read(string location)
    {
        if (Path(location) is not { } path || !path.StartsWith(service.AbsolutePath.TrimEnd('/') + "/web/", StringComparison.Ordinal)) return null;
        var match = Replay().Match(path[service.AbsolutePath.TrimEnd('/').Length..]);
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

    private Uri Build(MementoAddress address, string flag) => Below($"/web/{address.Timestamp}{flag}/{Escape(address.Original)}");

    /// <summary>Drops the fragment; escapes what may not stand in a request line, and nothing else.</summary>
    private static string Escape(string original)
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

    [GeneratedRegex(@"^/web/([0-9]{1,14})(?:[a-z]{2}_)?/(.+)$", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Replay();
}

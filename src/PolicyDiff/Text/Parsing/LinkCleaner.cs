using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Parsing;

/// <summary>
/// Turns a link as written into the absolute address it meant: archive rewriting undone, hidden e-mail addresses shown, session and
/// campaign tokens dropped, so that two captures of one page have the same links.
/// </summary>
internal sealed partial class LinkCleaner(Uri? page, string? declaredBase)
{
    private readonly Uri? pageAddress = Original(page);
    private readonly Uri? baseAddress = Base(page, declaredBase);

    /// <summary>The absolute address, or null for none (scripts, data, a relative link of a page without address).</summary>
    public string? Clean(string? href) => Escaped(Meant(href));

    private string? Meant(string? href)
    {
        var written = href ?? "";
        if (written.AsSpan().ContainsAnyExceptInRange('!', '~')) written = WhiteSpace().Replace(written, "");
        if (written.Length is 0 or > 4000) return null;
        if (HiddenAddress.FromLink(written) is { } mail) return "mailto:" + mail;
        var unwrapped = ArchiveUndo.Unwrap(written);
        if (unwrapped.StartsWith('#')) return pageAddress is null || unwrapped.Length == 1 ? null : Shorten(pageAddress, unwrapped);
        if (!TryResolve(unwrapped, out var address)) return null;
        if (ArchiveUndo.LostItsHost(address) && pageAddress is not null) address = new Uri(pageAddress, address.PathAndQuery + address.Fragment);
        return address.Scheme switch
        {
            "http" or "https" or "ftp" => Shorten(address, address.Fragment),
            "mailto" or "tel" => address.OriginalString,
            _ => null,
        };
    }

    private bool TryResolve(string link, out Uri address)
    {
        if (ForeignAddress.TryRead(link, out address!) && !link.StartsWith('/')) return true;
        return baseAddress is not null && ForeignAddress.TryRead(baseAddress, link, out address!);
    }

    private static Uri? Original(Uri? page) =>
        page is not null && ForeignAddress.TryRead(ArchiveUndo.Unwrap(page.OriginalString), out var original) ? original : page;

    private static Uri? Base(Uri? page, string? declared)
    {
        var original = Original(page);
        if (string.IsNullOrWhiteSpace(declared)) return original;
        var unwrapped = ArchiveUndo.Unwrap(declared.Trim());
        if (ForeignAddress.TryRead(unwrapped, out var address) && address.Scheme is "http" or "https") return address;
        return original is not null && ForeignAddress.TryRead(original, unwrapped, out address) ? address : original;
    }

    /// <summary>Control characters and white space as browsers send them: no writer and no reader of a link takes them as they are.</summary>
    private static string? Escaped(string? address) => address is null || !address.AsSpan().ContainsAnyExceptInRange('!', '~')
        ? address
        : string.Concat(address.Select(character => char.IsControl(character) || char.IsWhiteSpace(character) ? Uri.EscapeDataString(character.ToString()) : character.ToString()));

    private static string Shorten(Uri address, string fragment)
    {
        var path = address.GetLeftPart(UriPartial.Path);
        if (path.Contains(';', StringComparison.Ordinal)) path = PathSession().Replace(path, "");
        if (address.Query.Length == 0) return path + fragment;
        var query = string.Join('&', address.Query.TrimStart('?').Split('&').Where(pair => pair.Length > 0 && !TokenName().IsMatch(pair)));
        return path + (query.Length > 0 ? "?" + query : "") + fragment;
    }

    [GeneratedRegex(@"[\s\u200B\uFEFF]+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@";(?:jsessionid|_ylt|_ylv|_ylc|sid|phpsessid)=[^/;?#]*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PathSession();

    [GeneratedRegex(@"^(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|session[_-]?id|sid|cfid|cftoken|_yl[a-z]|_ga|_gl|_gid|utm_\w+|gclid|gclsrc|dclid|fbclid|msclkid|yclid|igshid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hs\w+|hsctatracking|cachebust\w*|_cb|nocache|wickedid|ref_src|trk|zx)(?:=|$)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex TokenName();
}

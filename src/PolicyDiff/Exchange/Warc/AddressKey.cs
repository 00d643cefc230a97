using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Exchange.Warc;

/// <summary>
/// When two addresses are one page, in the sense of web archives' indexes (SURT): scheme, "www", port, case, the trailing slash and the order
/// of query arguments do not count.
/// </summary>
internal static class AddressKey
{
    /// <summary>"com,example)/privacy"; null for what is no http address.</summary>
    internal static string? Of(string? address)
    {
        if (!ForeignAddress.TryRead(address, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        var labels = uri.IdnHost.ToLowerInvariant().Split('.');
        if (labels.Length > 1 && labels[0] == "www") labels = labels[1..];
        Array.Reverse(labels);
        var path = uri.AbsolutePath.ToLowerInvariant().TrimEnd('/');
        var query = uri.Query.Length > 1 ? "?" + string.Join('&', uri.Query[1..].ToLowerInvariant().Split('&').Order(StringComparer.Ordinal)) : "";
        return $"{string.Join(',', labels)}){(path.Length == 0 ? "/" : path)}{query}";
    }
}

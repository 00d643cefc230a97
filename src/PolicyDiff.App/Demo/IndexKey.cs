using PolicyDiff.Text.Parsing;

namespace PolicyDiff.App.Demo;

/// <summary>
/// Index keys as archives make them (SURT): "localhost,lumora)/privacy". Scheme, "www", port, case, the trailing slash and
/// the order of query arguments are left out.
/// </summary>
internal static class IndexKey
{
    /// <summary>The key of an address, with or without its scheme; null when it is none.</summary>
    public static string? Of(string address)
    {
        var full = address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address;
        return ForeignAddress.TryRead(full, out var uri) && uri.Scheme is "http" or "https" ? Of(uri.Host, uri.PathAndQuery) : null;
    }

    /// <summary>The key of a host and a path.</summary>
    public static string Of(string host, string path)
    {
        var labels = host.ToLowerInvariant().Split('.');
        if (labels.Length > 1 && labels[0] == "www") labels = labels[1..];
        Array.Reverse(labels);

        var parts = path.ToLowerInvariant().Split('?', 2);
        var bare = parts[0].TrimEnd('/');
        var query = parts.Length == 2 && parts[1].Length > 0 ? "?" + string.Join('&', parts[1].Split('&').Order(StringComparer.Ordinal)) : "";
        return $"{string.Join(',', labels)}){(bare.Length == 0 ? "/" : bare)}{query}";
    }
}

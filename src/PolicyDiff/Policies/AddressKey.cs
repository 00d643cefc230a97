using System.Text.RegularExpressions;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Policies;

/// <summary>
/// What two addresses of one page have in common, in the sense that archives' indexes give it (SURT): scheme, "www", default port, case,
/// a slash at the end, session ids and the order of query arguments do not make another page.
/// </summary>
public static partial class AddressKey
{
    /// <summary>"ferry.example/privacy"; what is no web address is its own key, in lower case.</summary>
    public static string Of(string address) =>
        OfPage(address) ?? address.ToLowerInvariant();

    /// <summary>The same; null for what is no http or https address.</summary>
    public static string? OfPage(string? address) =>
        ForeignAddress.TryRead(address, out var parsed) && parsed.Scheme is "http" or "https" ? Of(parsed) : null;

    /// <summary>The key of an http or https address.</summary>
    public static string Of(Uri address)
    {
        var port = address.IsDefaultPort ? "" : $":{address.Port}";
        var path = SessionInPath().Replace(address.AbsolutePath, "").TrimEnd('/');
        var query = string.Join('&', address.Query.TrimStart('?').Split('&').Where(part => part.Length > 0 && !SessionInQuery().IsMatch(part)).Order(StringComparer.OrdinalIgnoreCase));
        return $"{Bare(address.IdnHost)}{port}{(path.Length == 0 ? "/" : path)}{(query.Length == 0 ? "" : "?" + query)}".ToLowerInvariant();
    }

    /// <summary>The same page.</summary>
    public static bool AreSame(string one, string other) => Of(one) == Of(other);

    /// <summary>The ways in which this page's address may have been stored: with both schemes, with and without "www" and a slash at the end.</summary>
    public static IReadOnlyList<string> Variants(Uri address)
    {
        var bare = Bare(address.IdnHost);
        var path = address.AbsolutePath.TrimEnd('/');
        var port = address.IsDefaultPort ? "" : $":{address.Port}";
        return
        [
            .. from scheme in new[] { "https", "http" }
               from host in new[] { bare, "www." + bare }
               from end in new[] { path, path + "/" }.Where(end => end.Length > 0)
               select WatchList.Text(new Uri($"{scheme}://{host}{port}{end}{address.Query}")),
        ];
    }

    private static string Bare(string host)
    {
        var name = host.TrimEnd('.').ToLowerInvariant();
        return name.StartsWith("www.", StringComparison.Ordinal) && name.Count(character => character == '.') > 1 ? name[4..] : name;
    }

    [GeneratedRegex(@";jsessionid=[^/;?]*|/\(s\([a-z0-9]+\)\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SessionInPath();

    [GeneratedRegex(@"^(?:utm_[a-z]+|gclid|fbclid|jsessionid|phpsessid|aspsessionid[a-z]*|cfid|cftoken|sid|sessionid)=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SessionInQuery();
}

using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Alerts;

/// <summary>The dashboard as mails name it.</summary>
/// <param name="PublicUrl">What every link starts with (setting <c>Site__PublicUrl</c>); null: mails name paths and say where to open them.</param>
public sealed record AlertSite(Uri? PublicUrl)
{
    /// <summary>The right side of our Message-IDs. A made-up one for a site without a public name: only uniqueness matters.</summary>
    public string MessageHost => PublicUrl is { HostNameType: UriHostNameType.Dns or UriHostNameType.IPv4 } url ? url.IdnHost.ToLowerInvariant() : "policydiff.invalid";

    /// <summary>The absolute address of a path, or the path itself when the site has no public address.</summary>
    public string Link(string path) => PublicUrl is null ? path : PublicUrl.GetLeftPart(UriPartial.Path).TrimEnd('/') + path;

    /// <summary>The path of a policy's page.</summary>
    internal static string PolicyPath(Policy policy) => $"/policies/{policy.Organization.Slug}/{policy.Slug}";

    /// <summary>The path of the page that shows two texts; of the one that shows when the policy was gone where one of them is missing.</summary>
    internal static string ChangePath(Policy policy, ContentHash? from, ContentHash? to) => (from, to) switch
    {
        ({ } old, { } now) => $"{PolicyPath(policy)}/changes/{old.Abbreviated}..{now.Abbreviated}",
        ({ } gone, null) => $"{PolicyPath(policy)}/absences/{gone.Abbreviated}",
        (null, { } back) => $"{PolicyPath(policy)}/absences/{back.Abbreviated}",
        _ => PolicyPath(policy),
    };

    /// <summary>The path of one version.</summary>
    internal static string VersionPath(Policy policy, ContentHash text) => $"{PolicyPath(policy)}/versions/{text.Abbreviated}";

    /// <summary>The path that ends a subscription: GET shows it, POST ends it (RFC 8058).</summary>
    internal static string UnsubscribePath(string key) => $"/unsubscribe/{Uri.EscapeDataString(key)}";
}

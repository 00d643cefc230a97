using System.Globalization;

namespace PolicyDiff.Policies;

/// <summary>Names for a policy that was given by its address alone.</summary>
public static class PolicyNames
{
    // Words of an address that say which document it is, most telling first. Types are those of Open Terms Archive where it has one.
    private static readonly (string Word, string Type)[] Types =
    [
        ("cookie", "Cookie Policy"),
        ("children", "Children's Privacy Policy"),
        ("privacy", "Privacy Policy"),
        ("datenschutz", "Privacy Policy"),
        ("confidentialite", "Privacy Policy"),
        ("privacidad", "Privacy Policy"),
        ("privacidade", "Privacy Policy"),
        ("community", "Community Guidelines"),
        ("acceptable-use", "Acceptable Use Policy"),
        ("data-processing", "Data Processing Agreement"),
        ("dpa", "Data Processing Agreement"),
        ("imprint", "Imprint"),
        ("impressum", "Imprint"),
        ("terms", "Terms of Service"),
        ("tos", "Terms of Service"),
        ("agb", "Terms of Service"),
        ("eula", "Terms of Service"),
        ("conditions", "Terms of Service"),
        ("legal", "Terms of Service"),
    ];

    // Second-level labels under which registries sell names: "example.co.uk" is named after "example".
    private static readonly string[] PublicLabels = ["co", "com", "org", "net", "gov", "ac", "edu"];

    /// <summary>"Privacy Policy" for …/privacy.html; "Policy" when the address says nothing.</summary>
    public static string TypeOf(Uri address)
    {
        var path = address.PathAndQuery.ToLowerInvariant();
        return Array.Find(Types, type => path.Contains(type.Word, StringComparison.Ordinal)).Type ?? "Policy";
    }

    /// <summary>The type that words name, as a title does; null when they name none.</summary>
    public static string? TypeIn(string words)
    {
        var text = words.ToLowerInvariant().Replace(' ', '-');
        return Array.Find(Types, type => text.Contains(type.Word, StringComparison.Ordinal)).Type;
    }

    /// <summary>The part of a host that one owner has: "example.co.uk" for www.example.co.uk, the host itself where it is a number or has no dot.</summary>
    public static string SiteOf(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (address.HostNameType is not UriHostNameType.Dns) return host;
        var labels = host.Split('.');
        var kept = labels.Length > 2 && labels[^1].Length == 2 && PublicLabels.Contains(labels[^2]) ? 3 : 2;
        return string.Join('.', labels.TakeLast(kept));
    }

    /// <summary>"Example" for www.example.co.uk: a name to start with, for a person to better.</summary>
    public static string OrganizationOf(Uri address)
    {
        if (address.HostNameType is not UriHostNameType.Dns) return address.Host;
        var labels = address.IdnHost.Split('.');
        var index = Math.Max(0, labels.Length - 2);
        if (index > 0 && labels[^1].Length == 2 && PublicLabels.Contains(labels[index])) index--;
        return CultureInfo.InvariantCulture.TextInfo.ToTitleCase(new IdnMapping().GetUnicode(labels[index]));
    }
}

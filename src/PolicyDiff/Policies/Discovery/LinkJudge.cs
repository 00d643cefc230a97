using System.Text.RegularExpressions;

namespace PolicyDiff.Policies.Discovery;

/// <summary>
/// Tells links to a site's policies from all others, by what they are called and where they lead. In doubt it is none: a policy that is not found
/// is added by its address, a wrong one costs trust.
/// </summary>
internal sealed partial class LinkJudge(LinkLexicon lexicon)
{
    /// <summary>Words of a link text that may be an aside ("Learn more"); longer ones are headlines.</summary>
    private const int LongestAside = 5;

    /// <summary>Words that name a policy are few; a phrase inside a longer text is a headline.</summary>
    private const int LongestName = 12;

    /// <summary>Judges a page's links for the owner of <paramref name="site"/>.</summary>
    internal LinkFindings Judge(LinkedPage page, Uri site)
    {
        var names = Names(page, site);
        var policies = new List<LinkFinding>();
        var hubs = new List<LinkFinding>();
        var elsewhere = new List<LinkFinding>();
        foreach (var link in page.Links)
        {
            if (Judge(link, names, page) is not { } finding) continue;
            var list = !IsOwn(link.Address, page.Address, site) ? elsewhere : finding.IsHub ? hubs : policies;
            if (!list.Exists(known => AddressKey.Of(known.Link.Address) == AddressKey.Of(link.Address))) list.Add(finding);
        }

        return new(policies, hubs, elsewhere.FindAll(finding => !finding.IsHub));
    }

    private LinkFinding? Judge(PageLink link, IReadOnlySet<string> names, LinkedPage page)
    {
        var language = page.Language;
        var words = LinkWords.Of(link.Text).Count;
        var parts = Parts(link.Address, page.Address);
        var slug = parts.Count > 0 ? lexicon.OfSlug(WithoutExtension(parts[^1])) : null;
        if (Relation(link) is { } related) return new(link, related, language);
        if (words > LongestName || link.Address.AbsolutePath == "/" && link.Address.Query.Length == 0) return null;
        var key = lexicon.Key(link.Text, names);
        var isHard = IsIn(parts, lexicon.File.HardPaths) || Dated().IsMatch(link.Address.AbsolutePath);
        if (lexicon.Named(key) is { Count: > 0 } named) return isHard && slug is null ? null : Finding(link, named, language);
        if (isHard || IsIn(parts, lexicon.File.SoftPaths) || lexicon.IsNever(link.Text)) return null;
        if (lexicon.Hinted(key) is { Count: > 0 } hinted && (link.IsAtEnd || hinted.Any(hint => Supports(hint.Type, parts)))) return Finding(link, hinted, language);
        if (lexicon.IsHub(key)) return new(link, null, language);
        if (words == 0 && parts.Count > 0) slug ??= OfPicture(WithoutExtension(parts[^1]));
        return slug is not null && words <= LongestAside && !lexicon.IsNever(string.Join(' ', parts)) ? new(link, slug, language) : null;
    }

    // A picture has no words to judge by: the name of the page that it leads to must be a policy's, and nothing more.
    private string? OfPicture(string part) => lexicon.Hinted(lexicon.Key(part, new HashSet<string>())) is [var (type, _), ..] ? type : null;

    /// <summary>The language the page is written in where the name is one of it, else the one the name is of.</summary>
    private static LinkFinding Finding(PageLink link, IReadOnlyList<(string Type, string Language)> names, string? page)
    {
        var primary = page?.Split('-', '_')[0].ToLowerInvariant();
        var own = names.FirstOrDefault(name => name.Language == primary);
        return own.Type is not null ? new(link, own.Type, primary) : new(link, names[0].Type, names.Select(name => name.Language).Distinct().Count() == 1 ? names[0].Language : primary);
    }

    private static string? Relation(PageLink link) => link.Relation?.ToLowerInvariant().Split(' ') switch
    {
        { } words when words.Contains("privacy-policy") => "Privacy Policy",
        { } words when words.Contains("terms-of-service") => "Terms of Service",
        _ => null,
    };

    private bool Supports(string type, IReadOnlyList<string> parts) =>
        lexicon.File.Types[type].Stems.Any(stem => parts.Any(part => part.Contains(stem, StringComparison.Ordinal)));

    private static bool IsIn(IReadOnlyList<string> parts, IReadOnlyList<string> list) =>
        parts.SelectMany(part => part.Split('.')).Any(list.Contains);

    /// <summary>The parts of host (what stands before the site's own name, where it is another host than the page's) and path, in lower case.</summary>
    private static List<string> Parts(Uri address, Uri page)
    {
        var site = PolicyNames.SiteOf(address);
        var before = address.IdnHost.ToLowerInvariant();
        before = before.Length > site.Length && address.IdnHost != page.IdnHost ? before[..^(site.Length + 1)] : "";
        return [.. before.Split('.').Concat(Uri.UnescapeDataString(address.AbsolutePath).ToLowerInvariant().Split('/')).Where(part => part.Length > 0 && part != "www")];
    }

    private static string WithoutExtension(string part) => Extension().Replace(part, "");

    /// <summary>Of the owner's site, or of one whose host carries the owner's name.</summary>
    private static bool IsOwn(Uri address, Uri page, Uri site)
    {
        var target = PolicyNames.SiteOf(address);
        if (target == PolicyNames.SiteOf(site) || target == PolicyNames.SiteOf(page)) return true;
        var label = PolicyNames.SiteOf(site).Split('.')[0];
        return label.Length >= 4 && site.HostNameType is UriHostNameType.Dns && address.IdnHost.Contains(label, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The owner's own name may stand in any link: words of host and title that name no policy.</summary>
    private HashSet<string> Names(LinkedPage page, Uri site)
    {
        var words = LinkWords.Of($"{PolicyNames.SiteOf(site).Split('.')[0]} {page.Title}").ToHashSet();
        words.RemoveWhere(lexicon.IsWord);
        return words;
    }

    [GeneratedRegex(@"/(?:19|20)\d\d/\d\d?(?:/|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\.(?:x?html?|php\d?|aspx?|jsp|cfm|do|pdf|txt|s?htm)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Extension();
}

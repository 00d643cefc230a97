namespace PolicyDiff.App.Demo;

/// <summary>
/// The invented world of <c>policydiff demo</c>: three organizations, five policies, twenty years of captures. Everything is
/// written in <c>Demo/Content</c> and <c>Demo/Templates</c>; this only reads it.
/// </summary>
public sealed class DemoWorld
{
    private readonly Dictionary<string, LiveSite> sites;

    private DemoWorld(IReadOnlyList<(DemoOrganization Organization, LiveSite Site)> loaded, IEnumerable<DemoCapture> captures)
    {
        Organizations = [.. loaded.Select(one => one.Organization)];
        sites = loaded.ToDictionary(one => one.Organization.Host, one => one.Site, StringComparer.OrdinalIgnoreCase);
        Captures = [.. captures.OrderBy(capture => capture.Instant)];
    }

    /// <summary>The organizations, in the order of the story.</summary>
    public IReadOnlyList<DemoOrganization> Organizations { get; }

    /// <summary>Everything the archive holds, oldest first: policies, home pages, and what redirects lead to.</summary>
    public IReadOnlyList<DemoCapture> Captures { get; }

    /// <summary>All policies.</summary>
    public IEnumerable<DemoPolicy> Policies => Organizations.SelectMany(organization => organization.Policies);

    /// <summary>Reads the story; throws <see cref="FormatException"/> with the place where it does not fit together.</summary>
    public static DemoWorld Load()
    {
        var templates = DemoResources.In("Demo/Templates/").ToDictionary(
            name => Path.GetFileNameWithoutExtension(name),
            name => PageTemplate.Parse(DemoResources.Read(name)));
        var story = Story.Parse(DemoResources.Read("Demo/Content/captures.json"));
        var captures = new List<DemoCapture>();
        var loaded = story.Organizations.Select(organization => LoadOrganization(organization, templates, captures)).ToList();
        return new(loaded, captures);
    }

    internal LiveSite? SiteOf(string host) => sites.GetValueOrDefault(host);

    private static (DemoOrganization, LiveSite) LoadOrganization(StoryOrganization organization, Dictionary<string, PageTemplate> templates, List<DemoCapture> all)
    {
        var frame = new PageFrame(organization, templates);
        var home = LoadDocument(organization, organization.Home, frame, all);
        var policies = organization.Policies.Select(policy => LoadDocument(organization, policy, frame, all)).ToList();
        IEnumerable<StoryDocument> documents = [organization.Home, .. organization.Policies];
        var pages = documents.Zip([home, .. policies], (document, policy) => (document.Live.Path, new LivePage(document.Live.Template, policy.Live, policy.Advanced)));
        return (
            new(organization.Name, organization.Slug, organization.Host, policies, home),
            new(frame, pages.ToDictionary(page => page.Path, page => page.Item2), organization.LiveRedirects.ToDictionary(redirect => redirect.Path, redirect => redirect.Target)));
    }

    private static DemoPolicy LoadDocument(StoryOrganization organization, StoryDocument document, PageFrame frame, List<DemoCapture> all)
    {
        var folder = $"Demo/Content/{organization.Slug}/{document.Slug}/";
        var versions = DemoResources.In(folder).Select(name => DemoVersion.Parse(name[folder.Length..], DemoResources.Read(name))).ToList();
        var shelf = versions.ToDictionary(version => version.Number);
        var captures = new CaptureSeries(organization, document, frame, shelf).Make();
        all.AddRange(captures);

        var keys = document.Addresses.Select(path => IndexKey.Of(organization.Host, path)).ToHashSet();
        return new(document.Slug, document.Type, organization.Host, document.Addresses, versions)
        {
            Captures = [.. captures.Where(capture => keys.Contains(capture.Key))],
            Live = Shown(document.Live.Version),
            Advanced = document.Live.Advanced is { } advanced ? Shown(advanced) : null,
        };

        DemoVersion Shown(string number) => shelf.GetValueOrDefault(number)
            ?? throw new FormatException($"captures.json, {organization.Slug}/{document.Slug}: the live page shows version {number}, which has no file.");
    }
}

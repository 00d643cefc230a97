namespace PolicyDiff.App.Demo;

/// <summary>What the live site of one organization serves.</summary>
internal sealed record LiveSite(PageFrame Frame, IReadOnlyDictionary<string, LivePage> Pages, IReadOnlyDictionary<string, string> Redirects)
{
    /// <summary>The page at a path, with new noise for each seed; null when there is none.</summary>
    public DemoPage? Render(string path, bool advanced, PageSeed seed) =>
        Pages.TryGetValue(path, out var page)
            ? Frame.Render(page.Template, ((advanced ? page.Advanced : null) ?? page.Version).Text, seed, PageEncoding.Modern)
            : null;

    /// <summary>The page for everything else.</summary>
    public DemoPage RenderNotFound(PageSeed seed) => Frame.Render("not-found", null, seed, PageEncoding.Modern);
}

/// <summary>One live page.</summary>
internal sealed record LivePage(string Template, DemoVersion Version, DemoVersion? Advanced);

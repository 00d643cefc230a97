using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PolicyDiff.Text;

namespace PolicyDiff.App.Demo;

/// <summary>
/// Dresses a text as a page of one organization: frame, links, and the noise that real pages have (session tokens, build
/// numbers, changing announcements), which differs for every seed.
/// </summary>
internal sealed class PageFrame(StoryOrganization organization, IReadOnlyDictionary<string, PageTemplate> templates)
{
    /// <summary>A page. The same arguments always give the same bytes.</summary>
    /// <param name="template">The name of the look.</param>
    /// <param name="text">What it shows; null for a page that is no policy.</param>
    /// <param name="seed">Sets the noise, and by its day the links and the year.</param>
    /// <param name="encoding">How it becomes bytes.</param>
    public DemoPage Render(string template, PolicyText? text, PageSeed seed, PageEncoding encoding) =>
        encoding.Encode(Template(template).Render(text, Links(seed.Instant), Places(text, seed, encoding)));

    /// <summary>The page that a redirect comes with.</summary>
    public DemoPage RenderMoved(string target) =>
        new(Encoding.ASCII.GetBytes(Template("moved").Render(null, [], new Dictionary<string, string> { ["target"] = target })), "text/html; charset=iso-8859-1");

    private PageTemplate Template(string name) => templates.TryGetValue(name, out var template)
        ? template
        : throw new FormatException($"There is no template '{name}' in Demo/Templates.");

    private List<(string, string)> Links(DateTimeOffset when) =>
    [
        .. organization.Links
            .Where(link => (link.From is null || StoryInstant.Parse(link.From) <= when) && (link.To is null || when < StoryInstant.Parse(link.To)))
            .Select(link => (link.Text, link.Path)),
    ];

    private Dictionary<string, string> Places(PolicyText? text, PageSeed seed, PageEncoding encoding)
    {
        var noise = SHA256.HashData(Encoding.UTF8.GetBytes(organization.Slug + seed.Noise));
        return new()
        {
            ["organization"] = organization.Name,
            ["title"] = text?.Title ?? "",
            ["accent"] = organization.Accent,
            ["year"] = seed.Instant.Year.ToString(CultureInfo.InvariantCulture),
            ["charset"] = encoding.Meta,
            ["token"] = Convert.ToHexStringLower(noise.AsSpan(0, 16)),
            ["build"] = Convert.ToHexStringLower(noise.AsSpan(16, 4)),
            ["digit"] = (noise[20] % 10).ToString(CultureInfo.InvariantCulture),
            ["promotion"] = organization.Promotions[noise[21] % organization.Promotions.Count],
        };
    }
}

/// <summary>What makes two renderings of one page differ.</summary>
/// <param name="Instant">When the page is shown.</param>
/// <param name="Noise">Any text; equal texts make equal noise.</param>
internal sealed record PageSeed(DateTimeOffset Instant, string Noise);

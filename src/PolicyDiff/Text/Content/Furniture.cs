using System.Text.RegularExpressions;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Text.Content;

/// <summary>
/// Tells the parts of a page that stand around any content: navigation, footers, side bars, banners, share bars. By element, role
/// and the words in class and id; never when the part holds much of the page's prose, whatever it is called.
/// </summary>
internal sealed partial class Furniture(PageMeasures measures, int pageProse)
{
    private const double MuchOfThePage = 0.3;
    private const double HalfThePage = 0.5;
    private const int LongestName = 300;

    private readonly Dictionary<string, NameMeaning> meanings = [];

    /// <summary>A box by its name or role that asks about cookies, whatever its length.</summary>
    public static bool IsConsent(PageNode node) => node["role"] is "dialog" or "alertdialog" || ConsentName().IsMatch($"{node["id"]} {node["class"]}");

    /// <summary>True for a part to drop with everything in it.</summary>
    public bool Is(PageNode node)
    {
        if (measures.Words(node) == 0) return false;
        var share = pageProse == 0 ? 0 : (double)measures.Prose(node) / pageProse;
        if (share < HalfThePage && IsOverlay(node)) return true;
        if (share >= MuchOfThePage) return false;
        return IsNamed(node) || IsCalled(node, share) || IsHelper(node) || IsForm(node) || IsHandle(node);
    }

    /// <summary>True where the class or id says that this is a title: "page-title", "headline".</summary>
    public static bool IsCalledTitle(PageNode node) => node["class"] is { } name && TitleName().IsMatch(name);

    /// <summary>True for what is laid over the page or asks about cookies: nothing in it belongs to the page's own head.</summary>
    public bool IsLaidOver(PageNode node) => IsOverlay(node) || Meaning(node).Consent;

    /// <summary>True for a button that opens a section: its label is that section's heading.</summary>
    public static bool IsAccordionHead(PageNode button) =>
        button["aria-expanded"] is not null || button["aria-controls"] is not null || button["data-target"] is not null || button["data-bs-target"] is not null || button.IsInside("summary")
        || Enumerable.Range(1, 6).Any(level => button.IsInside("h" + level));

    private static bool IsInContent(PageNode node) => node.IsInside("article") || node.IsInside("main");

    private bool IsNamed(PageNode node)
    {
        switch (node.Name)
        {
            case "nav":
                // Its own word for what it is. Contents in it repeat the headings, and each reworded heading would count twice.
                return true;
            case "footer":
                return !IsInContent(node) || measures.LinkDensity(node) > 0.4;
            case "header":
                // A section's header is its heading; the page's own holds its menu.
                return !IsInContent(node) && !(node.IsInside("section") && measures.LinkDensity(node) <= 0.4);
            case "aside":
                return measures.Prose(node) < 60 || measures.LinkDensity(node) > 0.3;
        }

        return node["role"]?.ToLowerInvariant() switch
        {
            "navigation" or "banner" or "contentinfo" or "search" or "menu" or "menubar" or "toolbar" or "tooltip" => true,
            "complementary" => measures.Prose(node) < 60 || measures.LinkDensity(node) > 0.3,
            _ => false,
        };
    }

    /// <summary>By class and id: banners about cookies whatever their length, other furniture only when it is short or full of links.</summary>
    private bool IsCalled(PageNode node, double share)
    {
        if (node.Name is "body" or "html" or "main" or "article" || Html.HeadingLevel(node.Name) > 0) return false;
        var meaning = Meaning(node);
        if (meaning.Consent) return true;
        if (!meaning.Furniture || IsContents(node) || (meaning.Heading && IsHeadOfText(node))) return false;
        return (share < 0.1 && measures.Words(node) < 40) || (share < 0.15 && measures.LinkDensity(node) > 0.4);
    }

    /// <summary>A window laid over the page: log in, subscribe, accept. Never the page's own content while there is other.</summary>
    private bool IsOverlay(PageNode node) =>
        node.Name == "dialog" || node["aria-modal"] == "true" || node["role"]?.ToLowerInvariant() is "dialog" or "alertdialog"
        || (node.Name is "div" or "section" or "aside" && Meaning(node).Overlay);

    /// <summary>What an element's id and class say: each by itself, since no name that is looked for reaches over a space.</summary>
    private NameMeaning Meaning(PageNode node)
    {
        var (id, name) = (node["id"] ?? "", node["class"] ?? "");
        if (id.Length + name.Length == 0) return default;
        var (ofId, ofClass) = (Meaning(id), Meaning(name));
        return new(ofId.Consent || ofClass.Consent, ofId.Furniture || ofClass.Furniture, ofId.Overlay || ofClass.Overlay, id.Length + 1 + name.Length < LongestName && (ofId.Heading || ofClass.Heading));
    }

    /// <summary>A page has few sets of names on many elements.</summary>
    private NameMeaning Meaning(string called)
    {
        if (called.Length == 0) return default;
        if (meanings.TryGetValue(called, out var known)) return known;
        return meanings[called] = new(ConsentName().IsMatch(called), FurnitureName().IsMatch(called), OverlayName().IsMatch(called), called.Length < LongestName && HeadName().IsMatch(called));
    }

    /// <summary>A form to fill in (register, subscribe, ask): what it labels and complains about is no policy. A page that stands whole in a form is too much of the page to come here.</summary>
    private static bool IsForm(PageNode node) => node.Name == "form" && Labels(node) > 2;

    private static int Labels(PageNode form)
    {
        var labels = 0;
        var pending = new Stack<PageNode>([form]);
        while (pending.TryPop(out var node))
        {
            if (node.Name == "label") labels++;
            foreach (var child in node.Children) pending.Push(child);
        }

        return labels;
    }

    /// <summary>Sections have heads as pages have: one without links, over more of the text, is a heading and what stands beneath it.</summary>
    private bool IsHeadOfText(PageNode node) => measures.OutLinks(node) + measures.Jumps(node) == 0 && measures.Words(node) <= 40;

    /// <summary>A link of nothing but a sign: to the heading that it stands at, back from a footnote, to the page's top.</summary>
    private static bool IsHandle(PageNode node) =>
        node.Name == "a" && node.Children.Count == 1 && node.Children[0] is { IsText: true } sign && sign.Text.Length <= 8 && HandleSign().IsMatch(sign.Text)
        && node["href"] is { } href && href.Contains('#', StringComparison.Ordinal);

    private static bool IsHelper(PageNode node) => node.Name == "a" && node["class"] is { } name && ScreenReaderName().IsMatch(name);

    /// <summary>A table of contents: navigation, but inside the page and part of the document.</summary>
    private bool IsContents(PageNode node) => measures.Jumps(node) > 2 && measures.Jumps(node) > measures.OutLinks(node) * 2;

    [GeneratedRegex(@"(?:cookie|consent|gdpr|ccpa|privacy)[-_]?(?:banner|bar|notice|popup|pop-up|modal|overlay|dialog|box|layer|wall|toast|message|manager|prompt|bot|yes|law)|onetrust|didomi|usercentrics|cookiebot|cybotcookie|cc-window|cc-banner|truste_|trustarc|qc-cmp|sp_message|klaro|osano|borlabs|tarteaucitron|cmplz|axeptio|iubenda-cs|moove_gdpr|evidon", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ConsentName();

    // Page builders call every box of the text a widget of theirs ("x-widget-text"); side bars call theirs nothing but that.
    [GeneratedRegex(@"(?:^|\s)widget(?:$|\s)|(?:^|[\s_-])(?:(?:sub|top|main|side|site|global|mobile|foot|footer|header|mega|nav|bottom|primary|secondary|left|right|user)?[-_]?(?:nav|navi|navbar|navigation|menu|sidebar|sidenav|footer|masthead|header|head|foot|side)|[gls]-?nav|breadcrumbs?|share|sharing|social(?:[-_]?\w+)?|addthis\w*|newsletter|subscribe|subscription|signup|sign-up|login|related|recommended|recommendations|pagination|pager|toolbar|search|searchbox|advert(?:isement)?|ads?|promo|skip(?:[-_]\w+)?|skiplinks?|back-?to-?top|lang(?:uage)?s?(?:[-_]?(?:switch|switcher|select|selector|list|menu|picker|nav))?|locale-?\w*|printer|print|comments?|respond|feedback|helpful|cta|toast|alert-bar|announcement|headband|copyright|author-?box|prev-?next|post-nav\w*)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FurnitureName();

    [GeneratedRegex(@"(?:^|[\s_-])(?:modals?|popups?|lightbox|overlay|dialog)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OverlayName();

    [GeneratedRegex(@"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|anchor|header-?link|headerlink|permalink|skip-link)(?:$|\s)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ScreenReaderName();

    [GeneratedRegex(@"(?:^|[\s_-])(?:title|headline|heading)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex TitleName();

    // Not the page's own: "site-header", "nav-head".
    [GeneratedRegex(@"(?:^|\s)(?!(?:site|main|top|side|global|mobile|nav|mega|foot|footer|bottom|user|newsletter|comments?|related|share|social|search|cookie)[_-])(?:[a-z0-9]+[_-]+)*(?:header|head|masthead)(?:$|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex HeadName();

    [GeneratedRegex(@"^\s*[#\u00B6\u21A9\u21B5\u2191\u2912\u2934\u21E7\u25B2\u21D1^\uFE0E\uFE0F\u200B]+\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex HandleSign();

    private readonly record struct NameMeaning(bool Consent, bool Furniture, bool Overlay, bool Heading);
}

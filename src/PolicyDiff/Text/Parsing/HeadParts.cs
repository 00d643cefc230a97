using PolicyDiff.Text.Content;

namespace PolicyDiff.Text.Parsing;

/// <summary>
/// Finds what belongs to a policy's head and stands outside the chosen content: the page's own heading, the line that dates it.
/// </summary>
internal sealed class HeadParts(PageTree tree)
{
    private const int LongestHeading = 25;
    private const int ShortestTitle = 4;

    private readonly string title = Plain(tree.Title ?? "");

    /// <summary>These elements in reading order; they are taken out of the dropped ones.</summary>
    public List<PageNode> Of(ContentChoice choice, PageNode chosen, Furniture furniture)
    {
        var (parts, dropped) = choice;
        var before = tree.Nodes.Take(chosen.Index).Where(node => IsWanted(node) && !IsWithin(chosen, node) && !parts.Any(part => IsWithin(node, part)) && !IsElsewhere(node, furniture)).ToList();
        var after = dropped.Where(node => chosen.Holds(node)).SelectMany(node => tree.Nodes.Skip(node.Index).Take(node.LastIndex - node.Index + 1)).Where(node => IsDate(node) && !IsElsewhere(node, furniture));
        var heading = chosen.IsInside("dialog") ? null : Heading(before, HasHeading(parts, dropped), HasTitle(parts, dropped));
        var found = new List<PageNode>();
        foreach (var node in before)
        {
            if ((IsHeading(node) && node != heading && !IsDate(node)) || found.Any(part => IsWithin(node, part))) continue;
            dropped.Remove(node);
            found.Add(node);
        }

        found.AddRange(after.Take(1));
        return found;
    }

    /// <summary>True where a heading's words are the document's title, or the part of it that stands first or last.</summary>
    public bool IsOfTitle(string heading)
    {
        var plain = Plain(heading);
        if (TextWeight.Of(plain) < 2 || plain.Length < ShortestTitle || !title.Contains(plain, StringComparison.OrdinalIgnoreCase)) return false;
        var at = title.IndexOf(plain, StringComparison.OrdinalIgnoreCase);
        return (at == 0 || Parts(title[at - 1], at > 1 ? title[at - 2] : ' ')) && (at + plain.Length == title.Length || Parts(title[at + plain.Length], at + plain.Length + 1 < title.Length ? title[at + plain.Length + 1] : ' '));
    }

    /// <summary>True for a heading in the words of policies or of the document's title.</summary>
    public bool NamesPolicy(PageNode heading)
    {
        var text = TextOf(heading);
        return text.Length > 0 && (LegalWords.Count(text, 1) > 0 || IsOfTitle(text));
    }

    /// <summary>A sign that parts a title: a bar, or a dash with a space before or after it.</summary>
    private static bool Parts(char sign, char next) => !char.IsLetterOrDigit(sign) && (!char.IsWhiteSpace(sign) || !char.IsLetterOrDigit(next));

    private bool HasHeading(IReadOnlyList<PageNode> parts, HashSet<PageNode> dropped) =>
        tree.Nodes.Any(node => node.Name == "h1" && parts.Any(part => IsWithin(node, part)) && !dropped.Contains(node) && !IsSiteName(node) && TextOf(node).Length > 0);

    /// <summary>True where the chosen parts begin with the document's title as a heading of any level.</summary>
    private bool HasTitle(IReadOnlyList<PageNode> parts, HashSet<PageNode> dropped) =>
        parts.SelectMany(part => tree.Nodes.Skip(part.Index).Take(part.LastIndex - part.Index + 1)).FirstOrDefault(node => Html.HeadingLevel(node.Name) > 0 && !dropped.Contains(node) && node.Children.Count > 0) is { } first
        && IsOfTitle(TextOf(first));

    /// <summary>
    /// Of several headings the nearest h1 that speaks of a policy or says the document's title, else such a heading of another level right before the text, else the
    /// first h1: the others name the site or its section. A link to the home page is the site's name.
    /// </summary>
    private PageNode? Heading(List<PageNode> before, bool hasHeading, bool hasTitle)
    {
        var first = before.Where(node => node.Name == "h1" && !IsSiteName(node)).ToList();
        // A text with headings of the first level inside may still have its title above it.
        if (hasHeading) return hasTitle ? null : first.LastOrDefault(node => IsOfTitle(TextOf(node)));
        return first.LastOrDefault(NamesPolicy) ?? (hasTitle ? null : before.LastOrDefault(node => IsHeading(node) && node.Name != "h1" && IsOfTitle(TextOf(node))) ?? first.FirstOrDefault());
    }

    private static bool IsHeading(PageNode node) => Html.HeadingLevel(node.Name) > 0;

    private static bool IsSiteName(PageNode heading)
    {
        var linked = heading.Children.Where(child => !child.IsText || !string.IsNullOrWhiteSpace(child.Text)).ToList();
        return linked is [{ Name: "a" } link] && link["href"] is { } href && IsHome(ArchiveUndo.Unwrap(href.Trim()));
    }

    private static bool IsHome(string href)
    {
        var path = ForeignAddress.TryRead(href, out var address) && address.Scheme is "http" or "https" ? address.PathAndQuery : href;
        return path is "/" or "./" or "../" or "index.html" or "/index.html" or "index.htm" or "/index.php" or "index.php";
    }

    private bool IsWanted(PageNode node)
    {
        if (node.IsText || node.Children.Count == 0) return false;
        if (node.Name == "h1") return Canonical.CountWords(TextOf(node)) is > 0 and <= LongestHeading;
        return IsDate(node) || (node.Name is "h2" or "h3" or "h4" && title.Length > 0 && IsOfTitle(TextOf(node)));
    }

    private static bool IsDate(PageNode node) =>
        node.Name is "p" or "div" or "span" or "time" or "h2" or "h3" or "h4" or "h5" or "h6" or "em" or "small" or "li" or "td"
        && !node.Children.Any(child => Html.IsBlock(child.Name))
        && TextOf(node, 200) is { Length: > 0 and <= 160 } text && text.Any(char.IsDigit) && LegalWords.IsDateLine(text);

    private static bool IsElsewhere(PageNode node, Furniture furniture)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (at.Name is "nav" or "footer" or "aside" or "noscript" or "head" || furniture.IsLaidOver(at)) return true;
        }

        return false;
    }

    private static bool IsWithin(PageNode node, PageNode part) => part.Holds(node);

    private static string TextOf(PageNode node, int limit = 400)
    {
        var text = new System.Text.StringBuilder();
        var pending = new Stack<PageNode>([node]);
        while (pending.TryPop(out var part) && text.Length <= limit)
        {
            if (part.IsText && !string.IsNullOrWhiteSpace(part.Text)) text.Append(part.Text.Trim()).Append(' ');
            for (var child = part.Children.Count - 1; child >= 0; child--) pending.Push(part.Children[child]);
        }

        return Plain(text.ToString());
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

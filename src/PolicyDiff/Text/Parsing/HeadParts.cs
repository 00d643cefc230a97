using PolicyDiff.Text.Content;

namespace PolicyDiff.Text.Parsing;

/// <summary>
/// Finds what belongs to a policy's head and stands outside the chosen content: the page's own h1, the line that dates it.
/// </summary>
internal static class HeadParts
{
    private const int LongestHeading = 25;

    /// <summary>These elements in reading order; they are taken out of the dropped ones.</summary>
    public static List<PageNode> Of(PageTree tree, ContentChoice choice, PageNode chosen, Furniture furniture)
    {
        var (parts, dropped) = choice;
        var hasHeading = tree.Nodes.Any(node => node.Name == "h1" && parts.Any(part => IsWithin(node, part)) && !dropped.Contains(node) && TextOf(node).Length > 0);
        var before = tree.Nodes.Take(chosen.Index).Where(node => IsWanted(node) && !IsWithin(chosen, node) && !parts.Any(part => IsWithin(node, part)) && !IsElsewhere(node, furniture)).ToList();
        var heading = hasHeading ? null : Heading(before);
        var found = new List<PageNode>();
        foreach (var node in before)
        {
            if ((node.Name == "h1" && node != heading) || found.Any(part => IsWithin(node, part))) continue;
            dropped.Remove(node);
            found.Add(node);
        }

        return found;
    }

    /// <summary>Of several h1 the nearest that speaks of a policy, else the first: the others name the site or its section.</summary>
    private static PageNode? Heading(List<PageNode> before) =>
        before.LastOrDefault(node => node.Name == "h1" && LegalWords.Count(TextOf(node), 1) > 0) ?? before.FirstOrDefault(node => node.Name == "h1");

    private static bool IsWanted(PageNode node)
    {
        if (node.IsText || node.Children.Count == 0) return false;
        if (node.Name == "h1") return Canonical.CountWords(TextOf(node)) is > 0 and <= LongestHeading;
        return node.Name is "p" or "div" or "span" or "time" or "h2" or "h3" or "h4" or "h5" or "h6" or "em" or "small" or "li" or "td"
            && !node.Children.Any(child => Html.IsBlock(child.Name))
            && TextOf(node, 200) is { Length: > 0 and <= 160 } text && text.Any(char.IsAsciiDigit) && LegalWords.IsDateLine(text);
    }

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

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

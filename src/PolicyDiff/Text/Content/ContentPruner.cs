using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Text.Content;

/// <summary>
/// Inside the chosen content: drops the lists of links to other pages that content of any site carries before or after its text
/// (menus, related pages). A list in the middle of the text, or one that a line with a colon announces, is the author's.
/// </summary>
internal sealed class ContentPruner(PageMeasures measures, HashSet<PageNode> dropped, PageNode chosen)
{
    private const double MostlyLinks = 0.75;
    private const int SomeProse = 30;

    private int proseBefore;
    private char lastSign = ' ';

    /// <summary>Adds what is to be left out inside the chosen part.</summary>
    public void Prune()
    {
        var all = measures.Prose(chosen);
        var pending = new Stack<PageNode>([chosen]);
        while (pending.TryPop(out var node))
        {
            if (dropped.Contains(node)) continue;
            if (node.IsText) Note(node);
            else if (node != chosen && lastSign != ':' && IsOutside(all) && IsLinkList(node)) dropped.Add(node);
            else Push(node, pending);
        }
    }

    private bool IsOutside(int all) => proseBefore < SomeProse || all - proseBefore < SomeProse;

    private void Note(PageNode text)
    {
        proseBefore += measures.Prose(text);
        var trimmed = text.Text.AsSpan().TrimEnd();
        if (trimmed.Length > 0) lastSign = trimmed[^1];
    }

    private static void Push(PageNode node, Stack<PageNode> pending)
    {
        for (var child = node.Children.Count - 1; child >= 0; child--) pending.Push(node.Children[child]);
    }

    private bool IsLinkList(PageNode node)
    {
        if (node.Name is not ("ul" or "ol" or "div" or "table" or "tr" or "p" or "section" or "center" or "td" or "dl")) return false;
        return measures.OutLinks(node) >= 4 && measures.LinkDensity(node) > MostlyLinks && measures.OutLinks(node) > measures.Jumps(node) * 2
            && measures.Words(node) < measures.OutLinks(node) * 12;
    }
}

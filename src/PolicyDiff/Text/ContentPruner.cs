namespace PolicyDiff.Text;

/// <summary>Inside the chosen content: drops the lists of links to other pages that content of any site carries (related pages, menus).</summary>
internal sealed class ContentPruner(PageMeasures measures, HashSet<PageNode> dropped)
{
    private const double MostlyLinks = 0.75;

    /// <summary>Adds what is to be left out inside this part.</summary>
    public void Prune(PageNode chosen)
    {
        var pending = new Stack<PageNode>([chosen]);
        while (pending.TryPop(out var node))
        {
            foreach (var child in node.Children)
            {
                if (child.IsText || dropped.Contains(child)) continue;
                if (IsLinkList(child)) dropped.Add(child);
                else pending.Push(child);
            }
        }
    }

    private bool IsLinkList(PageNode node)
    {
        if (node.Name is not ("ul" or "ol" or "div" or "table" or "tr" or "p" or "section" or "center" or "td" or "dl")) return false;
        return measures.OutLinks(node) >= 4 && measures.LinkDensity(node) > MostlyLinks && measures.OutLinks(node) > measures.Jumps(node) * 2
            && measures.Words(node) < measures.OutLinks(node) * 12;
    }
}

namespace PolicyDiff.Text.Parsing;

/// <summary>
/// Builds our tree from a parser's stream of starts, ends and texts, and puts right what the parser leaves out: ends that HTML implies
/// (p, li, dt, dd, td, tr, option). An end without its start is passed over.
/// </summary>
internal sealed class PageTreeBuilder
{
    private readonly List<PageNode> nodes = [];
    private readonly List<PageNode> open = [];

    public PageTreeBuilder() => Push("#root", []);

    public IReadOnlyList<PageNode> Nodes => nodes;

    public PageNode Root => nodes[0];

    public PageNode Start(string name, IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        ImplyEnds(name);
        return Push(name, attributes);
    }

    public void Text(string text)
    {
        if (text.Length > 0) Add(new(PageNode.TextName, text, open[^1], []) { Index = nodes.Count });
    }

    /// <summary>Ends this element if it is still open, with everything inside it.</summary>
    public void End(PageNode node)
    {
        var at = open.LastIndexOf(node);
        if (at > 0) open.RemoveRange(at, open.Count - at);
    }

    private PageNode Push(string name, IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        var node = new PageNode(name, "", open.Count == 0 ? null : open[^1], attributes) { Index = nodes.Count };
        Add(node);
        open.Add(node);
        return node;
    }

    private void Add(PageNode node)
    {
        node.Parent?.Append(node);
        nodes.Add(node);
    }

    private void ImplyEnds(string name)
    {
        if (Html.ClosesParagraph(name)) EndNearest(["p"], ["table", "td", "th", "li", "button", "object"]);
        switch (name)
        {
            case "li":
                EndNearest(["li"], ["ul", "ol", "menu", "dir", "table", "dl", "div", "section"]);
                break;
            case "dt" or "dd":
                EndNearest(["dt", "dd"], ["dl", "table", "ul", "ol"]);
                break;
            case "td" or "th":
                EndNearest(["td", "th"], ["tr", "table"]);
                break;
            case "tr":
                EndNearest(["tr"], ["table"]);
                break;
            case "tbody" or "thead" or "tfoot":
                EndNearest(["tbody", "thead", "tfoot"], ["table"]);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when Html.HeadingLevel(open[^1].Name) > 0:
                open.RemoveAt(open.Count - 1);
                break;
        }
    }

    private void EndNearest(ReadOnlySpan<string> names, ReadOnlySpan<string> borders)
    {
        for (var at = open.Count - 1; at > 0; at--)
        {
            if (borders.Contains(open[at].Name)) return;
            if (!names.Contains(open[at].Name)) continue;
            open.RemoveRange(at, open.Count - at);
            return;
        }
    }
}

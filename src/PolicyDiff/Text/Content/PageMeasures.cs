using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Text.Content;

/// <summary>
/// Words, words inside links and links of every part of a page, each counted once from the leaves up; dropped parts count nothing.
/// </summary>
internal sealed class PageMeasures
{
    private readonly int[] words;
    private readonly int[] linkWords;
    private readonly int[] links;
    private readonly int[] jumps;

    private PageMeasures(int nodes)
    {
        words = new int[nodes];
        linkWords = new int[nodes];
        links = new int[nodes];
        jumps = new int[nodes];
    }

    /// <summary>Measures a page without the parts already dropped.</summary>
    public static PageMeasures Of(PageTree tree, HashSet<PageNode> dropped, int[] weights)
    {
        var measures = new PageMeasures(tree.Nodes.Count);
        var inLink = new bool[tree.Nodes.Count];
        var outside = new bool[tree.Nodes.Count];
        foreach (var node in tree.Nodes)
        {
            var parent = node.Parent?.Index ?? 0;
            outside[node.Index] = outside[parent] || dropped.Contains(node);
            inLink[node.Index] = inLink[parent] || (node.Name == "a" && node["href"] is not null);
            if (!outside[node.Index]) measures.Own(node, inLink[node.Index], weights);
        }

        for (var index = tree.Nodes.Count - 1; index > 0; index--) measures.AddToParent(index, tree.Nodes[index].Parent!.Index);
        return measures;
    }

    /// <summary>The weight of every text, by its node's place: counted once, measured as often as parts are dropped.</summary>
    public static int[] Weigh(PageTree tree)
    {
        var weights = new int[tree.Nodes.Count];
        foreach (var node in tree.Nodes)
        {
            if (node.IsText) weights[node.Index] = TextWeight.Of(node.Text);
        }

        return weights;
    }

    /// <summary>All words of a part.</summary>
    public int Words(PageNode node) => words[node.Index];

    /// <summary>Words that are no link's text: what prose is made of.</summary>
    public int Prose(PageNode node) => words[node.Index] - linkWords[node.Index];

    /// <summary>Share of the words that are links, 0–1; 0 for a part without words.</summary>
    public double LinkDensity(PageNode node) => words[node.Index] == 0 ? 0 : (double)linkWords[node.Index] / words[node.Index];

    /// <summary>Links that leave for another page.</summary>
    public int OutLinks(PageNode node) => links[node.Index] - jumps[node.Index];

    /// <summary>Links into the page itself (a table of contents, a footnote).</summary>
    public int Jumps(PageNode node) => jumps[node.Index];

    private void Own(PageNode node, bool inLink, int[] weights)
    {
        if (node.IsText)
        {
            var count = weights[node.Index];
            words[node.Index] = count;
            if (inLink) linkWords[node.Index] = count;
        }
        else if (node.Name == "a" && node["href"] is { } href)
        {
            links[node.Index] = 1;
            if (href.Contains('#', StringComparison.Ordinal)) jumps[node.Index] = 1;
        }
    }

    private void AddToParent(int child, int parent)
    {
        words[parent] += words[child];
        linkWords[parent] += linkWords[child];
        links[parent] += links[child];
        jumps[parent] += jumps[child];
    }
}

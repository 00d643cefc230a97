using PolicyDiff.Text.Parsing;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Content;

/// <summary>The parts of a page to read and what to leave out inside them.</summary>
internal sealed record ContentChoice(IReadOnlyList<PageNode> Parts, HashSet<PageNode> Dropped);

/// <summary>
/// Chooses a policy's content with no rule per site. Drops what is furniture on any page, then goes down from the body as long as one
/// part holds most of the prose; what it leaves beside the way is kept when it reads like the policy: its heading, its date, its prose.
/// </summary>
internal sealed class MainContent
{
    private const double NearlyAll = 0.7;
    private const double MostOfIt = 0.5;
    private const double MostlyLinks = 0.75;
    private const int ShortPage = 1500;

    private readonly PageTree tree;
    private readonly HashSet<PageNode> dropped = [];
    private readonly int[] weights;
    private readonly HeadParts heads;
    private PageMeasures measures;
    private Furniture furniture;

    private MainContent(PageTree tree)
    {
        this.tree = tree;
        heads = new(tree);
        DropInvisible();
        weights = PageMeasures.Weigh(tree);
        measures = PageMeasures.Of(tree, dropped, weights);
        furniture = new(measures, measures.Prose(tree.Root));
    }

    /// <summary>Chooses the main content.</summary>
    public static ContentChoice Choose(PageTree tree)
    {
        var choice = new MainContent(tree);
        choice.DropFurniture();
        return choice.Take();
    }

    /// <summary>All of the page but what is never read: for a page whose part a person has selected.</summary>
    public static ContentChoice All(PageTree tree) => new([tree.Root], new MainContent(tree).dropped);

    private void DropInvisible()
    {
        var spoken = false;
        foreach (var node in tree.Nodes)
        {
            if (ArchiveUndo.IsInserted(node) || node.Name == "head" || (node.Name == "button" && !Furniture.IsAccordionHead(node))) dropped.Add(node);
            if (node.IsText && !spoken && !string.IsNullOrWhiteSpace(node.Text)) spoken = !node.IsInside("noscript") && !node.IsInside("noframes") && !node.IsInside("head");
        }

        if (!spoken) return;
        foreach (var node in tree.Nodes)
        {
            if (node.Name is "noscript" or "noframes") dropped.Add(node);
        }
    }

    private void DropFurniture()
    {
        foreach (var node in tree.Nodes)
        {
            if (node.IsText || node.Parent is null || dropped.Contains(node)) continue;
            if (furniture.Is(node)) dropped.Add(node);
        }

        measures = PageMeasures.Of(tree, dropped, weights);
    }

    private ContentChoice Take()
    {
        var parts = new List<PageNode>();
        var chosen = Descend(Start(), parts);
        parts.Add(chosen);
        new ContentPruner(measures, dropped, chosen).Prune();
        parts.AddRange(heads.Of(new(parts, dropped), chosen, furniture));
        parts.Sort((left, right) => left.Index.CompareTo(right.Index));
        return new(parts, dropped);
    }

    /// <summary>The page's own "main" where it holds most of the prose, else all of the page.</summary>
    private PageNode Start()
    {
        var prose = measures.Prose(tree.Root);
        foreach (var node in tree.Nodes)
        {
            var says = node.Name is "main" or "article" || node["role"]?.ToLowerInvariant() is "main" or "article";
            if (says && measures.Prose(node) > prose * MostOfIt) return node;
        }

        return tree.Root;
    }

    private PageNode Descend(PageNode from, List<PageNode> beside)
    {
        var current = from;
        while ((MostLegal(current) ?? Heaviest(current)) is { } next)
        {
            beside.AddRange(current.Children.Where(child => child != next && !child.IsText && !dropped.Contains(child) && IsOfTheText(child, next)));
            current = next;
        }

        return current;
    }

    /// <summary>The child to go down into: it holds nearly all of the prose and is a part of the page, not of a text. A layout table's cell counts as a child.</summary>
    private PageNode? Heaviest(PageNode current)
    {
        var enough = measures.Prose(current) * NearlyAll;
        if (current.Children.Any(child => child.IsText && measures.Words(child) > 0)) return null;
        var next = current.Children.FirstOrDefault(child => !child.IsText && !dropped.Contains(child) && measures.Prose(child) >= enough);
        if (next is null || enough == 0 || next.Name is "p" or "ul" or "ol" or "dl" or "li" or "a" || Html.HeadingLevel(next.Name) > 0) return null;
        if (next.Name == "table" && TableShape.IsData(next, dropped.Contains)) return null;
        return Html.IsBlock(next.Name) || HoldsBlocks(next) ? next : null;
    }

    /// <summary>
    /// On a short page, among parts of a page: the one that holds a heading that names the policy, and nearly all of the words of policies. A short notice
    /// stands beside a footer that is longer than it.
    /// </summary>
    private PageNode? MostLegal(PageNode current)
    {
        if (measures.Prose(current) > ShortPage) return null;
        var parts = current.Children.Where(child => child.IsText || (!dropped.Contains(child) && measures.Words(child) > 0)).ToList();
        if (parts.Count is < 2 or > 12 || parts.Any(part => part.IsText ? measures.Words(part) > 0 : part.Name is not ("div" or "section" or "main" or "article" or "dialog" or "center" or "table" or "td" or "footer" or "header" or "aside"))) return null;
        var legal = parts.Where(part => !part.IsText).Select(part => (Part: part, Count: LegalWords.Count(Excerpt(part)))).ToList();
        if (legal.Count < 2) return null;
        var most = legal.MaxBy(part => part.Count);
        // A question about cookies is full of such words, and stands over the page.
        if (Furniture.IsConsent(most.Part)) return null;
        if (most.Count < 2 || most.Count < legal.Sum(part => part.Count) * NearlyAll || measures.LinkDensity(most.Part) > 0.5) return null;
        return Below(most.Part).Any(part => Html.HeadingLevel(part.Name) > 0 && !IsDropped(part) && heads.NamesPolicy(part)) ? most.Part : null;
    }

    private bool IsOfTheText(PageNode child, PageNode next) =>
        IsPolicyProse(child) || IsAlike(child, next) || IsOwnLine(child) || IsPanel(child) || IsReferredTo(child, next) || (child.Index < next.Index && (IsTitle(child) || IsIntroduction(child) || IsOwnHeader(child)));

    /// <summary>A heading or paragraph that stands by itself right beside the chosen part: the same author wrote both into one element. (The body's own are the page's.)</summary>
    private bool IsOwnLine(PageNode node)
    {
        if (node.Parent?.Name is not ("div" or "section" or "main" or "article") || measures.LinkDensity(node) > 0.3) return false;
        return Html.HeadingLevel(node.Name) > 1 ? measures.Prose(node) >= 3 && IsFollowedByOwnLine(node) : node.Name is "p" or "blockquote" && measures.Prose(node) >= 12;
    }

    /// <summary>A part of the text that the reader unfolds, beside the others: menus that unfold are made of links.</summary>
    private bool IsPanel(PageNode node) =>
        node.Name == "details" && node.Parent?.Name is "div" or "section" or "main" or "article"
        && measures.Words(node) >= 5 && measures.LinkDensity(node) <= 0.3 && LegalWords.Count(Excerpt(node), 1) > 0;

    /// <summary>Footnotes: the text leads to them by links within the page.</summary>
    private bool IsReferredTo(PageNode node, PageNode text)
    {
        if (node.Index < text.Index || node.Name is not ("ol" or "ul" or "dl" or "div" or "section" or "aside") || measures.LinkDensity(node) > 0.3) return false;
        var names = Below(node).Append(node).Select(part => part["id"] ?? part["name"]).OfType<string>().Where(name => name.Length > 0).ToHashSet();
        return names.Count > 0 && Below(text).Any(part => part.Name == "a" && part["href"] is { Length: > 1 } link && link[0] == '#' && names.Contains(link[1..]));
    }

    private bool IsFollowedByOwnLine(PageNode heading) =>
        heading.Parent!.Children.FirstOrDefault(next => next.Index > heading.Index && measures.Words(next) > 0) is { Name: "p" } paragraph && IsOwnLine(paragraph);

    /// <summary>The page's h1 with prose under it.</summary>
    private bool IsIntroduction(PageNode node) =>
        measures.Prose(node) >= 20 && measures.LinkDensity(node) <= 0.3 && (node.IsInside("main") || node.IsInside("article"))
        && Below(node).Any(part => part.Name == "h1") && Below(node).Any(part => part.Name == "p" && measures.Prose(part) >= 12);

    /// <summary>The text's own header: the page's h1 and sentences that say what the text is.</summary>
    private bool IsOwnHeader(PageNode node) =>
        node.Name is "header" or "hgroup" && measures.LinkDensity(node) == 0 && measures.Words(node) <= 60 && (node.IsInside("main") || node.IsInside("article"))
        && node.Children.Count(part => measures.Words(part) > 0) == 2 && node.Children.Any(part => part.Name == "h1")
        && node.Children.Any(part => part.Name == "p" && measures.Words(part) >= 4 && EndsSentence(Excerpt(part)));

    private static bool EndsSentence(string text) => text.TrimEnd() is { Length: > 0 } line && line[^1] is '.' or '!' or '?' or '\u3002' or '\u0964' or '\u061F';

    private bool IsPolicyProse(PageNode node)
    {
        if (measures.Prose(node) < 20 || measures.LinkDensity(node) > 0.3 || !HoldsSentence(node)) return false;
        return LegalWords.Count(Excerpt(node), 3) >= 2;
    }

    /// <summary>A line long enough for a sentence: menus of whatever language and element have none.</summary>
    private bool HoldsSentence(PageNode node) => Below(node).Append(node).Any(part => !part.IsText && measures.Prose(part) >= 10 && part.Children.Any(child => child.IsText && measures.Words(child) >= 6));

    /// <summary>The policy's own title above its text: short, no link, set or called as a heading, in the words of policies or of the document's title. (An h1 is found without what stands around it.)</summary>
    private bool IsTitle(PageNode node) =>
        measures.Words(node) is > 0 and <= 25 && measures.LinkDensity(node) == 0
        && node.Name != "h1" && !Below(node).Any(part => part.Name == "h1")
        && (Html.HeadingLevel(node.Name) > 1 || Furniture.IsCalledTitle(node) || Below(node).Any(part => Html.HeadingLevel(part.Name) > 0 || part.Name is "th" or "b" or "strong" or "font" || (!part.IsText && Furniture.IsCalledTitle(part))))
        && (LegalWords.Count(Excerpt(node), 1) > 0 || heads.IsOfTitle(Excerpt(node)));

    /// <summary>A section of the same make as the chosen one (same element, a class in common): another section of one document.</summary>
    private bool IsAlike(PageNode node, PageNode chosen)
    {
        if (node.Name != chosen.Name || measures.Prose(node) < 10 || measures.LinkDensity(node) > (Below(node).Any(part => Html.HeadingLevel(part.Name) > 0) ? MostlyLinks : 0.5)) return false;
        var classes = (chosen["class"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (node["class"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(classes.Contains);
    }

    private string Excerpt(PageNode node)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in Below(node))
        {
            if (part.IsText && !IsDropped(part)) text.Append(part.Text).Append(' ');
            if (text.Length > 4000) break;
        }

        return text.ToString();
    }

    private bool HoldsBlocks(PageNode node) => Below(node).Any(part => Html.IsBlock(part.Name));

    /// <summary>Everything inside a part, in reading order.</summary>
    private IEnumerable<PageNode> Below(PageNode node)
    {
        for (var index = node.Index + 1; index <= node.LastIndex; index++) yield return tree.Nodes[index];
    }

    private bool IsDropped(PageNode node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (dropped.Contains(at)) return true;
        }

        return false;
    }
}

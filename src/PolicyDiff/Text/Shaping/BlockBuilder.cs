using System.Globalization;
using PolicyDiff.Text.Markup;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Text.Shaping;

/// <summary>
/// Element tree → blocks. Walks without recursion; every block-level tag ends the line, also inside inline ones, and inline tags
/// neither add nor lose a space.
/// </summary>
internal sealed class BlockBuilder(Func<PageNode, bool> isDropped, LinkCleaner links)
{
    /// <summary>Deeper ones are damage, and readers of Markdown give up on some hundred.</summary>
    private const int DeepestQuote = 12;

    private readonly List<Block> blocks = [];
    private readonly InlineRun line = new();
    private readonly List<ListState> lists = [];
    private readonly HashSet<PageNode> dataTables = [];
    private readonly HashSet<PageNode> listTables = [];

    private string? marker;
    private int quotes;
    private int headingLevel;
    private PageNode? row;
    private int rowsInTable;
    private int cellsInRow;

    /// <summary>The blocks of these parts of a page, in their order, tidied.</summary>
    public IReadOnlyList<Block> Build(IEnumerable<PageNode> parts)
    {
        foreach (var part in parts)
        {
            Walk(part);
            Flush();
        }

        return BlockTidy.Tidy(blocks);
    }

    private void Walk(PageNode root)
    {
        var pending = new Stack<(PageNode Node, bool Leaving)>();
        pending.Push((root, false));
        while (pending.TryPop(out var step))
        {
            if (step.Leaving)
            {
                Leave(step.Node);
                continue;
            }

            if (isDropped(step.Node)) continue;
            if (step.Node.IsText)
            {
                line.Text(step.Node.Text);
                continue;
            }

            if (!Enter(step.Node)) continue;
            pending.Push((step.Node, true));
            for (var child = step.Node.Children.Count - 1; child >= 0; child--) pending.Push((step.Node.Children[child], false));
        }
    }

    /// <summary>False where the element's content has been dealt with.</summary>
    private bool Enter(PageNode node)
    {
        if (HiddenAddress.FromElement(node) is { } mail)
        {
            line.Text(mail);
            return false;
        }

        if (node.Name == "br")
        {
            LineBreak();
            return false;
        }

        if (node.Name is "pre" or "listing" or "xmp" or "plaintext" && row is null)
        {
            Flush();
            blocks.AddRange(PlainTextReader.ReadPreformatted(Characters(node)));
            return false;
        }

        if (node.Name == "td" && row is null && listTables.Count > 0 && TableOf(node) is { } table && listTables.Contains(table) && TableShape.MarkerIn(node) is { } typed)
        {
            Flush();
            marker = typed;
            return false;
        }

        if (Html.IsBlock(node.Name)) EnterBlock(node);
        else EnterInline(node);
        return true;
    }

    private void EnterInline(PageNode node)
    {
        if (node.Name == "q") line.Text("\"");
        line.Enter(node, InlineStyles.Of(node), node.Name == "a" ? Link(node) : null);
    }

    /// <summary>A link's address; permalink signs beside headings are no links worth keeping, nor is their sign.</summary>
    private string? Link(PageNode node) => links.Clean(node["href"]);

    private void EnterBlock(PageNode node)
    {
        Boundary();
        // Styles of a block (a bold list, a centred strong box) reach the text inside.
        line.Enter(node, InlineStyles.Of(node), null);
        if (Html.IsList(node.Name)) lists.Add(new(node));
        else if (Html.HeadingLevel(node.Name) is > 0 and var level && row is null) headingLevel = level;
        else if (IsOpener(node) && row is null && headingLevel == 0) headingLevel = BlockTidy.NextHeadingLevel;
        else if (node.Name == "li" && row is null) marker = lists.Count == 0 ? ListMarkers.Bullet : lists[^1].Next(node);
        else if (node.Name == "blockquote") quotes++;
        else if (node.Name == "table") EnterTable(node);
        else if (node.Name == "tr" && row is null && IsDataRow(node)) (row, cellsInRow) = (node, 0);
        else if (node.Name is "td" or "th" && node.Parent == row && cellsInRow++ > 0) line.Border();
    }

    private void EnterTable(PageNode table)
    {
        if (row is not null) return;
        if (TableShape.IsList(table, isDropped)) listTables.Add(table);
        else if (TableShape.IsData(table, isDropped)) dataTables.Add(table);
        else return;
        rowsInTable = 0;
    }

    private void Leave(PageNode node)
    {
        if (!Html.IsBlock(node.Name))
        {
            line.Leave(node);
            if (node.Name == "q") line.Text("\"");
            return;
        }

        if (node == row) FlushRow();
        else Boundary();
        line.Leave(node);
        if (Html.IsList(node.Name) && lists.Count > 0) lists.RemoveAt(lists.Count - 1);
        else if (node.Name == "li") marker = null;
        else if (node.Name == "blockquote") quotes--;
        else if (Html.HeadingLevel(node.Name) > 0 || (IsOpener(node) && !IsInHeading(node))) headingLevel = 0;
        else if (node.Name is "td" or "th" && node.Parent == row) Span(node);
    }

    private void Span(PageNode cell)
    {
        if (!int.TryParse(cell["colspan"], NumberStyles.None, CultureInfo.InvariantCulture, out var columns)) return;
        for (var column = 1; column < Math.Min(columns, 12); column++)
        {
            line.Border();
            cellsInRow++;
        }
    }

    private static bool IsInHeading(PageNode node)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            if (Html.HeadingLevel(at.Name) > 0 || at.Name == "summary") return true;
        }

        return false;
    }

    private void LineBreak()
    {
        line.Break();
        if (row is null && line.HasText && line.TrailingBreaks > 1) Flush();
    }

    /// <summary>A block-level tag: the end of a block, or of a line inside a table's cell.</summary>
    private void Boundary()
    {
        if (row is null) Flush();
        else if (line.HasText) line.Break();
    }

    private void Flush()
    {
        if (row is not null) return;
        var spans = line.Take();
        if (spans.Count == 0) return;
        blocks.Add(Make(spans));
        marker = null;
    }

    private Block Make(IReadOnlyList<Span> spans)
    {
        if (headingLevel > 0)
        {
            // A numbered list of sections: the number is part of the heading that readers see.
            var number = marker is null or ListMarkers.Bullet ? spans : [new Span(marker + " "), .. spans];
            return new(BlockKind.Heading, headingLevel, null, number);
        }

        if (marker is not null) return new(BlockKind.ListItem, Math.Max(1, lists.Count), marker, spans);
        if (quotes > 0 && lists.Count == 0) return new(BlockKind.Quote, Math.Min(quotes, DeepestQuote), null, spans);
        return new(BlockKind.Paragraph, lists.Count, null, spans);
    }

    private void FlushRow()
    {
        row = null;
        var filled = line.HasText;
        var spans = line.Take();
        if (!filled || spans.Count == 0) return;
        blocks.Add(new(BlockKind.TableRow, rowsInTable++ == 0 ? 1 : 2, null, spans));
    }

    /// <summary>What opens a part of the text is its heading.</summary>
    private static bool IsOpener(PageNode node) => node.Name is "summary" or "button" || (node["role"] == "button" && (node["aria-controls"] ?? node["aria-expanded"]) is not null);

    private bool IsDataRow(PageNode tr) => TableOf(tr) is { } table && dataTables.Contains(table);

    private static PageNode? TableOf(PageNode node)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            if (at.Name == "table") return at;
        }

        return null;
    }

    private static string Characters(PageNode root)
    {
        var text = new System.Text.StringBuilder();
        var pending = new Stack<PageNode>([root]);
        while (pending.TryPop(out var node))
        {
            if (node.IsText) text.Append(node.Text);
            else if (node.Name == "br" || Html.IsBlock(node.Name)) text.Append('\n');
            for (var child = node.Children.Count - 1; child >= 0; child--) pending.Push(node.Children[child]);
        }

        return text.ToString();
    }

    private sealed class ListState(PageNode list)
    {
        private int next = Number(list["start"]) ?? 1;

        public string Next(PageNode item)
        {
            if (list.Name != "ol") return ListMarkers.Bullet;
            var number = Number(item["value"]) ?? next;
            next = number + (list["reversed"] is null ? 1 : -1);
            return ListMarkers.Of(number, item["type"] ?? list["type"]);
        }

        private static int? Number(string? value) =>
            int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is > -1000 and < 100000 ? number : null;
    }
}

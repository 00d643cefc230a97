using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Text.Shaping;

/// <summary>
/// Tells a table of data from one that only lays out the page (usual until about 2008): those have a single row or column, empty
/// cells as spacers, other tables, headings or whole sections inside.
/// </summary>
internal static class TableShape
{
    private const int LongestCell = 250;

    /// <summary>True where the rows and cells of this table mean something.</summary>
    public static bool IsData(PageNode table, Func<PageNode, bool> isDropped)
    {
        if (table["role"] is "presentation" or "none") return false;
        var shape = Measure(table, isDropped);
        if (shape.Nested || shape.Longest > LongestCell || shape.SectionHeading) return false;
        if (shape.FullRows == 0) return false;
        return shape.Headers > 1 || (shape.FullRows > 1 && shape.FullRows * 2 >= shape.Rows && shape.Filled * 10 >= shape.Cells * 6);
    }

    /// <summary>True for a table that draws a list: each row is a bullet or number in a cell of its own and the item beside it.</summary>
    public static bool IsList(PageNode table, Func<PageNode, bool> isDropped)
    {
        var rows = 0;
        foreach (var tr in Rows(table))
        {
            if (isDropped(tr)) continue;
            var cells = tr.Children.Where(cell => cell.Name is "td" or "th" && Characters(cell).Length > 0).ToList();
            if (cells.Count == 0) continue;
            if (cells.Count != 2 || MarkerIn(cells[0]) is null) return false;
            rows++;
        }

        return rows > 1;
    }

    /// <summary>The list marker that a cell holds and nothing else, or null.</summary>
    public static string? MarkerIn(PageNode cell)
    {
        var text = Characters(cell);
        return text.Length is > 0 and <= 6 && ListMarkers.Typed(text + " X") is { } typed && typed.Length == text.Length + 1 ? typed.Marker : null;
    }

    private static IEnumerable<PageNode> Rows(PageNode table) =>
        table.Children.SelectMany(child => child.Name is "tbody" or "thead" or "tfoot" ? child.Children : [child]).Where(child => child.Name == "tr");

    /// <summary>The text of a cell that is short enough for a marker or says anything at all.</summary>
    private static string Characters(PageNode cell)
    {
        var text = new System.Text.StringBuilder();
        var pending = new Stack<PageNode>([cell]);
        while (text.Length < 40 && pending.TryPop(out var node))
        {
            if (node.IsText) text.Append(node.Text.Trim());
            for (var child = node.Children.Count - 1; child >= 0; child--) pending.Push(node.Children[child]);
        }

        return text.ToString();
    }

    private static Shape Measure(PageNode table, Func<PageNode, bool> isDropped)
    {
        var shape = new Shape();
        var pending = new Stack<PageNode>([table]);
        var filledInRow = new Dictionary<PageNode, int>();
        while (pending.TryPop(out var node))
        {
            if (isDropped(node)) continue;
            if (node.Name == "table" && node != table) shape.Nested = true;
            if (node.Name == "tr") shape.Rows++;
            if (Html.HeadingLevel(node.Name) is 1 or 2) shape.SectionHeading = true;
            if (node.Name is "td" or "th") Cell(node, shape, filledInRow);
            foreach (var child in node.Children) pending.Push(child);
        }

        shape.FullRows = filledInRow.Values.Count(filled => filled > 1);
        return shape;
    }

    private static void Cell(PageNode cell, Shape shape, Dictionary<PageNode, int> filledInRow)
    {
        var words = WordsIn(cell);
        shape.Cells++;
        shape.Longest = Math.Max(shape.Longest, words);
        if (words == 0) return;
        shape.Filled++;
        if (cell.Name == "th") shape.Headers++;
        if (cell.Parent is { } row) filledInRow[row] = filledInRow.GetValueOrDefault(row) + 1;
    }

    private static int WordsIn(PageNode cell)
    {
        var words = 0;
        var pending = new Stack<PageNode>([cell]);
        while (pending.TryPop(out var node))
        {
            if (node.IsText) words += Canonical.CountWords(node.Text);
            foreach (var child in node.Children) pending.Push(child);
        }

        return words;
    }

    private sealed class Shape
    {
        public bool Nested { get; set; }

        public bool SectionHeading { get; set; }

        public int Rows { get; set; }

        public int FullRows { get; set; }

        public int Cells { get; set; }

        public int Filled { get; set; }

        public int Headers { get; set; }

        public int Longest { get; set; }
    }
}

using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>One element of a text as it is read: blocks that belong together, nested as on the page.</summary>
internal abstract record ReadingNode;

/// <summary>A heading, paragraph, quote or preformatted block. <paramref name="Anchor"/>: of headings, for the outline.</summary>
internal sealed record ReadingBlock(Block Block, string? Anchor) : ReadingNode;

/// <summary>A list with its items.</summary>
internal sealed record ReadingList(List<ReadingItem> Items) : ReadingNode
{
    /// <summary>Whether the items carry the page's own numbers, which are shown as written.</summary>
    public bool IsNumbered => Items.Exists(item => item.Block.Marker is not (null or "-"));
}

/// <summary>A list item and what stands inside it.</summary>
internal sealed record ReadingItem(Block Block, List<ReadingNode> Inside);

/// <summary>A table's rows; cells are parted where spans say so.</summary>
internal sealed record ReadingTable(List<Block> Rows) : ReadingNode
{
    /// <summary>Whether the first row is one of header cells.</summary>
    public bool HasHeader => Rows.Count > 1 && SpanHtml.CellsOf(Rows[0]).All(cell => cell.IsStrong);
}

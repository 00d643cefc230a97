using System.Globalization;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Puts a text's flat blocks back into lists and tables.</summary>
internal static class ReadingTree
{
    internal static IReadOnlyList<ReadingNode> Of(PolicyText text)
    {
        var roots = new List<ReadingNode>();
        // The items that are open, outermost first: a block of level n stands inside the first n of them.
        var open = new List<ReadingItem>();
        for (var index = 0; index < text.Blocks.Count; index++)
        {
            var block = text.Blocks[index];
            switch (block.Kind)
            {
                case BlockKind.ListItem:
                    AddItem(roots, open, block);
                    break;
                case BlockKind.Paragraph:
                    Close(open, block.Level);
                    Inside(roots, open).Add(new ReadingBlock(block, null));
                    break;
                case BlockKind.TableRow:
                    open.Clear();
                    AddRow(roots, block);
                    break;
                default:
                    open.Clear();
                    roots.Add(new ReadingBlock(block, block.Kind == BlockKind.Heading ? AnchorOf(index) : null));
                    break;
            }
        }

        return roots;
    }

    /// <summary>The headings with their anchors, for the outline.</summary>
    internal static IReadOnlyList<ReadingBlock> OutlineOf(IReadOnlyList<ReadingNode> nodes) =>
        nodes.OfType<ReadingBlock>().Where(node => node.Anchor is not null).ToList();

    private static string AnchorOf(int index) => string.Create(CultureInfo.InvariantCulture, $"s-{index}");

    private static void AddItem(List<ReadingNode> roots, List<ReadingItem> open, Block block)
    {
        Close(open, Math.Max(0, block.Level - 1));
        var siblings = Inside(roots, open);
        if (siblings is not [.., ReadingList list])
        {
            list = new([]);
            siblings.Add(list);
        }

        var item = new ReadingItem(block, []);
        list.Items.Add(item);
        open.Add(item);
    }

    private static void AddRow(List<ReadingNode> roots, Block row)
    {
        // Level 1 begins a table, so that two tables in a row stay two.
        if (roots is [.., ReadingTable table] && row.Level != 1) table.Rows.Add(row);
        else roots.Add(new ReadingTable([row]));
    }

    private static void Close(List<ReadingItem> open, int depth)
    {
        if (open.Count > depth) open.RemoveRange(depth, open.Count - depth);
    }

    private static List<ReadingNode> Inside(List<ReadingNode> roots, List<ReadingItem> open) => open.Count == 0 ? roots : open[^1].Inside;
}

using PolicyDiff.App.Pages.Showing;
using PolicyDiff.Text;

namespace PolicyDiff.App.Tests.Pages.Showing;

public sealed class ReadingTreeTests
{
    [Fact]
    public void Items_nest_by_level_and_a_paragraph_stays_in_its_item()
    {
        var nodes = ReadingTree.Of(Text(Item(1, "a"), Item(2, "a1"), Paragraph(1, "more of a"), Item(1, "b"), Paragraph(0, "after")));
        var list = Assert.IsType<ReadingList>(nodes[0]);
        Assert.Equal(2, list.Items.Count);
        Assert.Equal("a1", Assert.IsType<ReadingList>(list.Items[0].Inside[0]).Items[0].Block.PlainText);
        Assert.Equal("more of a", Assert.IsType<ReadingBlock>(list.Items[0].Inside[1]).Block.PlainText);
        Assert.Equal("after", Assert.IsType<ReadingBlock>(nodes[1]).Block.PlainText);
    }

    [Fact]
    public void An_item_deeper_than_any_list_loses_nothing()
    {
        var nodes = ReadingTree.Of(Text(Item(4, "deep"), Paragraph(3, "inside")));
        Assert.Equal("inside", Assert.IsType<ReadingBlock>(Assert.IsType<ReadingList>(nodes[0]).Items[0].Inside[0]).Block.PlainText);
    }

    [Fact]
    public void A_first_row_begins_a_table_of_its_own()
    {
        var nodes = ReadingTree.Of(Text(Row(1, "a\tb"), Row(2, "c\td"), Row(1, "e\tf")));
        Assert.Equal([2, 1], nodes.Cast<ReadingTable>().Select(table => table.Rows.Count));
    }

    private static PolicyText Text(params Block[] blocks) => new(null, null, blocks);

    private static Block Item(int level, string text) => new(BlockKind.ListItem, level, "-", [new Span(text)]);

    private static Block Paragraph(int level, string text) => new(BlockKind.Paragraph, level, null, [new Span(text)]);

    private static Block Row(int level, string text) => new(BlockKind.TableRow, level, null, [new Span(text)]);
}

using System.Text;

namespace PolicyDiff.Text.Markup;

/// <summary>Writes a text without any marks but list signs: for terminals, mails, and tools that count words.</summary>
public static class PlainTextWriter
{
    /// <summary>The whole text, blocks parted by an empty line, table rows and list items by a line end.</summary>
    public static string Write(PolicyText text)
    {
        var written = new StringBuilder();
        for (var index = 0; index < text.Blocks.Count; index++)
        {
            var block = text.Blocks[index];
            if (index > 0) written.Append(IsTight(text.Blocks[index - 1], block) ? "\n" : "\n\n");
            written.Append(Write(block));
        }

        return written.Length == 0 ? "" : written.Append('\n').ToString();
    }

    private static string Write(Block block)
    {
        var plain = block.PlainText;
        return block.Kind switch
        {
            BlockKind.ListItem => Indented($"{block.Marker} {plain}", 2 * (block.Level - 1)),
            BlockKind.Paragraph => Indented(plain, 2 * block.Level),
            BlockKind.Quote => Indented(plain, 4 * block.Level),
            BlockKind.TableRow => string.Join(" | ", plain.Replace('\n', ' ').Split('\t')),
            _ => plain,
        };
    }

    private static string Indented(string text, int columns)
    {
        var indent = new string(' ', Math.Max(0, columns));
        return indent + text.Replace("\n", "\n" + indent, StringComparison.Ordinal);
    }

    private static bool IsTight(Block before, Block block) =>
        (before.Kind == BlockKind.ListItem && block.Kind == BlockKind.ListItem) || (before.Kind == BlockKind.TableRow && block is { Kind: BlockKind.TableRow, Level: > 1 });
}

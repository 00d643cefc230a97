using System.Text;
using System.Text.RegularExpressions;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Markup;

/// <summary>Writes a text as CommonMark with pipe tables; <see cref="MarkdownReader"/> reads it back to the same blocks.</summary>
public static partial class MarkdownWriter
{
    /// <summary>The whole text, lines ended by '\n'; empty for no blocks. Title and language are not part of it.</summary>
    public static string Write(PolicyText text)
    {
        var written = new StringBuilder();
        var indents = new List<int>();
        for (var index = 0; index < text.Blocks.Count; index++)
        {
            var block = text.Blocks[index];
            var next = index + 1 < text.Blocks.Count ? text.Blocks[index + 1] : null;
            if (index > 0) written.Append('\n');
            if (block.Kind is not (BlockKind.ListItem or BlockKind.Paragraph)) indents.Clear();
            if (block.Kind == BlockKind.TableRow)
            {
                var end = index + 1;
                while (end < text.Blocks.Count && text.Blocks[end] is { Kind: BlockKind.TableRow, Level: > 1 }) end++;
                WriteTable(text.Blocks.Skip(index).Take(end - index), written);
                index = end - 1;
            }
            else
            {
                Write(block, next, indents, written);
            }
        }

        return written.ToString();
    }

    private static void Write(Block block, Block? next, List<int> indents, StringBuilder written)
    {
        switch (block.Kind)
        {
            case BlockKind.Heading:
                written.Append('#', Math.Clamp(block.Level, 1, 6)).Append(' ').Append(MarkdownSpans.Write(block.Spans, " ")).Append('\n');
                break;
            case BlockKind.ListItem:
                WriteItem(block, HoldsMore(block, next), indents, written);
                break;
            case BlockKind.Quote:
                Lines(written, MarkdownSpans.Write(block.Spans, "\\\n"), string.Concat(Enumerable.Repeat("> ", Math.Max(1, block.Level))), null);
                break;
            case BlockKind.Preformatted:
                WriteFence(block.PlainText, written);
                break;
            default:
                if (indents.Count > block.Level) indents.RemoveRange(block.Level, indents.Count - block.Level);
                Lines(written, Unlisted(block.Spans, MarkdownSpans.Write(block.Spans, "\\\n")), new string(' ', indents.Sum()), null);
                break;
        }
    }

    /// <summary>True where the next block stands inside this item.</summary>
    private static bool HoldsMore(Block item, Block? next) =>
        next is { Kind: BlockKind.ListItem } inner && inner.Level > item.Level || next is { Kind: BlockKind.Paragraph } more && more.Level >= item.Level;

    /// <summary>A paragraph that begins as an item written without a list sign would ("a. ", "(iv) "): escaped, so that it is read as a paragraph.</summary>
    private static string Unlisted(IReadOnlyList<Span> spans, string written)
    {
        if (spans[0].Styles != SpanStyles.None || spans[0].Link is not null || ListMarkers.Typed(spans[0].Text) is not { } typed || !IsReadable(typed.Marker)) return written;
        var at = typed.Marker[0] == '(' ? 0 : typed.Marker.Length - 1;
        return written.Insert(at, "\\");
    }

    /// <summary>True for a marker of an item that needs no list sign to be read back: letters, which no list of CommonMark has.</summary>
    private static bool IsReadable(string marker) => LetterMarker().IsMatch(marker);

    private static void WriteItem(Block item, bool holdsMore, List<int> indents, StringBuilder written)
    {
        var above = Math.Max(0, item.Level - 1);
        if (indents.Count > above) indents.RemoveRange(above, indents.Count - above);
        var first = new string(' ', indents.Sum());
        if (item.Marker is { } letter && indents.Count == above && !holdsMore && IsReadable(letter) && ListMarkers.Typed(letter + " " + item.PlainText) is { } typed && typed.Marker == letter)
        {
            Lines(written, MarkdownSpans.Write([new(letter + " "), .. item.Spans], "\\\n"), first, null);
            return;
        }

        while (indents.Count < above)
        {
            indents.Add(2);
            first += "- ";
        }

        var marker = item.Marker ?? ListMarkers.Bullet;
        var native = marker == ListMarkers.Bullet || NativeNumber().IsMatch(marker);
        var sign = native ? marker + " " : "- ";
        indents.Add(sign.Length);
        IReadOnlyList<Span> spans = native ? item.Spans : [new(marker + " "), .. item.Spans];
        Lines(written, MarkdownSpans.Write(spans, "\\\n"), new string(' ', indents.Sum()), first + sign);
    }

    private static void WriteFence(string text, StringBuilder written)
    {
        var longest = 2;
        for (int index = 0, run = 0; index < text.Length; index++)
        {
            run = text[index] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        written.Append(fence).Append('\n').Append(text).Append('\n').Append(fence).Append('\n');
    }

    private static void WriteTable(IEnumerable<Block> rows, StringBuilder written)
    {
        var cells = rows.Select(row => Cells(row.Spans).Select(cell => MarkdownSpans.Write(cell, "<br>")).ToList()).ToList();
        var columns = cells.Max(row => row.Count);
        for (var row = 0; row < cells.Count; row++)
        {
            WriteRow(cells[row].Concat(Enumerable.Repeat("", columns - cells[row].Count)), written);
            if (row == 0) WriteRow(Enumerable.Repeat("---", columns), written);
        }
    }

    private static void WriteRow(IEnumerable<string> cells, StringBuilder written) => written.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>The cells of a row's spans, empty ones included.</summary>
    internal static List<List<Span>> Cells(IReadOnlyList<Span> spans)
    {
        var cells = new List<List<Span>> { new() };
        foreach (var span in spans)
        {
            var parts = span.Text.Split('\t');
            for (var part = 0; part < parts.Length; part++)
            {
                if (part > 0) cells.Add([]);
                if (parts[part].Length > 0) cells[^1].Add(span with { Text = parts[part] });
            }
        }

        return cells;
    }

    private static void Lines(StringBuilder written, string text, string indent, string? first)
    {
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++) written.Append(line == 0 && first is not null ? first : indent).Append(lines[line]).Append('\n');
    }

    [GeneratedRegex(@"^(?:\([a-zA-Z]{1,5}\)|[a-zA-Z]{1,7}[.)])$")]
    private static partial Regex LetterMarker();

    // Numbers that a CommonMark list item can carry and that read back as written.
    [GeneratedRegex(@"^(?:0|[1-9]\d{0,8})[.)]$")]
    private static partial Regex NativeNumber();
}

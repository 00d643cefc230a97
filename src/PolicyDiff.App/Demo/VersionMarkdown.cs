using System.Text.RegularExpressions;
using PolicyDiff.Text;

namespace PolicyDiff.App.Demo;

/// <summary>
/// Reads the Markdown that version files are written in: "#" and "##" headings, paragraphs of one line, "- " items,
/// "| a | b |" rows, [links](/path). Nothing else is special.
/// </summary>
internal static partial class VersionMarkdown
{
    /// <summary>The blocks of a version; link targets stay paths, since a version does not know its host.</summary>
    public static PolicyText Read(string markdown)
    {
        var blocks = new List<Block>();
        foreach (var line in markdown.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            blocks.Add(ReadLine(line, blocks.LastOrDefault()?.Kind));
        }

        return new(blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading)?.PlainText, "en", blocks);
    }

    private static Block ReadLine(string line, BlockKind? before)
    {
        if (line.StartsWith("## ", StringComparison.Ordinal)) return new(BlockKind.Heading, 2, null, Spans(line[3..]));
        if (line.StartsWith("# ", StringComparison.Ordinal)) return new(BlockKind.Heading, 1, null, Spans(line[2..]));
        if (line.StartsWith("- ", StringComparison.Ordinal)) return new(BlockKind.ListItem, 1, "-", Spans(line[2..]));
        if (!line.StartsWith("| ", StringComparison.Ordinal)) return new(BlockKind.Paragraph, 0, null, Spans(line));

        var first = before != BlockKind.TableRow;
        var cells = string.Join('\t', line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries));
        return new(BlockKind.TableRow, first ? 1 : 2, null, [new Span(cells, first ? SpanStyles.Strong : SpanStyles.None)]);
    }

    private static List<Span> Spans(string text)
    {
        var spans = new List<Span>();
        var end = 0;
        foreach (Match link in Link().Matches(text))
        {
            if (link.Index > end) spans.Add(new(text[end..link.Index]));
            spans.Add(new(link.Groups["text"].Value, Link: link.Groups["path"].Value));
            end = link.Index + link.Length;
        }

        if (end < text.Length) spans.Add(new(text[end..]));
        return spans;
    }

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<path>[^)]+)\)")]
    private static partial Regex Link();
}

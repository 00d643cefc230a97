using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PolicyDiff.Text.Content;
using PolicyDiff.Text.Parsing;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Markup;

/// <summary>Reads CommonMark with pipe tables: our own (see <see cref="MarkdownWriter"/>) and that of other collections of policies.</summary>
public static partial class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private static readonly LinkCleaner Links = new(null, null);

    /// <summary>Reads Markdown; never fails. Links lose archive rewriting and session tokens, relative ones are dropped.</summary>
    public static PolicyText Read(string markdown)
    {
        var reading = new Reading();
        try
        {
            reading.Add(Markdown.Parse(Prepare(markdown), Pipeline));
        }
        catch (ArgumentException)
        {
            // The parser's answer to nesting deeper than 128: nothing a text has, so it is read as plain text.
            return new(null, null, PlainTextReader.Read(markdown));
        }

        return new(null, null, BlockTidy.Tidy(reading.Blocks));
    }

    /// <summary>"**Title  ⏎**Text" is how some converters write a bold run-in heading with its break inside; no parser reads it as bold.</summary>
    private static string Prepare(string markdown) => BoldAroundBreak().Replace(EmptyBold().Replace(markdown.ReplaceLineEndings("\n"), ""), "**$1**  \n");

    [GeneratedRegex(@"^(?:\([a-zA-Z]{1,5}\)|[a-zA-Z]{1,7}[.)])$")]
    private static partial Regex LetterMarker();

    // Four asterisks are the bold of an empty tag; escaped ones and rules (* * *) are something else.
    [GeneratedRegex(@"(?<![\\*])\*{4}(?=[^*\s])(?![^\n]*\*{4})")]
    private static partial Regex EmptyBold();

    [GeneratedRegex(@"\*\*(?=\S)([^*\n]{1,160}?\S)[ ]{2,}\n\*\*")]
    private static partial Regex BoldAroundBreak();

    /// <summary>Depth of this recursion is bounded by the parser's own limit on nesting.</summary>
    private sealed class Reading
    {
        private int lists;
        private int quotes;
        private string? marker;

        public List<Block> Blocks { get; } = [];

        public void Add(Markdig.Syntax.Block block)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    AddHeading(heading);
                    break;
                case ParagraphBlock paragraph:
                    AddText(MarkdownInlines.Read(paragraph.Inline, Links), Typed(paragraph));
                    break;
                case ListBlock list:
                    AddList(list);
                    break;
                case QuoteBlock quote:
                    quotes++;
                    AddAll(quote);
                    quotes--;
                    break;
                case Table table:
                    AddTable(table);
                    break;
                case FencedCodeBlock fence:
                    Blocks.Add(new(BlockKind.Preformatted, 0, null, Preformatted(fence.Lines.ToString())));
                    break;
                case CodeBlock code:
                    Blocks.AddRange(PlainTextReader.ReadPreformatted(code.Lines.ToString()));
                    break;
                case HtmlBlock html:
                    AddHtml(html.Lines.ToString());
                    break;
                case ContainerBlock container:
                    AddAll(container);
                    break;
            }
        }

        private void AddAll(ContainerBlock container)
        {
            foreach (var child in container) Add(child);
        }

        private void AddHeading(HeadingBlock heading)
        {
            var spans = MarkdownInlines.Read(heading.Inline, Links);
            if (spans.Count == 0) return;
            Blocks.Add(new(BlockKind.Heading, heading.Level, null, marker is null or ListMarkers.Bullet ? spans : [new Span(marker + " "), .. spans]));
            marker = null;
        }

        /// <summary>A letter typed as an item's marker at a paragraph's beginning, where it is not escaped.</summary>
        private static (string Marker, int Length)? Typed(ParagraphBlock paragraph) =>
            paragraph.Inline?.FirstChild is LiteralInline { IsFirstCharacterEscaped: false } literal && ListMarkers.Typed(literal.Content + "x") is { } typed && LetterMarker().IsMatch(typed.Marker) ? typed : null;

        private void AddText(IReadOnlyList<Span> spans, (string Marker, int Length)? typed)
        {
            if (spans.Count == 0) return;
            if (typed is { } letter && marker is null && quotes == 0 && BlockTidy.Skip(spans, letter.Length) is { Count: > 0 } rest) Blocks.Add(new(BlockKind.ListItem, lists + 1, letter.Marker, SpanTidy.Tidy(rest)));
            else if (marker is not null) Blocks.Add(new(BlockKind.ListItem, lists, marker, spans));
            else if (quotes > 0 && lists == 0) Blocks.Add(new(BlockKind.Quote, quotes, null, spans));
            else Blocks.Add(new(BlockKind.Paragraph, lists, null, spans));
            marker = null;
        }

        private void AddList(ListBlock list)
        {
            lists++;
            foreach (var item in list.OfType<ListItemBlock>())
            {
                marker = list.IsOrdered ? $"{item.Order}{list.OrderedDelimiter}" : ListMarkers.Bullet;
                AddAll(item);
                marker = null;
            }

            lists--;
        }

        private void AddTable(Table table)
        {
            var rows = 0;
            foreach (var row in table.OfType<TableRow>())
            {
                var raw = new List<Span>();
                foreach (var cell in row.OfType<TableCell>())
                {
                    if (raw.Count > 0 || cell != row[0]) raw.Add(new("\t"));
                    foreach (var paragraph in cell.OfType<ParagraphBlock>()) raw.AddRange(MarkdownInlines.Read(paragraph.Inline, Links));
                }

                var spans = SpanTidy.Tidy(raw);
                if (spans.Count > 0) Blocks.Add(new(BlockKind.TableRow, rows++ == 0 ? 1 : 2, null, spans));
            }
        }

        private void AddHtml(string html)
        {
            if (HtmlPage.Parse(html) is not { } tree) return;
            var content = MainContent.All(tree);
            Blocks.AddRange(new BlockBuilder(content.Dropped.Contains, Links).Build(content.Parts));
        }

        private static IReadOnlyList<Span> Preformatted(string text) => string.IsNullOrWhiteSpace(text) ? [] : [new(text)];
    }
}

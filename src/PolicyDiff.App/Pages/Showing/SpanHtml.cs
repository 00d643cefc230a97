using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using PolicyDiff.Text;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>A block's spans as HTML, styles and safe links kept; every character goes through the page's encoder.</summary>
internal sealed class SpanHtml(IReadOnlyList<Span> spans) : IHtmlContent
{
    private static readonly (SpanStyles Style, string Element)[] Elements =
        [(SpanStyles.Strong, "strong"), (SpanStyles.Emphasis, "em"), (SpanStyles.Code, "code")];

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var span in spans) Write(writer, encoder, span);
    }

    /// <summary>The spans of each cell of a table row, in order.</summary>
    internal static IReadOnlyList<SpanHtml> CellsOf(Block row)
    {
        var cells = new List<List<Span>> { new() };
        foreach (var span in row.Spans)
        {
            var parts = span.Text.Split('\t');
            for (var index = 0; index < parts.Length; index++)
            {
                if (index > 0) cells.Add([]);
                if (parts[index].Length > 0) cells[^1].Add(span with { Text = parts[index] });
            }
        }

        return cells.ConvertAll(cell => new SpanHtml(cell));
    }

    /// <summary>Whether everything in it is strong: a header cell.</summary>
    internal bool IsStrong => spans.Count > 0 && spans.All(span => span.Styles.HasFlag(SpanStyles.Strong));

    private static void Write(TextWriter writer, HtmlEncoder encoder, Span span)
    {
        var link = CapturedLink.Of(span.Link);
        if (link is not null)
        {
            writer.Write("<a rel=\"noopener noreferrer nofollow\" href=\"");
            encoder.Encode(writer, link);
            writer.Write("\">");
        }

        foreach (var (style, element) in Elements)
        {
            if (span.Styles.HasFlag(style)) writer.Write($"<{element}>");
        }

        TextHtml.Write(writer, encoder, span.Text);
        for (var index = Elements.Length - 1; index >= 0; index--)
        {
            if (span.Styles.HasFlag(Elements[index].Style)) writer.Write($"</{Elements[index].Element}>");
        }

        if (link is not null) writer.Write("</a>");
    }
}

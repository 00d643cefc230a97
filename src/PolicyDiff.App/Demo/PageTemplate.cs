using System.Text;
using System.Text.RegularExpressions;
using PolicyDiff.Text;

namespace PolicyDiff.App.Demo;

/// <summary>
/// The look of a page in one era, from <c>Templates/*.html</c>: a leading comment tells how each kind of block is written
/// ("{}" is its content), the rest is the page with {{places}}.
/// </summary>
internal sealed partial class PageTemplate
{
    private readonly Dictionary<string, string> shapes;
    private readonly string page;

    private PageTemplate(Dictionary<string, string> shapes, string page) => (this.shapes, this.page) = (shapes, page);

    /// <summary>Reads a template file.</summary>
    public static PageTemplate Parse(string content)
    {
        content = content.ReplaceLineEndings("\n");
        const string start = "<!--blocks\n", end = "\n-->\n";
        if (!content.StartsWith(start, StringComparison.Ordinal)) return new([], content);

        var close = content.IndexOf(end, StringComparison.Ordinal);
        var shapes = content[start.Length..close].Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new(shapes, content[(close + end.Length)..]);
    }

    /// <summary>The page in HTML. Throws <see cref="FormatException"/> for a place or shape that nothing fills.</summary>
    public string Render(PolicyText? text, IReadOnlyList<(string Text, string Path)> links, IReadOnlyDictionary<string, string> places)
    {
        var filled = new Dictionary<string, string>(places);
        if (text is not null) filled["content"] = Blocks(text);
        // A wall or an error page is outside the frame: it has no shapes and no links.
        if (shapes.Count > 0) filled["links"] = string.Join('\n', links.Select(link => Shape("nav", Encode(link.Text)).Replace("{{href}}", Encode(link.Path), StringComparison.Ordinal)));
        // Twice: shapes hold places too.
        return Fill(Fill(page, filled), filled);
    }

    private string Blocks(PolicyText text)
    {
        var html = new StringBuilder();
        for (var index = 0; index < text.Blocks.Count;)
        {
            var kind = text.Blocks[index].Kind;
            var run = kind is BlockKind.ListItem or BlockKind.TableRow ? text.Blocks.Skip(index).TakeWhile(block => block.Kind == kind).ToList() : [text.Blocks[index]];
            html.Append(kind switch
            {
                BlockKind.ListItem => Shape("ul", "\n" + string.Concat(run.Select(item => Shape("li", Inline(item)) + "\n"))),
                BlockKind.TableRow => Shape("table", "\n" + string.Concat(run.Select(row => Row(row) + "\n"))),
                BlockKind.Heading => Heading(run[0]),
                _ => Shape("p", Inline(run[0])),
            }).Append('\n');
            index += run.Count;
        }

        return html.ToString().TrimEnd('\n');
    }

    private string Heading(Block block)
    {
        var anchor = NotWord().Replace(block.PlainText.ToLowerInvariant(), "-").Trim('-');
        return Shape(block.Level == 1 ? "h1" : "h2", Inline(block)).Replace("{{anchor}}", anchor, StringComparison.Ordinal);
    }

    private string Row(Block row) =>
        Shape("row", string.Concat(row.PlainText.Split('\t').Select(cell => Shape(row.Level == 1 ? "head" : "cell", Encode(cell)))));

    private string Inline(Block block) => string.Concat(block.Spans.Select(span => span.Link is null
        ? Encode(span.Text)
        : Shape("link", Encode(span.Text)).Replace("{{href}}", Encode(span.Link), StringComparison.Ordinal)));

    private string Shape(string name, string content) =>
        shapes.TryGetValue(name, out var shape) ? shape.Replace("{}", content, StringComparison.Ordinal) : throw new FormatException($"The template has no shape '{name}'.");

    private static string Fill(string text, Dictionary<string, string> places) => Place().Replace(text, match =>
        places.TryGetValue(match.Groups["name"].Value, out var value) ? value : throw new FormatException($"Nothing fills {match.Value} of a template."));

    private static string Encode(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{(?<name>[a-z]+)\}\}")]
    private static partial Regex Place();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotWord();
}

using Markdig.Syntax.Inlines;
using PolicyDiff.Text.Parsing;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Markup;

/// <summary>Markdown's inline elements → spans.</summary>
internal sealed class MarkdownInlines(LinkCleaner links)
{
    private readonly List<Span> raw = [];
    private readonly Dictionary<SpanStyles, int> tags = [];

    /// <summary>The tidy spans of one block; none for an empty one. Pictures are left out.</summary>
    public static IReadOnlyList<Span> Read(ContainerInline? inline, LinkCleaner links)
    {
        if (inline is null) return [];
        var reader = new MarkdownInlines(links);
        reader.ReadAll(inline, SpanStyles.None, null);
        return SpanTidy.Tidy(reader.raw);
    }

    private void ReadAll(ContainerInline container, SpanStyles styles, string? link)
    {
        foreach (var inline in container) Read(inline, styles, link);
    }

    private void Read(Inline inline, SpanStyles styles, string? link)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Text(literal.Content.ToString(), styles, link);
                break;
            case HtmlEntityInline entity:
                Text(entity.Transcoded.ToString(), styles, link);
                break;
            case CodeInline code:
                Text(code.Content, styles | SpanStyles.Code, link);
                break;
            case AutolinkInline auto:
                Text(auto.Url, styles, links.Clean(auto.IsEmail ? "mailto:" + auto.Url : auto.Url));
                break;
            case LineBreakInline lineBreak:
                raw.Add(lineBreak.IsHard ? new("\n") : new(" ", styles, link));
                break;
            case HtmlInline html:
                Tag(html.Tag);
                break;
            case EmphasisInline emphasis:
                ReadAll(emphasis, styles | (emphasis.DelimiterCount >= 2 ? SpanStyles.Strong : SpanStyles.Emphasis), link);
                break;
            case LinkInline target:
                if (!target.IsImage) ReadAll(target, styles, links.Clean(target.Url) ?? link);
                break;
            case ContainerInline container:
                ReadAll(container, styles, link);
                break;
        }
    }

    private void Text(string text, SpanStyles styles, string? link)
    {
        foreach (var (style, depth) in tags)
        {
            if (depth > 0) styles |= style;
        }

        raw.Add(new(text.Replace('\n', ' ').Replace('\t', ' '), styles, link));
    }

    private void Tag(string tag)
    {
        var name = tag.Trim('<', '>', '/', ' ').Split(' ', 2)[0].ToLowerInvariant();
        if (name == "br")
        {
            raw.Add(new("\n"));
            return;
        }

        var style = name switch
        {
            "b" or "strong" => SpanStyles.Strong,
            "i" or "em" => SpanStyles.Emphasis,
            "code" => SpanStyles.Code,
            _ => SpanStyles.None,
        };
        if (style == SpanStyles.None) return;
        var closing = tag.StartsWith("</", StringComparison.Ordinal);
        tags[style] = Math.Max(0, tags.GetValueOrDefault(style) + (closing ? -1 : 1));
    }
}

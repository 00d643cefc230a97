using System.Text;
using HtmlAgilityPack;
using PolicyDiff.Text.Decoding;

namespace PolicyDiff.Text.Parsing;

/// <summary>
/// Reads HTML into our own tree. The only file that names HtmlAgilityPack, and the place of the guards its weak spots need:
/// nesting is measured before it parses and limited while it does, entities are decoded here, implied ends put in by
/// <see cref="PageTreeBuilder"/>, its tree is walked without recursion and left behind.
/// </summary>
internal static class HtmlPage
{
    /// <summary>The page's tree, or null where it nests deeper than a page of text can.</summary>
    public static PageTree? Parse(string html)
    {
        if (NestingGuard.IsTooComplex(html)) return null;
        var document = new HtmlDocument { OptionMaxNestedChildNodes = NestingGuard.MaxDepth + 100, OptionReadEncoding = false };
        try
        {
            document.LoadHtml(OpenSelfClosed(html));
        }
        catch (Exception tooDeep) when (tooDeep.GetType() == typeof(Exception))
        {
            // The parser's only way to report OptionMaxNestedChildNodes: a bare Exception.
            return null;
        }

        return Convert(document.DocumentNode);
    }

    private static PageTree Convert(HtmlNode document)
    {
        var builder = new PageTreeBuilder();
        var facts = new PageFacts();
        var pending = new Stack<(HtmlNode? Node, PageNode? End)>();
        PushChildren(document, pending);
        while (pending.TryPop(out var step))
        {
            if (step.End is { } ended) builder.End(ended);
            else if (step.Node is HtmlTextNode text) builder.Text(HtmlEntities.Decode(text.Text));
            else if (step.Node is { NodeType: HtmlNodeType.Element } element) Enter(element, builder, facts, pending);
        }

        PageNode.SetEnds(builder.Nodes);
        return new(builder.Root, builder.Nodes, facts.Title, facts.Language, facts.Base);
    }

    private static void Enter(HtmlNode element, PageTreeBuilder builder, PageFacts facts, Stack<(HtmlNode?, PageNode?)> pending)
    {
        var name = element.Name.ToLowerInvariant();
        facts.Note(name, element);
        if (Html.IsUnread(name) && name != "head") return;
        var node = builder.Start(name, Attributes(element));
        pending.Push((null, node));
        PushChildren(element, pending);
    }

    private static void PushChildren(HtmlNode element, Stack<(HtmlNode?, PageNode?)> pending)
    {
        for (var child = element.LastChild; child is not null; child = child.PreviousSibling) pending.Push((child, null));
    }

    private static List<KeyValuePair<string, string>> Attributes(HtmlNode element)
    {
        if (!element.HasAttributes) return [];
        var attributes = new List<KeyValuePair<string, string>>(element.Attributes.Count);
        foreach (var attribute in element.Attributes)
        {
            var name = attribute.Name.ToLowerInvariant();
            if (!Html.IsReadAttribute(name)) continue;
            attributes.Add(new(name, HtmlEntities.Decode(attribute.Value ?? "", inAttribute: true)));
        }

        return attributes;
    }

    /// <summary>Takes "/" out of tags that are never empty: "&lt;p/&gt;" opens a paragraph in HTML, the parser takes it for an empty one.</summary>
    private static string OpenSelfClosed(string html)
    {
        StringBuilder? mended = null;
        var copied = 0;
        for (var at = html.IndexOf("/>", StringComparison.Ordinal); at >= 0; at = html.IndexOf("/>", at + 2, StringComparison.Ordinal))
        {
            var end = at;
            while (end > 0 && char.IsWhiteSpace(html[end - 1])) end--;
            var start = end;
            while (start > 0 && char.IsAsciiLetter(html[start - 1])) start--;
            if (start == 0 || html[start - 1] != '<' || !Html.IsNeverEmpty(html.AsSpan(start, end - start))) continue;
            (mended ??= new(html.Length)).Append(html, copied, end - copied).Append('>');
            copied = at + 2;
        }

        return mended is null ? html : mended.Append(html, copied, html.Length - copied).ToString();
    }

    /// <summary>What a page says about itself outside its text.</summary>
    private sealed class PageFacts
    {
        public string? Title { get; private set; }

        public string? Language { get; private set; }

        public string? Base { get; private set; }

        public void Note(string name, HtmlNode element)
        {
            switch (name)
            {
                case "title":
                    Title ??= HtmlEntities.Decode(element.InnerText);
                    break;
                case "html":
                    Language ??= Value(element, "lang") ?? Value(element, "xml:lang");
                    break;
                case "base":
                    Base ??= Value(element, "href");
                    break;
                case "meta" when string.Equals(Value(element, "http-equiv"), "content-language", StringComparison.OrdinalIgnoreCase):
                    Language ??= Value(element, "content");
                    break;
            }
        }

        private static string? Value(HtmlNode element, string name)
        {
            var value = element.Attributes[name]?.Value;
            return string.IsNullOrWhiteSpace(value) ? null : HtmlEntities.Decode(value, inAttribute: true).Trim();
        }
    }
}

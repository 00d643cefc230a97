using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.Json;

namespace PolicyDiff.Text.Embedded;

/// <summary>
/// Rich text as content systems hand it to a page's scripts → HTML, so that it is read by the same rules as any page. One reading for
/// all: a node names its kind (nodeType, _type, type, tag), holds others (content, children, blocks, …) or characters (text, value).
/// </summary>
internal sealed class RichText
{
    private const int MaxDepth = 60;
    private const int LongestHtml = 4_000_000;

    private static readonly string[] KindKeys = ["nodeType", "_type", "type", "tagName", "tag", "kind", "name"];
    private static readonly string[] ChildKeys = ["content", "children", "nodes", "blocks", "items", "root", "document"];
    private static readonly string[] TextKeys = ["text", "value", "insert", "html"];

    private static readonly FrozenDictionary<string, string> Tags = new Dictionary<string, string>
    {
        ["paragraph"] = "p", ["p"] = "p", ["unstyled"] = "p", ["normal"] = "p", ["blockquote"] = "blockquote", ["quote"] = "blockquote",
        ["heading1"] = "h1", ["heading2"] = "h2", ["heading3"] = "h3", ["heading4"] = "h4", ["heading5"] = "h5", ["heading6"] = "h6",
        ["headingone"] = "h1", ["headingtwo"] = "h2", ["headingthree"] = "h3", ["headingfour"] = "h4", ["headerone"] = "h1", ["headertwo"] = "h2", ["headerthree"] = "h3", ["headerfour"] = "h4", ["headerfive"] = "h5", ["headersix"] = "h6",
        ["h1"] = "h1", ["h2"] = "h2", ["h3"] = "h3", ["h4"] = "h4", ["h5"] = "h5", ["h6"] = "h6", ["heading"] = "h", ["header"] = "h",
        ["unorderedlist"] = "ul", ["bulletlist"] = "ul", ["bulletedlist"] = "ul", ["ul"] = "ul", ["orderedlist"] = "ol", ["numberedlist"] = "ol", ["ol"] = "ol", ["list"] = "list",
        ["listitem"] = "li", ["li"] = "li", ["unorderedlistitem"] = "uli", ["orderedlistitem"] = "oli",
        ["hyperlink"] = "a", ["link"] = "a", ["a"] = "a", ["table"] = "table", ["tablerow"] = "tr", ["tr"] = "tr", ["tablecell"] = "td", ["td"] = "td", ["tableheadercell"] = "th", ["tableheader"] = "th", ["th"] = "th",
        ["hardbreak"] = "br", ["linebreak"] = "br", ["br"] = "br", ["strong"] = "b", ["bold"] = "b", ["b"] = "b", ["em"] = "i", ["italic"] = "i", ["i"] = "i",
        ["document"] = "", ["doc"] = "", ["root"] = "", ["block"] = "block", ["text"] = "", ["span"] = "", ["div"] = "div", ["section"] = "div", ["element"] = "element", ["tbody"] = "", ["thead"] = "",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly StringBuilder html = new();
    private string openList = "";

    /// <summary>True for a node, or a list that begins with nodes, of rich text.</summary>
    public static bool IsOne(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength() > 1 && value.EnumerateArray().Take(6).Count(IsNode) * 3 >= Math.Min(6, value.GetArrayLength()) * 2,
        _ => IsNode(value) && Children(value) is { } children && children.ValueKind == JsonValueKind.Array && children.EnumerateArray().Take(3).All(child => IsNode(child) || HasText(child)),
    };

    /// <summary>The HTML of a tree.</summary>
    public static string ToHtml(JsonElement tree)
    {
        var writer = new RichText();
        writer.Write(tree, 0);
        writer.EndList();
        return writer.html.ToString();
    }

    private static bool IsNode(JsonElement value) => value.ValueKind == JsonValueKind.Object && Kind(value) is { } kind && (kind != "text" || HasText(value)) && (Children(value) is not null || HasText(value) || value.TryGetProperty("data", out _));

    private static bool HasText(JsonElement value) => value.ValueKind == JsonValueKind.Object && TextKeys.Any(key => value.TryGetProperty(key, out var text) && text.ValueKind == JsonValueKind.String);

    /// <summary>The node's kind in small letters without signs, where it is one that is known.</summary>
    private static string? Kind(JsonElement node)
    {
        foreach (var key in KindKeys)
        {
            if (!node.TryGetProperty(key, out var value) || value.ValueKind != JsonValueKind.String) continue;
            var kind = string.Concat(value.GetString()!.Where(char.IsLetterOrDigit)).ToLowerInvariant();
            if (kind != "element" && Tags.ContainsKey(kind)) return kind;
        }

        return null;
    }

    private static JsonElement? Children(JsonElement node)
    {
        foreach (var key in ChildKeys)
        {
            if (node.TryGetProperty(key, out var children) && children.ValueKind is JsonValueKind.Array or JsonValueKind.Object) return children;
        }

        return null;
    }

    private void Write(JsonElement value, int depth)
    {
        if (depth > MaxDepth || html.Length > LongestHtml) return;
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) Write(item, depth + 1);
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            html.Append(WebUtility.HtmlEncode(value.GetString()));
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            WriteNode(value, depth);
        }
    }

    private void WriteNode(JsonElement node, int depth)
    {
        var tag = Tag(node);
        ItemList(node, ref tag);
        if (tag == "br") html.Append("<br>");
        if (tag.Length > 0 && tag != "br") html.Append('<').Append(tag).Append(tag == "a" && Address(node) is { } address ? $" href=\"{WebUtility.HtmlEncode(address)}\"" : "").Append('>');
        if (Children(node) is { } children) Write(children, depth + 1);
        else WriteText(node);
        if (node.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && tag != "a") WriteData(data, tag, depth);
        if (tag.Length > 0 && tag != "br") html.Append("</").Append(tag).Append('>');
    }

    /// <summary>A block with its text as HTML or its items beside it, as block editors store them.</summary>
    private void WriteData(JsonElement data, string tag, int depth)
    {
        if (data.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String) html.Append(text.GetString());
        if (!data.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array || tag is not ("ul" or "ol") || depth > MaxDepth) return;
        foreach (var item in items.EnumerateArray())
        {
            var written = item.ValueKind == JsonValueKind.String ? item.GetString() : item.ValueKind == JsonValueKind.Object && item.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String ? content.GetString() : null;
            html.Append("<li>").Append(written).Append("</li>");
        }
    }

    private void WriteText(JsonElement node)
    {
        foreach (var key in TextKeys)
        {
            if (!node.TryGetProperty(key, out var text) || text.ValueKind != JsonValueKind.String) continue;
            var (open, close) = Marks(node);
            var written = key == "html" ? text.GetString()! : WebUtility.HtmlEncode(text.GetString()!).Replace("\n", "<br>", StringComparison.Ordinal);
            html.Append(open).Append(written).Append(close);
            return;
        }
    }

    private static (string Open, string Close) Marks(JsonElement node)
    {
        var (bold, italic) = (IsTrue(node, "bold") || IsTrue(node, "strong"), IsTrue(node, "italic") || IsTrue(node, "em"));
        if (node.TryGetProperty("marks", out var marks) && marks.ValueKind == JsonValueKind.Array)
        {
            foreach (var mark in marks.EnumerateArray())
            {
                var name = mark.ValueKind == JsonValueKind.String ? mark.GetString() : mark.ValueKind == JsonValueKind.Object ? Kind(mark) : null;
                bold |= name is "bold" or "strong" or "b";
                italic |= name is "italic" or "em" or "i";
            }
        }

        return ((bold ? "<b>" : "") + (italic ? "<i>" : ""), (italic ? "</i>" : "") + (bold ? "</b>" : ""));
    }

    private static bool IsTrue(JsonElement node, string key) => node.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Tag(JsonElement node)
    {
        var kind = Kind(node);
        if (kind == "block") return Text(node, "style") is { } style && Tags.TryGetValue(style.ToLowerInvariant(), out var styled) ? styled : "p";
        var tag = kind is null ? "" : Tags[kind];
        return tag switch
        {
            "h" => "h" + Math.Clamp(Level(node), 1, 6),
            "list" => Text(node, "listType") == "number" || Text(node, "style") == "ordered" || Text(node, "format") == "ordered" || IsTrue(node, "ordered") || (node.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && Text(data, "style") == "ordered") ? "ol" : "ul",
            _ => tag,
        };
    }

    private static int Level(JsonElement node)
    {
        foreach (var holder in (JsonElement[])[node, .. Holders(node)])
        {
            foreach (var key in (string[])["level", "depth"])
            {
                if (holder.TryGetProperty(key, out var level) && level.ValueKind == JsonValueKind.Number && level.TryGetInt32(out var number)) return number;
            }
        }

        return Text(node, "tag") is ['h', >= '1' and <= '6' and var digit] ? digit - '0' : 2;
    }

    private static string? Address(JsonElement node)
    {
        foreach (var holder in (JsonElement[])[node, .. Holders(node)])
        {
            foreach (var key in (string[])["uri", "url", "href"])
            {
                if (Text(holder, key) is { } address) return address;
            }
        }

        return null;
    }

    private static IEnumerable<JsonElement> Holders(JsonElement node)
    {
        foreach (var key in (string[])["data", "attrs", "props", "fields", "properties", "attributes"])
        {
            if (node.TryGetProperty(key, out var holder) && holder.ValueKind == JsonValueKind.Object) yield return holder;
        }
    }

    private static string? Text(JsonElement node, string key) => node.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Items that stand beside each other without a list around them, as block editors store them, get one.</summary>
    private void ItemList(JsonElement node, ref string tag)
    {
        var list = tag switch { "uli" => "ul", "oli" => "ol", _ => Text(node, "listItem") switch { "bullet" => "ul", "number" => "ol", _ => "" } };
        var isBlock = tag is "p" or "blockquote" or "uli" or "oli" or ['h', ..];
        if (list.Length > 0) tag = "li";
        if (!isBlock || list == openList) return;
        EndList();
        if (list.Length > 0) html.Append('<').Append(list).Append('>');
        openList = list;
    }

    private void EndList()
    {
        if (openList.Length > 0) html.Append("</").Append(openList).Append('>');
        openList = "";
    }
}

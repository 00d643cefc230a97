using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig;

namespace PolicyDiff.Text.Embedded;

/// <summary>Walks a JSON value for long texts: HTML, Markdown or plain strings, and trees of rich text.</summary>
internal static partial class EmbeddedTexts
{
    private const int Shortest = 160;
    private const int LongestTitle = 160;
    private const int MostSteps = 500_000;

    private static readonly string[] TitleKeys = ["title", "heading", "header", "headline", "name", "question", "label"];
    private static readonly string[] SlugKeys = ["slug", "path", "url", "uri", "handle", "permalink", "href"];

    /// <summary>The texts in the order of the value.</summary>
    public static List<EmbeddedText> Of(JsonElement root)
    {
        var found = new List<EmbeddedText>();
        var pending = new Stack<(JsonElement Value, string Path, JsonElement Holder)>();
        pending.Push((root, "", root));
        for (var steps = 0; pending.TryPop(out var next) && steps < MostSteps; steps++)
        {
            var (value, path, holder) = next;
            if (value.ValueKind == JsonValueKind.String) AddString(value, path, holder, found);
            else if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && RichText.IsOne(value)) Add(RichText.ToHtml(value), path, holder, found);
            else if (value.ValueKind == JsonValueKind.Object) foreach (var part in value.EnumerateObject().Reverse()) pending.Push((part.Value, path.Length > 400 ? path : $"{path}.{part.Name}", value));
            else if (value.ValueKind == JsonValueKind.Array) foreach (var item in value.EnumerateArray().Reverse()) pending.Push((item, path + "[]", item.ValueKind == JsonValueKind.Object ? item : holder));
        }

        return found;
    }

    private static void AddString(JsonElement value, string path, JsonElement holder, List<EmbeddedText> found)
    {
        var text = value.GetString()!;
        if (text.Length < Shortest || !text.Contains(' ', StringComparison.Ordinal) && !text.Any(character => character > '\u0E00')) return;
        if (EscapedTag().IsMatch(text) && !Tag().IsMatch(text)) text = WebUtility.HtmlDecode(text);
        Add(Tag().IsMatch(text) ? text : Markdown.ToHtml(text), path, holder, found);
    }

    private static void Add(string html, string path, JsonElement holder, List<EmbeddedText> found)
    {
        if (html.Length >= Shortest) found.Add(new(path, html, Beside(holder, TitleKeys, LongestTitle), Beside(holder, SlugKeys, 2000)));
    }

    private static string? Beside(JsonElement holder, string[] keys, int longest)
    {
        if (holder.ValueKind != JsonValueKind.Object) return null;
        foreach (var key in keys)
        {
            if (holder.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= longest) return text;
        }

        return null;
    }

    [GeneratedRegex("<(?:p|br|h[1-6]|li|ul|ol|div|strong|b|span|table|section|article)[ />]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("&lt;(?:p|br|h[1-6]|li|ul|ol|div|strong|span|table)(?:&gt;| )", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex EscapedTag();
}

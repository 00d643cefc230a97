using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Embedded;

/// <summary>
/// Reads what React's server components send instead of HTML: calls of <c>self.__next_f.push([1,"…"])</c>, whose strings joined are rows
/// "id:JSON" and "id:Tlength,text". Elements are ["$","p",key,{props}], "$L4" and "$4" stand for the row of that number.
/// </summary>
internal sealed partial class FlightChunks
{
    private const int MaxDepth = 120;
    private const int LongestHtml = 4_000_000;
    private const int ShortestText = 400;
    private const int MostSteps = 200_000;

    private readonly Dictionary<string, JsonElement> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> shown = new(StringComparer.Ordinal) { "0" };
    private readonly StringBuilder html = new();
    private int steps;

    /// <summary>Where the page's elements stand.</summary>
    public const string Path = "self.__next_f";

    /// <summary>The page's elements as one text, then the long texts that its components are handed; none for a page without these calls.</summary>
    public static List<EmbeddedText> Texts(string page)
    {
        if (!page.Contains("__next_f", StringComparison.Ordinal)) return [];
        var reader = new FlightChunks();
        var found = new List<EmbeddedText>();
        var values = new List<JsonDocument>();
        try
        {
            reader.ReadRows(Encoding.UTF8.GetBytes(Joined(page)), values);
            // Row 0 is the page and leads to the others; content that arrives later has a row of its own that a client component shows.
            if (reader.rows.TryGetValue("0", out var first)) reader.Write(first, false, 0);
            foreach (var (id, row) in reader.rows)
            {
                if (reader.shown.Add(id) && IsElements(row)) reader.Write(row, false, 0);
            }

            if (reader.html.Length > 0) found.Add(new(Path, reader.html.ToString(), null, null));
            found.AddRange(reader.rows.SelectMany(row => EmbeddedTexts.Of(row.Value).Select(text => text with { Path = $"{Path}.{row.Key}{text.Path}" })));
            found.AddRange(reader.texts.Where(text => text.Value.Length >= ShortestText).Select(text => new EmbeddedText($"{Path}.{text.Key}", text.Value, null, null)));
        }
        finally
        {
            foreach (var value in values) value.Dispose();
        }

        return found;
    }

    private static string Joined(string page)
    {
        var joined = new StringBuilder();
        foreach (var match in Push().EnumerateMatches(page))
        {
            var start = match.Index + match.Length - 1;
            var end = page.IndexOf("</script", start, StringComparison.OrdinalIgnoreCase);
            if (EmbeddedScripts.Prefix(page[start..(end < 0 ? page.Length : end)], 0) is not { } read) continue;
            using (read.Value)
            {
                if (read.Value.RootElement.ValueKind == JsonValueKind.String) joined.Append(read.Value.RootElement.GetString());
            }
        }

        return joined.ToString();
    }

    /// <summary>Rows end with a line end, texts after as many bytes as they say.</summary>
    private void ReadRows(byte[] stream, List<JsonDocument> values)
    {
        for (var at = 0; at < stream.Length;)
        {
            var colon = Array.IndexOf(stream, (byte)':', at, Math.Min(20, stream.Length - at));
            var id = colon < 0 ? "" : Encoding.ASCII.GetString(stream, at, colon - at);
            var end = Array.IndexOf(stream, (byte)'\n', at);
            if (end < 0) end = stream.Length;
            if (colon >= 0 && colon + 1 < stream.Length && stream[colon + 1] == 'T' && TextAt(stream, colon + 2) is { } text)
            {
                texts[id] = Encoding.UTF8.GetString(stream, text.Start, text.Length);
                at = text.Start + text.Length;
                continue;
            }

            if (colon >= 0 && EmbeddedScripts.Parse(Encoding.UTF8.GetString(stream, colon + 1, Math.Max(0, end - colon - 1))) is { } value)
            {
                values.Add(value);
                rows[id] = value.RootElement;
            }

            at = end + 1;
        }
    }

    private static (int Start, int Length)? TextAt(byte[] stream, int at)
    {
        var comma = Array.IndexOf(stream, (byte)',', at, Math.Min(10, stream.Length - at));
        return comma > at && int.TryParse(Encoding.ASCII.GetString(stream, at, comma - at), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) && length >= 0 && length <= stream.Length - comma - 1
            ? (comma + 1, length)
            : null;
    }

    private static bool IsElement(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() >= 4 && value[0].ValueKind == JsonValueKind.String && value[0].GetString() == "$" && value[1].ValueKind == JsonValueKind.String && value[3].ValueKind == JsonValueKind.Object;

    private static bool IsElements(JsonElement value) => IsElement(value) || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Take(20).Any(IsElement));

    /// <param name="value">An element, what an element holds, or a router's list of both.</param>
    /// <param name="inside">True inside an element, where strings are text; outside they name routes.</param>
    /// <param name="depth">How deep the value stands.</param>
    private void Write(JsonElement value, bool inside, int depth)
    {
        if (depth > MaxDepth || html.Length > LongestHtml || ++steps > MostSteps) return;
        if (value.ValueKind == JsonValueKind.String && (inside || IsReference(value))) WriteString(value.GetString()!, inside, depth);
        else if (value.ValueKind == JsonValueKind.Number && inside) html.Append(value.GetRawText());
        else if (IsElement(value)) WriteElement(value[1].GetString()!, value[3], depth);
        else if (value.ValueKind == JsonValueKind.Array) WriteAll(value, inside, depth);
        else if (value.ValueKind == JsonValueKind.Object && !inside) foreach (var part in value.EnumerateObject()) Write(part.Value, false, depth + 1);
    }

    private void WriteAll(JsonElement list, bool inside, int depth)
    {
        foreach (var part in list.EnumerateArray()) Write(part, inside, depth + 1);
    }

    private static bool IsReference(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is ['$', _, ..];

    private void WriteString(string text, bool inside, int depth)
    {
        if (!text.StartsWith('$'))
        {
            html.Append(RichText.Escape(text));
            return;
        }

        if (text.StartsWith("$$", StringComparison.Ordinal))
        {
            html.Append(RichText.Escape(text[1..]));
            return;
        }

        var id = text.TrimStart('$').TrimStart('L', '@');
        if (texts.TryGetValue(id, out var whole) && inside) html.Append(RichText.Escape(whole));
        else if (rows.TryGetValue(id, out var row) && shown.Add(id)) Write(row, inside, depth + 1);
    }

    private void WriteElement(string tag, JsonElement props, int depth)
    {
        // A capital or a reference is a component: what it holds is shown, its own name is not.
        if (tag is "script" or "style" or "head" or "meta" or "link" or "title") return;
        var known = TagName().IsMatch(tag) && tag is not ("html" or "body");
        if (known) html.Append('<').Append(tag).Append(Attribute(props, "className", "class")).Append(Attribute(props, "id", "id")).Append(Attribute(props, "href", "href")).Append(Attribute(props, "role", "role")).Append(Attribute(props, "type", "type")).Append('>');
        if (props.TryGetProperty("dangerouslySetInnerHTML", out var inner) && inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty("__html", out var raw) && raw.ValueKind == JsonValueKind.String) html.Append(Raw(raw.GetString()!));
        if (props.TryGetProperty("children", out var children)) Write(children, true, depth + 1);
        if (known && tag is not ("br" or "hr" or "img" or "input" or "wbr")) html.Append("</").Append(tag).Append('>');
    }

    private string Raw(string written) => written.StartsWith('$') && texts.TryGetValue(written[1..], out var text) ? text : written;

    private static string Attribute(JsonElement props, string name, string attribute) =>
        props.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? $" {attribute}=\"{RichText.Escape(value.GetString())}\"" : "";

    [GeneratedRegex(@"__next_f\.push\(\s*\[\s*1\s*,\s*""", RegexOptions.NonBacktracking)]
    private static partial Regex Push();

    [GeneratedRegex("^[a-z][a-z0-9]{0,15}$", RegexOptions.NonBacktracking)]
    private static partial Regex TagName();
}

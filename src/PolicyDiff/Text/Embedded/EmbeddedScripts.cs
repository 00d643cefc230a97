using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PolicyDiff.Text.Decoding;

namespace PolicyDiff.Text.Embedded;

/// <summary>
/// Finds the data that a page carries for its own scripts: script elements of JSON (the state of a page framework, linked data), and
/// JSON that a script assigns to a variable or hands to JSON.parse. Runs no script; data that only a script can make is not seen.
/// </summary>
internal static partial class EmbeddedScripts
{
    private const int MostValues = 200;
    private const int Shortest = 200;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 };

    /// <summary>The JSON values of a page, in page order; the caller disposes of each.</summary>
    public static IEnumerable<JsonDocument> Values(string html)
    {
        var found = 0;
        for (var at = html.IndexOf("<script", StringComparison.OrdinalIgnoreCase); at >= 0 && found < MostValues; at = html.IndexOf("<script", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var start = html.IndexOf('>', at) + 1;
            if (start == 0) yield break;
            var end = html.IndexOf("</script", start, StringComparison.OrdinalIgnoreCase);
            if (end < 0) end = html.Length;
            if (end - start < Shortest) continue;
            foreach (var value in html[at..start].Contains("json", StringComparison.OrdinalIgnoreCase) ? Whole(html[start..end]) : Assigned(html[start..end]))
            {
                found++;
                yield return value;
            }

            at = end - 1;
        }
    }

    private static IEnumerable<JsonDocument> Whole(string script)
    {
        if (Parse(script.Trim()) is { } value) yield return value;
    }

    private static IEnumerable<JsonDocument> Assigned(string script)
    {
        var behind = 0;
        foreach (Match match in Assignment().Matches(script).Take(MostValues))
        {
            if (match.Index < behind) continue;
            var start = match.Index + match.Length - 1;
            if (Prefix(script, start) is not { } read) continue;
            behind = start + read.Length;
            if (read.Value.RootElement.ValueKind == JsonValueKind.String)
            {
                // JSON.parse("{…}"): a value inside a string.
                var inner = Parse(read.Value.RootElement.GetString()!);
                read.Value.Dispose();
                if (inner is not null) yield return inner;
            }
            else
            {
                yield return read.Value;
            }
        }
    }

    /// <summary>The value that a string of JSON is, or null.</summary>
    internal static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(JsonEscapes.Mend(json)), Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The JSON value that begins there, whatever follows it, and how many characters it takes; null where there is none.</summary>
    internal static (JsonDocument Value, int Length)? Prefix(string script, int start)
    {
        // A page's script may end in half a surrogate pair; the encoder replaces it.
        var bytes = Encoding.UTF8.GetBytes(JsonEscapes.Mend(script[start..]));
        var reader = new Utf8JsonReader(bytes, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Lenient.MaxDepth });
        try
        {
            return JsonDocument.TryParseValue(ref reader, out var value) ? (value, Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // "window.__STATE__ = {", "var data=[{", "JSON.parse(\"{".
    [GeneratedRegex("""(?:[\w$\]"')]\s*=\s*[{\[]|JSON\.parse\(\s*")""", RegexOptions.NonBacktracking)]
    private static partial Regex Assignment();
}

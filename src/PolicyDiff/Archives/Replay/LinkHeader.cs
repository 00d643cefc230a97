using System.Net;

namespace PolicyDiff.Archives.Replay;

/// <summary>
/// Reads Link headers (RFC 8288) as archives write them: commas inside addresses and quotes, <c>&amp;</c> HTML-escaped.
/// </summary>
internal static class LinkHeader
{
    /// <summary>The first address with this relation (one of the words in <c>rel</c>), or null.</summary>
    public static string? Find(string value, string relation)
    {
        var position = 0;
        while (value.IndexOf('<', position) is var open and >= 0)
        {
            var close = value.IndexOf('>', open);
            if (close < 0) return null;

            var end = EndOfParameters(value, close + 1);
            if (Relations(value[(close + 1)..end]).Contains(relation, StringComparer.OrdinalIgnoreCase)) return WebUtility.HtmlDecode(value[(open + 1)..close]);
            position = end;
        }

        return null;
    }

    private static int EndOfParameters(string value, int start)
    {
        var quoted = false;
        for (var index = start; index < value.Length; index++)
        {
            if (value[index] == '"') quoted = !quoted;
            else if (value[index] == ',' && !quoted) return index;
        }

        return value.Length;
    }

    private static string[] Relations(string parameters)
    {
        var start = parameters.IndexOf("rel=", StringComparison.OrdinalIgnoreCase);
        if (start < 0) return [];

        var rest = parameters[(start + 4)..];
        var quoted = rest.StartsWith('"');
        var text = quoted ? rest[1..] : rest;
        var end = text.IndexOfAny(quoted ? ['"'] : [';', ',', ' ']);
        return (end < 0 ? text : text[..end]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}

using System.Net;

namespace PolicyDiff.Archives.TimeMaps;

/// <summary>
/// Takes a link-format document (RFC 6690, as RFC 7089 uses it) apart: <c>&lt;address&gt;; name="value"; …</c>, separated by commas,
/// which may also stand in addresses and values. Pure; never throws for any input.
/// </summary>
public static class LinkFormat
{
    private const int MostParameters = 32;

    /// <summary>The links; <paramref name="problem"/> says where the text breaks off or is something else, and is null for a whole one.</summary>
    public static IReadOnlyList<FormatLink> Read(string text, out string? problem)
    {
        var links = new List<FormatLink>();
        var at = 0;
        problem = null;
        while (true)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ',')) at++;
            if (at == text.Length) return links;
            if (ReadLink(text, ref at) is not { } link)
            {
                problem = at >= text.Length ? "The list breaks off in the middle." : $"At character {at} of the list stands something that is no link.";
                return links;
            }

            links.Add(link);
        }
    }

    private static FormatLink? ReadLink(string text, ref int at)
    {
        if (text[at] != '<') return null;
        var close = text.IndexOf('>', at);
        if (close < 0)
        {
            at = text.Length;
            return null;
        }

        var link = new FormatLink(WebUtility.HtmlDecode(text[(at + 1)..close].Trim()), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        at = close + 1;
        while (SkipTo(text, ref at, ';'))
        {
            if (ReadParameter(text, ref at) is not var (name, value)) return null;
            if (name.Length > 0 && link.Parameters.Count < MostParameters) link.Parameters.TryAdd(name, value);
        }

        SkipSpaces(text, ref at);
        // Behind a link stands a comma or nothing; else the text is another format.
        return at == text.Length || text[at] == ',' ? link : null;
    }

    private static (string Name, string Value)? ReadParameter(string text, ref int at)
    {
        SkipSpaces(text, ref at);
        var start = at;
        while (at < text.Length && text[at] is not ('=' or ';' or ',') && !char.IsWhiteSpace(text[at])) at++;
        var name = text[start..at];
        if (!SkipTo(text, ref at, '=')) return (name, "");
        SkipSpaces(text, ref at);
        if (at < text.Length && text[at] == '"') return ReadQuoted(text, ref at) is { } quoted ? (name, quoted) : null;

        start = at;
        while (at < text.Length && text[at] is not (';' or ',') && !char.IsWhiteSpace(text[at])) at++;
        return (name, text[start..at]);
    }

    private static string? ReadQuoted(string text, ref int at)
    {
        var value = new System.Text.StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                return value.ToString();
            }

            if (text[at] == '\\' && at + 1 < text.Length) at++;
            value.Append(text[at]);
        }

        return null;
    }

    private static bool SkipTo(string text, ref int at, char wanted)
    {
        var ahead = at;
        SkipSpaces(text, ref ahead);
        if (ahead >= text.Length || text[ahead] != wanted) return false;
        at = ahead + 1;
        return true;
    }

    private static void SkipSpaces(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }
}

/// <summary>One link of a link-format document.</summary>
/// <param name="Address">Between the brackets.</param>
/// <param name="Parameters">By name, whatever its case; the first of a name counts.</param>
public sealed record FormatLink(string Address, IDictionary<string, string> Parameters)
{
    /// <summary>Whether <c>rel</c> holds this word.</summary>
    public bool Is(string relation) =>
        Parameters.TryGetValue("rel", out var relations) && relations.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(relation, StringComparer.OrdinalIgnoreCase);
}

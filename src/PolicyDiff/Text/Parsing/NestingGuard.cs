namespace PolicyDiff.Text.Parsing;

/// <summary>
/// Measures how deep a page nests before a parser sees it: the page parser and the selector parser take quadratic time on deep nesting (100,000 open div
/// elements: over a minute), the first also on end tags without a start; a real page stays under 40 deep and has next to none of
/// those. One pass, no tree.
/// </summary>
internal static class NestingGuard
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 400;

    private const int MaxStrayEnds = 10_000;
    // The largest policy pages seen have under 10,000 elements; a reader's memory grows with them, about a kilobyte each.
    private const int MaxElements = 100_000;

    /// <summary>True when more than <see cref="MaxDepth"/> elements are open at once, or there are more elements or stray ends than any text has.</summary>
    public static bool IsTooComplex(string html)
    {
        var open = new List<string>();
        int strays = 0, elements = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var ending = html[at + 1] == '/';
            var start = at + (ending ? 2 : 1);
            var end = start;
            while (end < html.Length && end - start < 20 && char.IsAsciiLetterOrDigit(html[end])) end++;
            if (end == start)
            {
                if (start < html.Length && html[start] is ('!' or '?') && ++elements > MaxElements) return true;
                continue;
            }

            var name = NameOf(html.AsSpan(start, end - start));
            if (ending)
            {
                var last = open.LastIndexOf(name);
                if (last >= 0) open.RemoveRange(last, open.Count - last);
                else if (++strays > MaxStrayEnds) return true;
            }
            else if (++elements > MaxElements)
            {
                return true;
            }
            else if (name is "script" or "style")
            {
                var close = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
                if (close < 0) return false;
                at = close;
            }
            else if (!Html.IsVoid(name) && !EndsItself(name, open))
            {
                open.Add(name);
                if (open.Count > MaxDepth) return true;
            }
        }

        return false;
    }

    /// <summary>The name in lower case; one string for all elements of a known name.</summary>
    private static string NameOf(ReadOnlySpan<char> written)
    {
        Span<char> lower = stackalloc char[written.Length];
        written.ToLowerInvariant(lower);
        return Html.Known(lower) ?? lower.ToString();
    }

    // Old pages leave these open by the hundred; the parser ends them.
    private static bool EndsItself(string name, List<string> open) =>
        name is "p" or "li" or "td" or "th" or "tr" or "dt" or "dd" or "option" && open.Count > 0 && open[^1] == name;
}

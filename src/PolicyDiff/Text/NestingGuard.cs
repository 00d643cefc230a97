namespace PolicyDiff.Text;

/// <summary>
/// Measures how deep a page nests before a parser sees it: both parsers take quadratic time on deep nesting (100,000 open div
/// elements: over a minute), a real page stays under 40. One pass, no tree.
/// </summary>
internal static class NestingGuard
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 400;

    /// <summary>True when more than <see cref="MaxDepth"/> elements are open at once.</summary>
    public static bool IsTooDeep(string html)
    {
        var open = new List<string>();
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var ending = html[at + 1] == '/';
            var start = at + (ending ? 2 : 1);
            var end = start;
            while (end < html.Length && end - start < 20 && char.IsAsciiLetterOrDigit(html[end])) end++;
            if (end == start) continue;
            var name = html[start..end].ToLowerInvariant();
            if (ending)
            {
                var last = open.LastIndexOf(name);
                if (last >= 0) open.RemoveRange(last, open.Count - last);
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

    // Old pages leave these open by the hundred; the parser ends them.
    private static bool EndsItself(string name, List<string> open) =>
        name is "p" or "li" or "td" or "th" or "tr" or "dt" or "dd" or "option" && open.Count > 0 && open[^1] == name;
}

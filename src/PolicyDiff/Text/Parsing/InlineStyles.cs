using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Parsing;

/// <summary>How an element sets its text.</summary>
internal static partial class InlineStyles
{
    /// <summary>The styles that an element adds, by its name and its style attribute.</summary>
    public static SpanStyles Of(PageNode node)
    {
        var styles = node.Name switch
        {
            "b" or "strong" or "th" => SpanStyles.Strong,
            "i" or "em" or "cite" or "dfn" or "var" => SpanStyles.Emphasis,
            "code" or "kbd" or "samp" or "tt" => SpanStyles.Code,
            _ => SpanStyles.None,
        };
        return node["style"] is { } css && Bold().IsMatch(css) ? styles | SpanStyles.Strong : styles;
    }

    [GeneratedRegex(@"font-weight\s*:\s*(?:bold|[6-9]00)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Bold();
}

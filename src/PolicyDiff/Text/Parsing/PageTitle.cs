using System.Text.RegularExpressions;
using PolicyDiff.Text.Content;
using PolicyDiff.Text.Shaping;

namespace PolicyDiff.Text.Parsing;

/// <summary>A page's title without its site's name.</summary>
internal static partial class PageTitle
{
    /// <summary>The part of the title that names the policy, or the whole where no part does; null for none.</summary>
    public static string? Of(string? written)
    {
        var spans = SpanTidy.Tidy([new((written ?? "").ReplaceLineEndings(" ").Replace('\t', ' '))]);
        if (spans.Count == 0) return null;
        var title = spans[0].Text;
        var parts = Separator().Split(title).Where(part => part.Any(char.IsLetterOrDigit)).ToList();
        if (parts.Count < 2) return title;
        var naming = parts.Where(part => LegalWords.Count(part, 1) > 0).ToList();
        return naming.Count > 0 && naming.Count < parts.Count ? naming[0].Trim() : title;
    }

    [GeneratedRegex(@"\s+[|\u2013\u2014\u00B7\u2022:\u00BB-]+\s+|\s*\|\s*|\s+::\s+")]
    private static partial Regex Separator();
}

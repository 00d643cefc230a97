using System.Text;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PolicyDiff.Text.Parsing;

/// <summary>What a selector set left of a page.</summary>
/// <param name="Html">The page with only the chosen part in its body; the page without the removed parts where nothing was chosen.</param>
/// <param name="Chosen">True where at least one select selector matched: the part is taken whole, no main content is chosen in it.</param>
/// <param name="Notes">Sentences about selectors that matched nothing.</param>
/// <param name="Missed">Those selectors.</param>
internal sealed record FilteredPage(string Html, bool Chosen, IReadOnlyList<string> Notes, IReadOnlyList<string> Missed);

/// <summary>
/// The user's CSS selectors, applied in front of everything else. The only file that names AngleSharp: the page parser has no CSS
/// selectors. Only called for a page that passed <see cref="NestingGuard"/>.
/// </summary>
internal static class SelectorFilter
{
    /// <summary>Removes, then selects. Throws <see cref="InvalidSelectorException"/> for a selector that is no CSS.</summary>
    public static FilteredPage Apply(string html, SelectorSet selectors)
    {
        Validate(selectors);
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(html);
        var notes = new List<string>();
        var missed = new List<string>();
        foreach (var css in selectors.Remove)
        {
            var matches = document.QuerySelectorAll(css);
            if (matches.Length == 0)
            {
                notes.Add($"The selector to remove '{css}' matched nothing.");
                missed.Add(css);
            }

            foreach (var element in matches) element.Remove();
        }

        var chosen = Select(document, selectors, notes, missed);
        if (chosen.Count == 0) return new(document.DocumentElement?.OuterHtml ?? "", false, notes, missed);
        var page = new StringBuilder("<html").Append(Language(document)).Append("><head>");
        if (document.Head is { } head) page.Append(head.InnerHtml);
        page.Append("</head><body>");
        foreach (var element in chosen) page.Append("<div>").Append(element.OuterHtml).Append("</div>\n");
        return new(page.Append("</body></html>").ToString(), true, notes, missed);
    }

    /// <summary>Throws <see cref="InvalidSelectorException"/> for the first selector that is no CSS.</summary>
    public static void Validate(SelectorSet selectors)
    {
        if (selectors.Select.Count + selectors.Remove.Count == 0) return;
        var parser = new CssSelectorParser();
        foreach (var css in selectors.Select.Concat(selectors.Remove))
        {
            if (string.IsNullOrWhiteSpace(css) || parser.ParseSelector(css) is null)
            {
                throw new InvalidSelectorException($"'{css}' is not a CSS selector; write one such as \"main\", \"#content\" or \".policy > section\".");
            }
        }
    }

    /// <summary>The matches of all selectors in page order, without those inside another match.</summary>
    private static List<IElement> Select(IDocument document, SelectorSet selectors, List<string> notes, List<string> missed)
    {
        var matched = new HashSet<IElement>();
        foreach (var css in selectors.Select)
        {
            var matches = document.QuerySelectorAll(css);
            if (matches.Length == 0)
            {
                notes.Add($"The selector '{css}' matched nothing.");
                missed.Add(css);
            }

            matched.UnionWith(matches);
        }

        if (selectors.Select.Count > 0 && matched.Count == 0) notes.Add("No selector matched, so the page's main content was chosen instead.");
        return document.All.Where(element => matched.Contains(element) && !HasAncestorIn(element, matched)).ToList();
    }

    private static bool HasAncestorIn(IElement element, HashSet<IElement> matched)
    {
        for (var parent = element.ParentElement; parent is not null; parent = parent.ParentElement)
        {
            if (matched.Contains(parent)) return true;
        }

        return false;
    }

    private static string Language(IDocument document)
    {
        var language = document.DocumentElement?.GetAttribute("lang");
        return language is not null && language.All(character => char.IsAsciiLetterOrDigit(character) || character == '-') ? $" lang=\"{language}\"" : "";
    }
}

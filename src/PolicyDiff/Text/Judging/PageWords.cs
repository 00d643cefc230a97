using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Judging;

/// <summary>All words of a short page, its buttons and furniture too: a wall says more in its buttons than in its text.</summary>
internal static partial class PageWords
{
    private const int MostSource = 200_000;
    private const int Most = 12_000;

    /// <summary>The words between the tags of a page, in its order; what stands in the head, scripts and styles left out.</summary>
    public static string Of(string source)
    {
        var body = source.Length > MostSource ? source[..MostSource] : source;
        var words = Tag().Replace(Unread().Replace(body, " "), " \n ");
        words = Decoding.HtmlEntities.Decode(words.Length > Most ? words[..Most] : words);
        return Space().Replace(words, " ").Replace('\u2019', '\'');
    }

    /// <summary>What the page says to browsers without scripts.</summary>
    public static string WithoutScripts(string source)
    {
        var body = source.Length > MostSource ? source[..MostSource] : source;
        return string.Join('\n', NoScript().Matches(body).Select(match => Tag().Replace(match.Value, " "))).Replace('\u2019', '\'');
    }

    /// <summary>True where the page asks for a password.</summary>
    public static bool AsksForPassword(string source) => PasswordField().IsMatch(source.Length > MostSource ? source[..MostSource] : source);

    /// <summary>True where the page has at least so many buttons.</summary>
    public static bool HasButtons(string source, int least) => Button().Count(source.Length > MostSource ? source[..MostSource] : source) >= least;

    [GeneratedRegex("<button\\b|<input[^>]+type\\s*=\\s*[\"']?(?:button|submit)|<a[^>]+(?:role\\s*=\\s*[\"']?button|class\\s*=\\s*[\"']?[^\"'>]*\\bbtn)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Button();

    [GeneratedRegex(@"<(?:script|style|head|noscript|template)\b[^>]*>.*?</(?:script|style|head|noscript|template)\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Unread();

    [GeneratedRegex(@"<noscript\b[^>]*>.*?</noscript\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NoScript();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[^\S\n]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex("<input[^>]+type\\s*=\\s*[\"']?password", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PasswordField();
}

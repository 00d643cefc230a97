using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Content;

/// <summary>Tells a page that is drawn by its scripts: next to no text of its own, and scripts that would make some.</summary>
internal static partial class ScriptSigns
{
    /// <summary>What to do about it.</summary>
    public const string Sentence = "The page has next to no text until its scripts run: have this policy read with the browser ('policydiff add URL --browser').";

    private const int MostWords = 60;

    /// <summary>True for a page of few words with an element that scripts fill, or one that asks for scripts.</summary>
    public static bool NeedsScripts(string html, IReadOnlyList<Block> blocks) =>
        html.Contains("<script", StringComparison.OrdinalIgnoreCase)
        && blocks.Sum(block => TextWeight.Of(block.PlainText)) <= MostWords
        && (Filled().IsMatch(html) || Asks().IsMatch(html));

    // The elements that page frameworks fill, empty as they were sent.
    [GeneratedRegex("""<(?:div|main|section|body)\b[^>]{0,300}\bid\s*=\s*["']?(?:root|app|__next|__nuxt|___gatsby|main|content|react-root|application)["']?[^>]{0,300}>\s*(?:<!--[^>]{0,200}-->\s*)?(?:<div[^>]{0,200}>\s*){0,3}</|<app-root\b""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Filled();

    [GeneratedRegex(@"(?:enable|activate|turn on|requires?|without) (?:your )?javascript|javascript (?:is|to be|must be) (?:disabled|enabled|required|turned on)|javascript (?:aktivieren|activ)|activ(?:er|ar|e) (?:le )?javascript", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Asks();
}

using System.Text.RegularExpressions;
using PolicyDiff.Text.Content;

namespace PolicyDiff.Text;

/// <summary>What the judge looks at.</summary>
/// <param name="Title">The document's title, or null.</param>
/// <param name="Text">The text that was read.</param>
/// <param name="Words">Its weight in words.</param>
/// <param name="Source">The page as decoded.</param>
internal sealed record JudgedPage(string? Title, PolicyText Text, int Words, string Source);

/// <summary>
/// Tells a policy from a page that only stands in its place. Several signs must agree and the page must be short; in doubt it is a
/// policy: a wrong Ok is seen by a person, a wrong refusal hides a version.
/// </summary>
internal static partial class PageJudge
{
    private const int Short = 250;
    private const int VeryShort = 25;

    /// <summary>The outcome and the sentence that says why (none for Ok).</summary>
    public static (CaptureOutcome Outcome, string? Reason) Judge(JudgedPage page)
    {
        if (page.Words == 0) return (CaptureOutcome.Empty, "The page holds no text.");
        var text = string.Join('\n', page.Text.Blocks.Take(60).Select(block => block.PlainText)).Replace('\u2019', '\'');
        if (page.Words <= Short)
        {
            if (NotFound(page, text) is { } notFound) return (CaptureOutcome.SoftNotFound, notFound);
            if (Blocked(page, text) is { } blocked) return (CaptureOutcome.Blocked, blocked);
        }

        if (page.Words < VeryShort && LegalWords.Count(text, 1) == 0 && LegalWords.Count(page.Title ?? "", 1) == 0)
        {
            return (CaptureOutcome.Empty, $"The page holds only {page.Words} words, none of them about a policy.");
        }

        return PageEnd.IsCut(page.Source, page.Text) ? (CaptureOutcome.Truncated, "The body ends before the page does: its last tag or sentence is cut off.") : (CaptureOutcome.Ok, null);
    }

    private static string? NotFound(JudgedPage page, string text)
    {
        var legal = LegalWords.Count(text, 9);
        if (NotFoundTitle().Match(page.Title ?? "") is { Success: true } title && legal < 8) return $"The page's title says \"{title.Value.Trim()}\".";
        var head = text[..Math.Min(text.Length, 400)];
        return NotFoundText().Match(head) is { Success: true } said && legal < 5 ? $"The page says \"{said.Value.Trim()}\" and little else." : null;
    }

    private static string? Blocked(JudgedPage page, string text)
    {
        if (ChallengeTitle().Match(page.Title ?? "") is { Success: true } title) return $"The page's title says \"{title.Value.Trim()}\": a check for robots or a refusal.";
        var legal = LegalWords.Count(text, 20);
        if (ChallengeText().Match(text) is { Success: true } said && legal * 20 < page.Words + 60) return $"The page says \"{said.Value.Trim()}\": a check for robots, a login or a refusal.";
        if (page.Words <= 150 && ConsentText().Match(text) is { Success: true } consent && !PolicyHeading().IsMatch(text)) return $"The page only asks about cookies (\"{consent.Value.Trim()}\").";
        return page.Words <= 60 && LoginText().Match(text) is { Success: true } login && legal < 4 ? $"The page only asks to sign in (\"{login.Value.Trim()}\")." : null;
    }

    [GeneratedRegex(@"\b(?:404|410)\b|(?:page|file|document|site|url|content)[^.|]{0,20}(?:not (?:be )?found|does ?n[o']t exist|unavailable|missing|no longer)|not found|error 40\d|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouv\u00E9e)|p\u00E1gina no encontrada|pagina non trovata|p\u00E1gina n\u00E3o encontrada|pagina niet gevonden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NotFoundTitle();

    [GeneratedRegex(@"(?:page|file|document|url|address|content)[^.\n]{0,60}(?:(?:could|can|was|were|is)\s?(?:not|n[o']t)(?: be)? found|cannot be found|does ?n[o']t exist|no longer (?:exists|available)|has been (?:moved|removed|deleted))|(?:we (?:couldn't|could not|can't|cannot) find|oops|404 (?:error|not found|page)|error 404|page not found|not found)|seite (?:konnte |wurde )?(?:leider )?nicht gefunden|page (?:introuvable|non trouv\u00E9e|demand\u00E9e n.existe)|p\u00E1gina (?:no|n\u00E3o) (?:encontrada|existe)|pagina non (?:trovata|esiste)|pagina (?:is )?niet gevonden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NotFoundText();

    [GeneratedRegex(@"just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?(?:human|robot)|robot check|security check|ddos.guard|please wait|verify(?:ing)? you are human|bot verification|captcha|request (?:blocked|rejected)|403 forbidden|^\s*forbidden|service unavailable|pardon our interruption", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ChallengeTitle();

    [GeneratedRegex(@"verify(?:ing)? (?:that )?you(?:'re| are) (?:a |not a )?(?:human|robot|bot)|checking (?:if the site connection is secure|your browser)|(?:please )?(?:enable|turn on|activate) (?:javascript|js)\b[^.\n]{0,40}|javascript (?:is (?:disabled|required)|must be enabled)|you need to enable javascript[^.\n]{0,40}|access denied|you don't have permission to access|you have been blocked|unusual traffic|complete the (?:captcha|security check)|ray id:|request unsuccessful\. incapsula|reference #[0-9a-f.]{6,}|not available in your (?:country|region)|automated access|pardon our interruption|bitte aktivieren sie javascript|veuillez activer javascript", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ChallengeText();

    [GeneratedRegex(@"accept (?:all )?(?:cookies)|we (?:and our partners )?use cookies|manage (?:cookie )?preferences|before you continue|alle cookies akzeptieren|wir verwenden cookies|accepter (?:tous )?les cookies|nous utilisons des cookies|aceptar (?:todas las )?cookies|accetta (?:tutti i )?cookie", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ConsentText();

    [GeneratedRegex(@"(?:privacy|cookies?) (?:policy|notice|statement)\s*(?:\n|$)|last (?:updated|modified)|terms of (?:use|service)\s*\n|datenschutzerkl\u00E4rung\s*\n|politique de \w+\s*\n", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PolicyHeading();

    [GeneratedRegex(@"(?:sign|log) ?in to (?:continue|your account)|forgot (?:your )?password|you must be logged in|please (?:log|sign) in", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LoginText();
}

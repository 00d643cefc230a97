using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Judging;

/// <summary>Looks on a short page without a policy for what took the policy's place: an error, a wall, a domain for sale, a front page.</summary>
internal sealed class PlaceTaken(JudgedPage page, PolicySigns signs)
{
    private const int Beginning = 400;

    // Cookies' wall talks of partners and purposes at length; other walls are a few sentences.
    private const int LongestWall = 220;

    private readonly string title = (page.Title ?? "").Trim().Replace('\u2019', '\'');

    private readonly string text = string.Join('\n', page.Text.Blocks.Take(60).Select(block => block.PlainText)).Replace('\u2019', '\'');

    private readonly Lazy<string> words = new(() => PageWords.Of(page.Source));

    /// <summary>The outcome and its reason, or null where nothing speaks against the page.</summary>
    public (CaptureOutcome Outcome, string? Reason)? Find()
    {
        if (ArchiveNotice() is { } notice) return (CaptureOutcome.ArchivedError, notice);
        if (Parked() is { } parked) return (CaptureOutcome.Parked, parked);
        if (NotFound() is { } notFound) return (CaptureOutcome.SoftNotFound, notFound);
        if (ServerError() is { } error) return (CaptureOutcome.ArchivedError, error);
        if (Consent() is { } consent) return (CaptureOutcome.ConsentWall, consent);
        if (Challenge() is { } challenge) return (CaptureOutcome.Blocked, challenge);
        if (Login() is { } login) return (CaptureOutcome.LoginWall, login);
        return FrontPage() is { } front ? (CaptureOutcome.WrongPage, front) : null;
    }

    private string? ArchiveNotice() => Said(WallPhrases.ArchiveNotice(), text) is { } said ? $"The page is the archive's own notice (\"{said}\")." : null;

    private string? Parked()
    {
        if (signs.Legal > 6) return null;
        if (Said(WallPhrases.Placeholder(), title) is { } named) return $"The page's title says \"{named}\": a placeholder.";
        var said = Said(WallPhrases.ForSale(), text);
        if (page.Words < 150) said ??= Said(WallPhrases.ForSale(), title) ?? Said(WallPhrases.ForSale(), words.Value);
        return said is null ? null : $"The page says \"{said}\": the domain is for sale, parked or not set up.";
    }

    private string? NotFound()
    {
        if (Said(WallPhrases.NotFoundTitle(), title) is { } named && signs.Legal < 8) return $"The page's title says \"{named}\".";
        if (signs.Legal >= 5 || (signs.IsNamed && signs.Legal >= 2)) return null;
        return Said(WallPhrases.NotFound(), text[..Math.Min(text.Length, Beginning)]) is { } said ? $"The page says \"{said}\" and little else." : null;
    }

    private string? ServerError()
    {
        if (signs.Legal >= 4 || page.Words > LongestWall) return null;
        if (Said(WallPhrases.ServerErrorTitle(), title) is { } named) return $"The page's title says \"{named}\".";
        return Said(WallPhrases.ServerError(), text[..Math.Min(text.Length, Beginning)]) is { } said ? $"The page says \"{said}\" and little else." : null;
    }

    /// <summary>It asks, and has the buttons to answer: a policy about cookies explains and has at most one.</summary>
    private string? Consent()
    {
        if (page.Words > LongestWall * 2 || (signs.IsNamed && signs.Legal * 4 > signs.Words)) return null;
        if (signs.IsNamed && page.Words > LongestWall) return null;
        var buttons = WallPhrases.ConsentButton().Matches(words.Value).Select(match => match.Value.Trim().ToUpperInvariant()).Distinct().Take(3).Count();
        var asks = Said(WallPhrases.Consent(), text) ?? Said(WallPhrases.Consent(), title);
        if (asks is null || buttons == 0 || (buttons == 1 && page.Words > 70)) return null;
        return signs.IsNamed && !IsNamedByWall() ? null : $"The page only asks for consent (\"{asks}\").";
    }

    // "Your privacy choices" names no policy: what names one must not be what asks.
    private bool IsNamedByWall() => !page.Text.Blocks.Take(4).Any(block => PolicySigns.Names(block.PlainText) && !WallPhrases.Consent().IsMatch(block.PlainText) && block.PlainText.Length < 80);

    private string? Challenge()
    {
        if (Said(WallPhrases.ChallengeTitle(), title) is { } named && signs.Legal < 5) return $"The page's title says \"{named}\": a check for robots or a refusal.";
        if (page.Words > LongestWall || signs.Legal * 20 >= page.Words + 60) return null;
        var said = Said(WallPhrases.Challenge(), text) ?? (page.Words < 25 ? Said(WallPhrases.Challenge(), NoScript()) : null);
        return said is null ? null : $"The page says \"{said}\": a check for robots, a need of scripts or a refusal.";
    }

    private string? Login()
    {
        if (page.Words > LongestWall || signs.Legal * 8 > page.Words + 40) return null;
        var asks = Said(WallPhrases.LoginTitle(), title) ?? Said(WallPhrases.Login(), text) ?? Said(WallPhrases.Login(), words.Value);
        if (asks is null) return null;
        return PageWords.AsksForPassword(page.Source) || page.Words <= 60 ? $"The page only asks to sign in (\"{asks}\")." : null;
    }

    /// <summary>Only in languages whose words of law are known, for silence about law is the point.</summary>
    private string? FrontPage() =>
        !signs.IsNamed && Said(WallPhrases.FrontTitle(), title) is { } named && signs.Legal * 60 <= signs.Words
        && LanguageGuess.Recognise(page.Text.Blocks) is not null
            ? $"The page's title says \"{named}\" and its text nothing of a policy: a front page."
            : null;

    private string NoScript() => page.Source.Length > 200_000 ? "" : page.Source.Replace('\u2019', '\'');

    private static string? Said(Regex phrase, string where)
    {
        var match = phrase.Match(where);
        return match.Success ? string.Join(' ', match.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
    }
}

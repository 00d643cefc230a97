using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Judging;

/// <summary>
/// Looks on a short page for what took a policy's place: an error, a wall, a domain for sale, a front page. On a page that is a policy by
/// <see cref="PolicySigns"/> only a title or heading can say so, and only one that does not name the policy: "404" may be a club's name.
/// </summary>
internal sealed class PlaceTaken
{
    private const int Beginning = 400;
    private const int Heads = 4;
    private const int LongestHead = 90;

    // A wall is a few sentences; one about cookies talks of partners and purposes at length.
    private const int LongestWall = 220;
    private const int FewWords = 60;

    // Of words or titles without end nothing more is looked at: bounds the time that the phrases take.
    private const int MostTitle = 300;
    private const int MostText = 12_000;

    private readonly JudgedPage page;
    private readonly PolicySigns signs;
    private readonly string title;
    private readonly string heads;
    private readonly string text;
    private readonly Lazy<string> words;

    internal PlaceTaken(JudgedPage page, PolicySigns signs)
    {
        (this.page, this.signs) = (page, signs);
        title = signs.IsNamedByTitle && signs.IsPolicy ? "" : Start((page.Title ?? "").Trim(), MostTitle).Replace('\u2019', '\'');
        var lines = page.Text.Blocks.Take(Heads).Where((block, index) => block.Kind == BlockKind.Heading || index == 0).Select(block => block.PlainText);
        heads = Joined(lines.Where(head => head.Length <= LongestHead && !PolicySigns.Names(head)));
        text = signs.IsPolicy ? heads : Joined(page.Text.Blocks.Take(FewWords).Select(block => block.PlainText));
        words = new(() => signs.IsPolicy ? heads : PageWords.Of(page.Source));
    }

    /// <summary>The outcome and its reason, or null where nothing speaks against the page.</summary>
    public (CaptureOutcome Outcome, string? Reason)? Find()
    {
        if (Said(WallPhrases.ArchiveNotice(), text) is { } notice) return (CaptureOutcome.ArchivedError, $"The page is the archive's own notice (\"{notice}\").");
        if (Parked() is { } parked) return (CaptureOutcome.Parked, parked);
        if (NotFound() is { } notFound) return (CaptureOutcome.SoftNotFound, notFound);
        if (ServerError() is { } error) return (CaptureOutcome.ArchivedError, error);
        if (Login(asksForPassword: true) is { } form) return (CaptureOutcome.LoginWall, form);
        if (Consent() is { } consent) return (CaptureOutcome.ConsentWall, consent);
        if (Challenge() is { } challenge) return (CaptureOutcome.Blocked, challenge);
        if (Login(asksForPassword: false) is { } login) return (CaptureOutcome.LoginWall, login);
        if (NeedsScripts() is { } scripts) return (CaptureOutcome.Blocked, scripts);
        return FrontPage() is { } front ? (CaptureOutcome.WrongPage, front) : null;
    }

    private string? Parked()
    {
        if (signs.Legal > 6) return null;
        if (Said(WallPhrases.Placeholder(), title) is { } named) return $"The page's title says \"{named}\": a placeholder.";
        var said = Said(WallPhrases.ForSale(), text) ?? Said(WallPhrases.ForSale(), title);
        if (page.Words < LongestWall) said ??= Said(WallPhrases.Placeholder(), text[..Math.Min(text.Length, Beginning)]) ?? Said(WallPhrases.ForSale(), words.Value);
        return said is null ? null : $"The page says \"{said}\": the domain is for sale, parked or not set up.";
    }

    private string? NotFound()
    {
        if (Said(WallPhrases.NotFoundTitle(), title) is { } named && signs.Legal < 8) return $"The page's title says \"{named}\".";
        if (signs.Legal >= 5) return null;
        return Said(WallPhrases.NotFound(), text[..Math.Min(text.Length, Beginning)]) is { } said ? $"The page says \"{said}\" and little else." : null;
    }

    private string? ServerError()
    {
        if (signs.Legal >= 4 || page.Words > LongestWall) return null;
        if (Said(WallPhrases.ServerErrorTitle(), title) is { } named) return $"The page's title says \"{named}\".";
        return Said(WallPhrases.ServerError(), text[..Math.Min(text.Length, Beginning)]) is { } said ? $"The page says \"{said}\" and little else." : null;
    }

    /// <summary>It asks, and has the buttons to answer; a page that names a policy is left to its neighbours.</summary>
    private string? Consent()
    {
        if (page.Words > LongestWall || signs.IsNamed) return null;
        if ((Said(WallPhrases.Consent(), text) ?? Said(WallPhrases.Consent(), title)) is not { } asks) return null;
        var buttons = WallPhrases.ConsentButton().Matches(words.Value).Select(match => match.Value.Trim().ToUpperInvariant()).Distinct().Take(2).Count();
        return buttons > 1 || (buttons == 1 && page.Words <= FewWords) ? $"The page only asks for consent (\"{asks}\")." : null;
    }

    private string? Challenge()
    {
        if (Said(WallPhrases.ChallengeTitle(), title) is { } named && signs.Legal < 5) return $"The page's title says \"{named}\": a check for robots or a refusal.";
        if (page.Words > LongestWall || signs.Legal * 20 >= page.Words + 60) return null;
        return Said(WallPhrases.Challenge(), text) is { } said ? $"The page says \"{said}\": a check for robots, a need of scripts or a refusal." : null;
    }

    /// <summary>What a page says to browsers without scripts counts where it says nothing else.</summary>
    private string? NeedsScripts() =>
        page.Words <= 8 && !signs.IsNamed && signs.Legal == 0 && Said(WallPhrases.Challenge(), PageWords.WithoutScripts(page.Source)) is { } said
            ? $"The page says \"{said}\" to browsers without scripts, and nothing else."
            : null;

    private string? Login(bool asksForPassword)
    {
        if (signs.IsPolicy || page.Words > LongestWall || signs.Legal * 8 > page.Words + 40) return null;
        if (asksForPassword ? !PageWords.AsksForPassword(page.Source) : page.Words > FewWords) return null;
        var asks = Said(WallPhrases.LoginTitle(), title) ?? Said(WallPhrases.Login(), text) ?? Said(WallPhrases.Login(), words.Value);
        // A page without words but with a field for a password has nothing else to be.
        if (asks is null && asksForPassword && page.Words < FewWords / 2) asks = Said(WallPhrases.LoginTitle(), words.Value);
        return asks is null ? null : $"The page only asks to sign in (\"{asks}\").";
    }

    /// <summary>Only in languages whose words of law are known, for silence about law is the point.</summary>
    private string? FrontPage() =>
        !signs.IsNamed && Said(WallPhrases.FrontTitle(), title) is { } named && signs.Legal * 60 <= signs.Words && LanguageGuess.Recognise(page.Text.Blocks) is not null
            ? $"The page's title says \"{named}\" and its text nothing of a policy: a front page."
            : null;

    private static string Joined(IEnumerable<string> lines) => Start(string.Join('\n', lines), MostText).Replace('\u2019', '\'');

    private static string Start(string text, int most) => text.Length <= most ? text : text[..most];

    private static string? Said(Regex phrase, string where)
    {
        if (where.Length == 0) return null;
        var match = phrase.Match(where);
        return match.Success ? string.Join(' ', match.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
    }
}

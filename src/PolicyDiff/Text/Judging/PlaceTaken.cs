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
        var lines = page.Text.Blocks.Take(Heads).Where((block, index) => block.Kind == BlockKind.Heading || (index == 0 && !signs.IsNamedInText)).Select(block => block.PlainText);
        heads = Joined(lines.Where(head => head.Length <= LongestHead && !PolicySigns.Names(head)));
        text = signs.IsPolicy ? heads : Joined(page.Text.Blocks.Take(FewWords).Select(block => block.PlainText));
        words = new(() => signs.IsPolicy ? heads : PageWords.Of(page.Source));
    }

    /// <summary>The outcome and its reason, or null where nothing speaks against the page.</summary>
    public (CaptureOutcome Outcome, string? Reason)? Find()
    {
        if (Phrase.Said(AbsencePhrases.ArchiveNotice(), text) is { } notice) return (CaptureOutcome.ArchivedError, $"The page is the archive's own notice (\"{notice}\").");
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
        if (Phrase.Said(AbsencePhrases.Placeholder(), title) is { } named) return $"The page's title says \"{named}\": a placeholder.";
        var said = Phrase.Said(AbsencePhrases.ForSale(), text) ?? Phrase.Said(AbsencePhrases.ForSale(), title);
        if (page.Words < LongestWall) said ??= Phrase.Said(AbsencePhrases.Placeholder(), text[..Math.Min(text.Length, Beginning)]) ?? Phrase.Said(AbsencePhrases.ForSale(), words.Value);
        return said is null ? null : $"The page says \"{said}\": the domain is for sale, parked or not set up.";
    }

    private string? NotFound()
    {
        if (Phrase.Said(AbsencePhrases.NotFoundTitle(), title) is { } named && signs.Legal < 8) return $"The page's title says \"{named}\".";
        if (signs.Legal >= 5) return null;
        return Phrase.Said(AbsencePhrases.NotFound(), text[..Math.Min(text.Length, Beginning)]) is { } said ? $"The page says \"{said}\" and little else." : null;
    }

    private string? ServerError()
    {
        if (signs.Legal >= 4 || page.Words > LongestWall) return null;
        if (Phrase.Said(AbsencePhrases.ServerErrorTitle(), title) is { } named) return $"The page's title says \"{named}\".";
        return Phrase.Said(AbsencePhrases.ServerError(), text[..Math.Min(text.Length, Beginning)]) is { } said ? $"The page says \"{said}\" and little else." : null;
    }

    /// <summary>
    /// It asks, and has the buttons to answer; a page that names a policy is left to its neighbours. "We value your privacy" over the question names none.
    /// </summary>
    private string? Consent()
    {
        if (page.Words > LongestWall || signs.IsNamedByTitle) return null;
        if (page.Text.Blocks.Any(block => (block.Kind == BlockKind.Heading || block.PlainText == signs.NameInText) && PolicySigns.Names(block.PlainText) && !WallPhrases.ConsentHeading().IsMatch(block.PlainText))) return null;
        var all = Joined(page.Text.Blocks.Take(FewWords).Select(block => block.PlainText));
        if ((Phrase.Said(WallPhrases.Consent(), all) ?? CookiesForOthers(all) ?? Phrase.Said(WallPhrases.Consent(), title)) is not { } asks) return null;
        return HasAnswers() ? $"The page only asks for consent (\"{asks}\")." : null;
    }

    /// <summary>In any language: cookies, and those who get something of them.</summary>
    private static string? CookiesForOthers(string all) =>
        Phrase.Said(WallPhrases.Cookies(), all) is { } cookies && Phrase.Said(WallPhrases.Partners(), all) is { } others ? $"{cookies}\" … \"{others}" : null;

    private bool HasAnswers()
    {
        var said = WallPhrases.ConsentButton().Matches(PageWords.Of(page.Source)).Select(match => match.Value.Trim().ToUpperInvariant()).Distinct().Take(2).Count();
        return said > 1 || (said == 1 && page.Words <= LongestWall / 2) || PageWords.HasButtons(page.Source, 2);
    }

    private string? Challenge()
    {
        if (Phrase.Said(WallPhrases.ChallengeTitle(), title) is { } named && signs.Legal < 5) return $"The page's title says \"{named}\": a check for robots or a refusal.";
        if (page.Words > LongestWall || signs.Legal * 20 >= page.Words + 60 || ExplainsItself()) return null;
        return Phrase.Said(WallPhrases.Challenge(), text) is { } said ? $"The page says \"{said}\": a check for robots, a need of scripts or a refusal." : null;
    }

    /// <summary>A notice about such checks speaks of law besides: cookies, which every check asks for, left out.</summary>
    private bool ExplainsItself()
    {
        var lawful = signs.Legal - WallPhrases.Cookies().Count(text);
        return page.Words >= FewWords && lawful >= 2 && lawful * 50 >= page.Words;
    }

    /// <summary>What a page says to browsers without scripts counts where it says nothing else.</summary>
    private string? NeedsScripts() =>
        page.Words <= 8 && !signs.IsNamed && signs.Legal == 0 && Phrase.Said(WallPhrases.Challenge(), PageWords.WithoutScripts(page.Source)) is { } said
            ? $"The page says \"{said}\" to browsers without scripts, and nothing else."
            : null;

    private string? Login(bool asksForPassword)
    {
        if (signs.IsPolicy || page.Words > LongestWall || signs.Legal * 8 > page.Words + 40) return null;
        if (asksForPassword ? !PageWords.AsksForPassword(page.Source) : page.Words > FewWords) return null;
        var asks = Phrase.Said(WallPhrases.LoginTitle(), title) ?? Phrase.Said(WallPhrases.Login(), text) ?? Phrase.Said(WallPhrases.Login(), words.Value);
        // A page of a few words, none of them of law, but with a field for a password has nothing else to be.
        if (asks is null && asksForPassword && page.Words < FewWords && signs is { Legal: 0, IsNamed: false }) return "The page only asks for a password.";
        return asks is null ? null : $"The page only asks to sign in (\"{asks}\").";
    }

    /// <summary>Only in languages whose words of law are known, for silence about law is the point.</summary>
    private string? FrontPage() =>
        !signs.IsNamed && Phrase.Said(AbsencePhrases.FrontTitle(), title) is { } named && signs.Legal * 60 <= signs.Words && LanguageGuess.Recognise(page.Text.Blocks) is not null
            ? $"The page's title says \"{named}\" and its text nothing of a policy: a front page."
            : null;

    private static string Joined(IEnumerable<string> lines) => Start(string.Join('\n', lines), MostText).Replace('\u2019', '\'');

    private static string Start(string text, int most) => text.Length <= most ? text : text[..most];
}

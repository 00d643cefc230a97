namespace PolicyDiff.Text;

/// <summary>
/// What a capture turned out to be. Derived from what was received and rebuilt with newer rules; only
/// <see cref="Ok"/> and <see cref="Unchanged"/> are usable: they alone make versions.
/// </summary>
public enum CaptureOutcome
{
    /// <summary>The page holds a policy's text.</summary>
    Ok,

    /// <summary>The archive or site says: same bytes as an earlier capture (a revisit, a 304). Takes that capture's text.</summary>
    Unchanged,

    /// <summary>A redirect that led nowhere we may follow, or an archived redirect without its target.</summary>
    Redirect,

    /// <summary>A status of 400 or more, archived as such or answered by the live site; or a page that says so of itself.</summary>
    ArchivedError,

    /// <summary>Status 200, but the page says it was not found.</summary>
    SoftNotFound,

    /// <summary>A bot wall, a challenge or a refusal.</summary>
    Blocked,

    /// <summary>The page only asks about cookies or data and shows the policy after an answer.</summary>
    ConsentWall,

    /// <summary>The page only asks to sign in.</summary>
    LoginWall,

    /// <summary>The domain is for sale, parked, or shows its host's placeholder.</summary>
    Parked,

    /// <summary>A page, but another one: the home page, the policy in another language, another organization's.</summary>
    WrongPage,

    /// <summary>None of the selectors matched on a page that carries several policies: the whole page is nobody's text.</summary>
    SelectorMissed,

    /// <summary>No bytes, or no text in them.</summary>
    Empty,

    /// <summary>The body ends before the page does.</summary>
    Truncated,

    /// <summary>Something else than a page of text: a picture, an archive, unreadable bytes.</summary>
    NotHtml,

    /// <summary>Nesting or size beyond what a page of text can have.</summary>
    TooComplex,

    /// <summary>No answer: name, connection, TLS, time or size.</summary>
    Unreachable,

    /// <summary>The archive lists the capture and does not play it.</summary>
    Unplayable,
}

/// <summary>How outcomes are written outside the program (kebab-case) and whether they count.</summary>
public static class CaptureOutcomes
{
    /// <summary>True for the outcomes that make versions.</summary>
    public static bool IsUsable(this CaptureOutcome outcome) => outcome is CaptureOutcome.Ok or CaptureOutcome.Unchanged;

    /// <summary>
    /// True where a page came and it was not the policy: "unchanged" after it does not say that the policy is there.
    /// </summary>
    public static bool IsAnotherPage(this CaptureOutcome outcome) => outcome
        is CaptureOutcome.SoftNotFound or CaptureOutcome.Blocked or CaptureOutcome.ConsentWall or CaptureOutcome.LoginWall or CaptureOutcome.Parked
        or CaptureOutcome.WrongPage or CaptureOutcome.SelectorMissed or CaptureOutcome.Empty or CaptureOutcome.Truncated or CaptureOutcome.NotHtml
        or CaptureOutcome.TooComplex;

    /// <summary>The word used in JSON, CSV and the database: "soft-404", "not-html".</summary>
    public static string ToWord(this CaptureOutcome outcome) => outcome switch
    {
        CaptureOutcome.Ok => "ok",
        CaptureOutcome.Unchanged => "unchanged",
        CaptureOutcome.Redirect => "redirect",
        CaptureOutcome.ArchivedError => "archived-error",
        CaptureOutcome.SoftNotFound => "soft-404",
        CaptureOutcome.Blocked => "blocked",
        CaptureOutcome.ConsentWall => "consent-wall",
        CaptureOutcome.LoginWall => "login-wall",
        CaptureOutcome.Parked => "parked",
        CaptureOutcome.WrongPage => "wrong-page",
        CaptureOutcome.SelectorMissed => "selector-missed",
        CaptureOutcome.Empty => "empty",
        CaptureOutcome.Truncated => "truncated",
        CaptureOutcome.NotHtml => "not-html",
        CaptureOutcome.TooComplex => "too-complex",
        CaptureOutcome.Unreachable => "unreachable",
        CaptureOutcome.Unplayable => "unplayable",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a word."),
    };

    /// <summary>The outcome of a word written by <see cref="ToWord"/>; throws <see cref="FormatException"/> for another.</summary>
    public static CaptureOutcome FromWord(string word)
    {
        foreach (var outcome in Enum.GetValues<CaptureOutcome>())
        {
            if (outcome.ToWord() == word) return outcome;
        }

        throw new FormatException($"'{word}' is not a capture outcome.");
    }
}

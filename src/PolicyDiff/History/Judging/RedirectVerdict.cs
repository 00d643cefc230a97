using System.Text.RegularExpressions;
using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.History.Judging;

/// <summary>
/// What the end of a redirect and the page there say together: a site's front page or a wall in the policy's place. The most usual disguise of a
/// policy that is gone is a redirect to the home page; but a policy may have moved to a host of its own, so a page that is one counts wherever it is.
/// </summary>
internal static partial class RedirectVerdict
{
    /// <summary>One word of law in this many is what prose of policies has, and the footer of a front page has not.</summary>
    private const int WordsForEach = 30;

    /// <summary>A front page that asks about cookies says fewer.</summary>
    private const int FewWordsOfLaw = 4;

    /// <summary>The outcome and a sentence, or null where the page is judged by what it says alone.</summary>
    internal static (CaptureOutcome Outcome, string Sentence)? Of(Storage.Capture capture, PageReading reading)
    {
        if (reading.Outcome is not (CaptureOutcome.Ok or CaptureOutcome.Empty) || IsPolicy(reading)) return null;
        if (!ForeignAddress.TryRead(capture.FinalAddress, out var final) || !ForeignAddress.TryRead(capture.RequestedAddress, out var asked)) return null;
        if (AddressKey.Of(asked) == AddressKey.Of(final)) return null;
        if (IsHomePage(final) && !IsHomePage(asked)) return (CaptureOutcome.WrongPage, $"A redirect led to the front page {final}, whose text says nothing of a policy.");
        return IsWall(final) && !IsWall(asked) ? (CaptureOutcome.Blocked, $"A redirect led to {final.Host}{final.AbsolutePath}, a page to sign in or to agree, whose text says nothing of a policy.") : null;
    }

    /// <summary>The address asked for was a page's own, the one that answered is a site's entry: "/", "/en/", "/index.html".</summary>
    internal static bool LedHome(string requested, string? final) =>
        ForeignAddress.TryRead(requested, out var asked) && ForeignAddress.TryRead(final, out var came) && !IsHomePage(asked) && IsHomePage(came);

    private static bool IsPolicy(PageReading reading)
    {
        if (reading.Text is not { } text) return false;
        var signs = PolicySigns.Of(new(text.Title, text, reading.Canonical?.Words ?? 0, ""));
        var isNamed = signs.IsNamedByTitle || (signs.NameInText is { } name && !WallPhrases.ConsentHeading().IsMatch(name));
        // Where the words of law are not known in the page's language, its name must do.
        return isNamed ? signs.Legal > 0 || text.Language is null : signs.Legal >= FewWordsOfLaw && signs.Legal * WordsForEach >= signs.Words;
    }

    private static bool IsHomePage(Uri address) => address.Query.Length <= 1 && HomePath().IsMatch(address.AbsolutePath);

    private static bool IsWall(Uri address) => WallHost().IsMatch(address.Host) || WallPath().IsMatch(address.AbsolutePath);

    [GeneratedRegex(@"^/?(?:[a-z]{2}(?:[-_][a-z]{2})?/){0,2}(?:[a-z]{2}(?:[-_][a-z]{2})?|(?:index|default|home|main|welcome)(?:\.[a-z]{3,5})?)?/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HomePath();

    [GeneratedRegex(@"^(?:consent|login|signin|sso|auth)\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WallHost();

    [GeneratedRegex(@"/(?:log-?in|sign-?in|sso|consent|captcha|challenge)(?:\.[a-z]{3,5})?(?:/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WallPath();
}

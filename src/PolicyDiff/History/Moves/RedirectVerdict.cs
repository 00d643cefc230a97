using System.Text.RegularExpressions;
using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Text.Parsing;
using PolicyDiff.Text;

namespace PolicyDiff.History.Moves;

/// <summary>
/// What the end of a redirect alone says, before its page is read: a site's front door or a wall in the policy's place. The most usual
/// disguise of a policy that is gone is a redirect to the home page.
/// </summary>
internal static partial class RedirectVerdict
{
    /// <summary>The outcome and a sentence, or null where the page itself must be looked at.</summary>
    internal static (CaptureOutcome Outcome, string Sentence)? Of(Storage.Capture capture)
    {
        if (capture.Redirects.Count == 0 || !ForeignAddress.TryRead(capture.FinalAddress, out var final)) return null;
        if (!ForeignAddress.TryRead(capture.RequestedAddress, out var asked) || AddressKey.Of(asked) == AddressKey.Of(final)) return null;
        if (IsHomePage(final) && !IsHomePage(asked)) return (CaptureOutcome.Redirect, $"It leads to the home page of {final.Host} instead of the policy.");
        return IsWall(final) && !IsWall(asked) ? (CaptureOutcome.Blocked, $"It leads to {final.Host}{final.AbsolutePath}, a page to sign in or to agree, instead of the policy.") : null;
    }

    /// <summary>The root of a site, or of one of its languages.</summary>
    internal static bool IsHomePage(Uri address) => address.Query.Length <= 1 && HomePath().IsMatch(address.AbsolutePath);

    private static bool IsWall(Uri address) => WallHost().IsMatch(address.Host) || WallPath().IsMatch(address.AbsolutePath);

    [GeneratedRegex(@"^/?(?:[a-z]{2}(?:[-_][a-z]{2})?/){0,2}(?:[a-z]{2}(?:[-_][a-z]{2})?|(?:index|default|home|main|welcome)(?:\.[a-z]{3,5})?)?/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HomePath();

    [GeneratedRegex(@"^(?:consent|login|signin|sso|auth)\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WallHost();

    [GeneratedRegex(@"/(?:log-?in|sign-?in|sso|consent|captcha|challenge)(?:\.[a-z]{3,5})?(?:/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WallPath();
}

namespace PolicyDiff.Archives.Wayback;

/// <summary>
/// Recognises how the Wayback Machine says that it does not show an address: an exception's name in index answers, a sentence
/// in replay pages, with status 403 or 200.
/// </summary>
internal static class ExclusionNotice
{
    private const int LongestNotice = 20_000;

    private static readonly string[] Phrases =
    [
        "AdministrativeAccessControlException",
        "RobotAccessControlException",
        "Blocked Site Error",
        "Blocked By Robots",
        "has been excluded from the Wayback Machine",
        "cannot be displayed due to robots.txt",
    ];

    public static bool IsIn(string text) => Phrases.Any(phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase));

    /// <summary>For bodies: a notice is a short page; the phrase deep inside a long one is somebody's text.</summary>
    public static bool IsIn(ReadOnlySpan<byte> body) => body.Length <= LongestNotice && IsIn(System.Text.Encoding.UTF8.GetString(body));
}

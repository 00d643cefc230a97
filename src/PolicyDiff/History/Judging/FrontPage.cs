using PolicyDiff.Storage;
using PolicyDiff.Text.Parsing;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.History.Judging;

/// <summary>A redirect from a policy's own address to the front page of a site: what many sites do with an address that they gave up.</summary>
internal static class FrontPage
{
    private const int LongestEntry = 12;

    /// <summary>One word of law in this many is what the footer of a front page has.</summary>
    private const int WordsForEach = 60;

    /// <summary>Why the reading is a front page's, or null.</summary>
    internal static string? Took(Capture capture, PageReading reading)
    {
        if (reading is not { Outcome: CaptureOutcome.Ok, Text: { } text } || !WasLedTo(capture.RequestedAddress, capture.FinalAddress)) return null;
        var signs = PolicySigns.Of(new(text.Title, text, reading.Canonical?.Words ?? 0, ""));
        return signs.IsNamed || (signs.Legal > 1 && signs.Legal * WordsForEach >= signs.Words) ? null : $"A redirect led to the front page {capture.FinalAddress}, whose text says nothing of a policy.";
    }

    /// <summary>The address asked for was a page's own, the one that answered is a site's entry: "/", "/en/", "/index.html".</summary>
    internal static bool WasLedTo(string requested, string? final) =>
        ForeignAddress.TryRead(requested, out var asked) && ForeignAddress.TryRead(final, out var came) && !IsEntry(asked) && IsEntry(came);

    private static bool IsEntry(Uri address)
    {
        var path = address.AbsolutePath.Trim('/');
        if (path.Length == 0) return true;
        return path.Length <= LongestEntry && !path.Contains('/', StringComparison.Ordinal)
            && (path.StartsWith("index.", StringComparison.OrdinalIgnoreCase) || path.StartsWith("default.", StringComparison.OrdinalIgnoreCase)
                || path.Equals("home", StringComparison.OrdinalIgnoreCase) || IsLocale(path));
    }

    private static bool IsLocale(string path) =>
        (path.Length == 2 || (path.Length == 5 && path[2] is '-' or '_')) && path.All(character => char.IsAsciiLetter(character) || character is '-' or '_');
}

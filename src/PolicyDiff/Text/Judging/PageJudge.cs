using System.Globalization;
using PolicyDiff.Text.Content;

namespace PolicyDiff.Text.Judging;

/// <summary>
/// Tells a policy from a page that only stands in its place, by the page alone. A page that names a policy and speaks of law in its sentences is a
/// policy, whatever its sentences mention; for all others several signs must agree and the page must be short. In doubt it is a policy: a wrong Ok is
/// seen by a person, and by its neighbours in time; a wrong refusal hides a version.
/// </summary>
internal static class PageJudge
{
    private const int Short = 450;
    private const int VeryShort = 25;
    private const int Sentence = 8;

    /// <summary>The outcome and the sentence that says why (none for Ok).</summary>
    public static (CaptureOutcome Outcome, string? Reason) Judge(JudgedPage page)
    {
        if (page.Words == 0) return Without(page);
        var signs = PolicySigns.Of(page);
        if (page.Words <= Short && new PlaceTaken(page, signs).Find() is { } taken) return taken;
        if (IsNoText(page, signs)) return (CaptureOutcome.Empty, string.Create(CultureInfo.InvariantCulture, $"The page holds only {page.Words} {(page.Words == 1 ? "word" : "words")}, none of them about a policy."));
        return PageEnd.IsCut(page.Source, page.Text) ? (CaptureOutcome.Truncated, "The body ends before the page does: its last tag or sentence is cut off.") : (CaptureOutcome.Ok, null);
    }

    /// <summary>A page without text may still say in its title, its buttons or its scripts' stead why.</summary>
    private static (CaptureOutcome Outcome, string? Reason) Without(JudgedPage page) =>
        new PlaceTaken(page, PolicySigns.None).Find() ?? (CaptureOutcome.Empty, "The page holds no text.");

    /// <summary>A title alone is no policy: a frame has it too, with a few words of its furniture.</summary>
    private static bool IsNoText(JudgedPage page, PolicySigns signs) =>
        (page.Words < Sentence && !signs.IsNamedInText && signs.Legal == 0) || IsSilent(page);

    private static bool IsSilent(JudgedPage page) =>
        page.Words < VeryShort && LegalWords.Count(string.Join('\n', page.Text.Blocks.Select(block => block.PlainText)), 1) == 0
        && LegalWords.Count(page.Title ?? "", 1) == 0 && !PolicySigns.Names(page.Title);
}

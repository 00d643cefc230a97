using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Rendering;

namespace PolicyDiff.Alerts;

/// <summary>
/// The part of a diff that goes into a mail: the first hunks, each with its first rows, very long passages cut. The size of a mail has a
/// limit (mail programs fold longer ones away), the size of a change has none.
/// </summary>
internal sealed class MailExcerpt
{
    private const int HunksShown = 3;
    // Counted apart, or a section that was replaced would show what went and nothing of what came.
    private const int GonePerHunk = 5;
    private const int OthersPerHunk = 8;
    private const int PassageLength = 900;
    private const int HtmlBudget = 40_000;
    private const string Cut = " […] ";

    private MailExcerpt(string text, string html, bool isShortened) => (Text, Html, IsShortened) = (text, html, isShortened);

    /// <summary>For the text part.</summary>
    internal string Text { get; }

    /// <summary>A fragment for the HTML part.</summary>
    internal string Html { get; }

    /// <summary>Whether words inside the hunks shown were left out.</summary>
    internal bool IsShortened { get; }

    internal static MailExcerpt Of(TextDiff diff)
    {
        var shown = Trim(diff);
        var hunks = HunksShown;
        var html = MailRenderer.RenderHtml(shown, hunks);
        while (html.Length > HtmlBudget && hunks > 0) html = MailRenderer.RenderHtml(shown, --hunks);
        return new(MailRenderer.RenderText(shown, hunks), html, !ReferenceEquals(shown, diff));
    }

    private static TextDiff Trim(TextDiff diff)
    {
        var rows = new List<DiffRow>(diff.Rows.Count);
        var isTrimmed = false;
        var next = 0;
        foreach (var hunk in Hunks.Of(diff))
        {
            rows.AddRange(diff.Rows.Skip(next).Take(hunk.FirstRow - next));
            next = hunk.FirstRow + hunk.RowCount;
            var all = diff.Rows.Skip(hunk.FirstRow).Take(hunk.RowCount).ToList();
            var shown = First(all).Select(Trim).ToList();
            isTrimmed |= !shown.SequenceEqual(all, ReferenceEqualityComparer.Instance);
            rows.AddRange(shown);
        }

        rows.AddRange(diff.Rows.Skip(next));
        return isTrimmed ? diff with { Rows = rows } : diff;
    }

    private static IEnumerable<DiffRow> First(IEnumerable<DiffRow> rows)
    {
        var (gone, others) = (0, 0);
        foreach (var row in rows)
        {
            var isShown = row.Kind is RowKind.Removed or RowKind.MovedAway ? ++gone <= GonePerHunk : ++others <= OthersPerHunk;
            if (isShown) yield return row;
        }
    }

    // Unchanged words are shortened by the renderer itself.
    private static DiffRow Trim(DiffRow row) => row.Tokens.All(token => token.Mark == TokenMark.Same || token.Text.Length <= PassageLength)
        ? row
        : row with { Tokens = [.. row.Tokens.Select(Trim)] };

    private static DiffToken Trim(DiffToken token) => token.Mark == TokenMark.Same || token.Text.Length <= PassageLength
        ? token
        : token with { Text = MailText.Shorten(token.Text, PassageLength / 2).TrimEnd('…') + Cut + MailText.ShortenStart(token.Text, PassageLength / 2).TrimStart('…') };
}

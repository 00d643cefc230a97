using System.Globalization;
using System.Text;
using PolicyDiff.Diffing.Words;

namespace PolicyDiff.Diffing.Rendering;

/// <summary>
/// A diff's pieces of a mail. Mail programs drop <c>ins</c>, <c>del</c> and style sheets, so both parts say
/// <c>[added: …]</c> and <c>[removed: …]</c> in words and the HTML part colours them with inline styles.
/// </summary>
public static class MailRenderer
{
    private const int ContextWords = 25;

    /// <summary>The plain text part: at most this many hunks, the rest counted.</summary>
    public static string RenderText(TextDiff diff, int hunks)
    {
        var text = new StringBuilder();
        foreach (var section in Shown(diff, hunks))
        {
            if (section.Heading is { } heading) text.Append("== ").Append(Flat(heading)).Append(" ==\n");
            foreach (var row in section.Rows)
            {
                if (RowWords.Note(row) is { } note) text.Append('(').Append(note).Append(") ");
                text.Append(RowWords.Lead(diff, row));
                foreach (var token in Tokens(row)) text.Append(InWords(token));
                text.Append("\n\n");
            }
        }

        return text.Append(Rest(diff, hunks) is { } rest ? rest + "\n" : "").ToString();
    }

    /// <summary>The same as a fragment of HTML for the body of a mail; every captured character is encoded.</summary>
    public static string RenderHtml(TextDiff diff, int hunks)
    {
        var html = new StringBuilder();
        foreach (var section in Shown(diff, hunks))
        {
            if (section.Heading is { } heading) html.Append("<h3 dir=\"auto\" style=\"margin:16px 0 4px\">").AppendText(heading).Append("</h3>\n");
            foreach (var row in section.Rows)
            {
                html.Append(HeadingPath.IsHeading(diff, row) ? "<p dir=\"auto\" style=\"margin:16px 0 4px;font-weight:bold\">" : "<p dir=\"auto\" style=\"margin:0 0 12px\">");
                if (RowWords.Note(row) is { } note) html.Append("<span dir=\"ltr\" style=\"color:" + DiffColours.MovedInk + "\">(").AppendText(note).Append(")</span> ");
                html.AppendText(HeadingPath.IsHeading(diff, row) ? "" : RowWords.Lead(diff, row));
                foreach (var token in Tokens(row)) AppendToken(html, token);
                html.Append("</p>\n");
            }
        }

        if (Rest(diff, hunks) is { } rest) html.Append("<p style=\"color:" + DiffColours.QuietInk + "\">").AppendText(rest).Append("</p>\n");
        return html.ToString();
    }

    private static IEnumerable<DiffSection> Shown(TextDiff diff, int hunks) =>
        DiffSections.Of(diff).Where(section => section.Hunk is not null).Take(hunks);

    private static string? Rest(TextDiff diff, int hunks) => (Hunks.Of(diff).Count - hunks) switch
    {
        <= 0 => null,
        1 => "… and 1 more change.",
        var more => string.Create(CultureInfo.InvariantCulture, $"… and {more} more changes."),
    };

    private static IReadOnlyList<DiffToken> Tokens(DiffRow row) =>
        row.Kind is RowKind.Added or RowKind.Removed || row.FellBack ? row.Tokens : TokenContext.Shorten(RowWords.Shown(row), ContextWords);

    private static string InWords(DiffToken token) => token.Mark switch
    {
        TokenMark.Added => Outside(token, "[added: " + Direction.Isolated(Flat(token.Text).Trim()) + "]"),
        TokenMark.Removed => Outside(token, "[removed: " + Direction.Isolated(Flat(token.Text).Trim()) + "]"),
        _ => Flat(token.Text),
    };

    private static void AppendToken(StringBuilder html, DiffToken token)
    {
        if (token.Mark == TokenMark.Same)
        {
            html.AppendText(token.Text);
            return;
        }

        var (ink, ground, line, word) = token.Mark == TokenMark.Added
            ? (DiffColours.AddedInk, DiffColours.AddedGround, "underline", "added")
            : (DiffColours.RemovedInk, DiffColours.RemovedGround, "line-through", "removed");
        if (char.IsWhiteSpace(token.Text[0])) html.Append(' ');
        html.Append(CultureInfo.InvariantCulture, $"<span dir=\"ltr\" style=\"color:{ink};background-color:{ground}\">[{word}: <span dir=\"auto\" style=\"text-decoration:{line}\">")
            .AppendText(token.Text.Trim()).Append("</span>]</span>");
        if (char.IsWhiteSpace(token.Text[^1])) html.Append(' ');
    }

    /// <summary>Brackets close around the words; white space at their ends stays outside.</summary>
    private static string Outside(DiffToken token, string words) =>
        (char.IsWhiteSpace(token.Text[0]) ? " " : "") + words + (char.IsWhiteSpace(token.Text[^1]) ? " " : "");

    private static string Flat(string text) => text.Replace("\t", " | ", StringComparison.Ordinal);
}

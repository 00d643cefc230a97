using System.Globalization;
using System.Text;

namespace PolicyDiff.Diffing.Rendering;

/// <summary>
/// A diff as HTML for exports and files: changed paragraphs under their headings, unchanged ones counted. Every character of the
/// captured texts is encoded; screen readers hear "added:" and "removed:".
/// </summary>
public static class HtmlRenderer
{
    private const string Style = $$"""
        body{font:17px/1.6 Georgia,serif;max-width:75ch;margin:2rem auto;padding:0 1rem}
        ins{color:{{DiffColours.AddedInk}};background:{{DiffColours.AddedGround}};text-decoration:underline}
        del{color:{{DiffColours.RemovedInk}};background:{{DiffColours.RemovedGround}};text-decoration:line-through}
        .moved,.moved-away,.moved-and-edited{color:{{DiffColours.MovedInk}};border-left:3px dotted {{DiffColours.MovedInk}};padding-left:.6rem}
        .heading{font-weight:bold;font-size:1.17em}
        .unchanged,.note,.lead{color:{{DiffColours.QuietInk}};font-size:.85em}
        .visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        """;

    /// <summary>The hunks as a fragment without styles; classes name the kinds of rows ("row edited").</summary>
    public static string Render(TextDiff diff)
    {
        var html = new StringBuilder();
        foreach (var section in DiffSections.Of(diff))
        {
            if (section.UnchangedBefore > 0) html.Append("<p class=\"unchanged\">⋯ ").Append(RowWords.Unchanged(section.UnchangedBefore)).Append("</p>\n");
            if (section.Hunk is not null) AppendHunk(html, diff, section);
        }

        return html.ToString();
    }

    /// <summary>A whole document with its own style, for a file.</summary>
    public static string RenderDocument(TextDiff diff, string title)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .AppendText(title).Append("</title><style>").Append(Style).Append("</style></head><body>\n<h1>").AppendText(title).Append("</h1>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{diff.Counts.Added} words added, {diff.Counts.Removed} removed, {diff.Counts.Moved} moved.</p>\n");
        if (RowWords.FallBack(diff) is { } sentence) html.Append("<p class=\"note\">").AppendText(sentence).Append("</p>\n");
        return html.Append(Render(diff)).Append("</body></html>\n").ToString();
    }

    private static void AppendHunk(StringBuilder html, TextDiff diff, DiffSection section)
    {
        html.Append("<section class=\"hunk\" id=\"").Append(section.Hunk!.Id).Append("\">\n");
        if (section.Heading is not null) html.Append("<h3 dir=\"auto\">").AppendText(section.Heading).Append("</h3>\n");
        foreach (var row in section.Rows)
        {
            html.Append("<p dir=\"auto\" class=\"row ").Append(RowWords.ToWord(row.Kind)).Append(HeadingPath.IsHeading(diff, row) ? " heading\">" : "\">");
            // Our own words have a direction of their own, or they would decide the paragraph's.
            if (RowWords.Note(row) is { } note) html.Append("<span dir=\"ltr\" class=\"note\">(").AppendText(note).Append(")</span> ");
            if (!HeadingPath.IsHeading(diff, row) && RowWords.Lead(diff, row) is { Length: > 0 } lead) html.Append("<span class=\"lead\">").AppendText(lead).Append("</span>");
            foreach (var token in RowWords.Shown(row)) AppendToken(html, token);
            html.Append("</p>\n");
        }

        html.Append("</section>\n");
    }

    private static void AppendToken(StringBuilder html, DiffToken token)
    {
        switch (token.Mark)
        {
            case TokenMark.Added:
                html.Append("<ins dir=\"auto\"><span dir=\"ltr\" class=\"visually-hidden\">added: </span>").AppendText(token.Text).Append("</ins>");
                break;
            case TokenMark.Removed:
                html.Append("<del dir=\"auto\"><span dir=\"ltr\" class=\"visually-hidden\">removed: </span>").AppendText(token.Text).Append("</del>");
                break;
            default:
                html.AppendText(token.Text);
                break;
        }
    }
}

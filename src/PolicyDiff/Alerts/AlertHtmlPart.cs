using System.Text;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Diffing.Rendering;

namespace PolicyDiff.Alerts;

/// <summary>The HTML part of an alert mail: inline styles alone (mail programs drop style sheets), no picture, nothing loaded from anywhere.</summary>
internal static class AlertHtmlPart
{
    // Colours of text are left to the mail program, which may be dark; only marked words bring both ink and ground.
    private const string Sans = "system-ui,-apple-system,'Segoe UI',Arial,sans-serif";
    private const string Frame = "max-width:640px;margin:0 auto;padding:16px;font:16px/1.55 Georgia,'Times New Roman',serif;overflow-wrap:anywhere";
    private const string Small = "margin:0 0 6px;font:14px/1.5 " + Sans;
    private const string Quiet = Small + ";opacity:.8";
    private const string Button = "display:inline-block;padding:10px 16px;border:1px solid;border-radius:6px;text-decoration:none;font:600 15px/1.2 " + Sans;
    private const string Rule = "<hr style=\"border:0;border-top:1px solid #999999;margin:20px 0\">\n";

    internal static string Render(AlertContent content)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<meta name=\"color-scheme\" content=\"light dark\"><title>").AppendText(content.Name).Append("</title></head>\n")
            .Append("<body style=\"margin:0\"><div style=\"").Append(Frame).Append("\">\n");
        Paragraph(html, Small, content.Bounds);
        Paragraph(html, Quiet, content.Why);
        html.Append("<h1 style=\"margin:18px 0 2px;font:600 15px/1.4 ").Append(Sans).Append("\">").AppendText(content.Name).Append("</h1>\n");
        html.Append("<p style=\"margin:0 0 12px;font-size:22px;line-height:1.3\">").AppendText(content.Headline).Append("</p>\n");
        AppendReasons(html, content.Reasons);
        AppendLinks(html, content);
        if (content.Excerpt is { } excerpt)
        {
            html.Append(Rule).Append(excerpt.Html);
            if (excerpt.IsShortened) Paragraph(html, Quiet, AlertWording.Shortened);
        }

        html.Append(Rule).Append("<p style=\"").Append(Quiet).Append("\">");
        AppendLink(html, content.Unsubscribe);
        return html.Append("</p>\n</div></body></html>\n").ToString();
    }

    private static void AppendReasons(StringBuilder html, IReadOnlyList<Reason> reasons)
    {
        if (reasons.Count == 0) return;
        html.Append("<ul style=\"margin:0 0 16px;padding-left:20px\">\n");
        foreach (var reason in reasons)
        {
            html.Append("<li dir=\"auto\" style=\"margin:0 0 6px\">").AppendText(reason.Sentence);
            AppendQuote(html, "before", reason.OldQuote);
            AppendQuote(html, "after", reason.NewQuote);
            html.Append("</li>\n");
        }

        html.Append("</ul>\n");
    }

    private static void AppendQuote(StringBuilder html, string label, string? quote)
    {
        if (quote is not null) html.Append("<br><span style=\"font-size:14px\">").AppendText($"{label}: “{quote}”").Append("</span>");
    }

    private static void AppendLinks(StringBuilder html, AlertContent content)
    {
        if (!content.IsAddressed) Paragraph(html, Small, AlertWording.NoAddress);
        var links = content.Links;
        if (content.IsAddressed)
        {
            html.Append("<p style=\"margin:0 0 12px\"><a style=\"").Append(Button).Append("\" href=\"").AppendText(links[0].Address).Append("\">").AppendText(links[0].Label).Append("</a></p>\n");
            links = [.. links.Skip(1)];
        }

        html.Append("<p style=\"").Append(Small).Append("\">");
        foreach (var (index, link) in links.Index())
        {
            // Paths are read and typed, each on a line; links are touched.
            if (index > 0) html.Append(content.IsAddressed ? " &nbsp;·&nbsp; " : "<br>");
            AppendLink(html, link);
        }

        html.Append("</p>\n");
    }

    private static void AppendLink(StringBuilder html, AlertLink link)
    {
        if (link.Address.StartsWith('/')) html.AppendText($"{link.Label}: {link.Address}");
        else html.Append("<a href=\"").AppendText(link.Address).Append("\">").AppendText(link.Label).Append("</a>");
    }

    private static void Paragraph(StringBuilder html, string style, string text) => html.Append("<p style=\"").Append(style).Append("\">").AppendText(text).Append("</p>\n");
}

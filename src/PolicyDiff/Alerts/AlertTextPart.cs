using System.Text;
using PolicyDiff.Meaning;

namespace PolicyDiff.Alerts;

/// <summary>The plain text part of an alert mail: as complete as the other.</summary>
internal static class AlertTextPart
{
    internal static string Render(AlertContent content)
    {
        var text = new StringBuilder();
        text.Append(content.Bounds).Append('\n').Append(content.Why).Append("\n\n");
        text.Append(content.Name).Append('\n').Append(content.Headline).Append('\n');
        foreach (var reason in content.Reasons) AppendReason(text, reason);
        if (content.Excerpt is { } excerpt)
        {
            text.Append('\n').Append(excerpt.Text.Trim('\n')).Append('\n');
            if (excerpt.IsShortened) text.Append('\n').Append(AlertWording.Shortened).Append('\n');
        }

        text.Append('\n');
        if (!content.IsAddressed) text.Append(AlertWording.NoAddress).Append('\n');
        foreach (var link in content.Links) AppendLink(text, link);
        text.Append("\n-- \n");
        AppendLink(text, content.Unsubscribe);
        return text.ToString();
    }

    private static void AppendReason(StringBuilder text, Reason reason)
    {
        text.Append("- ").Append(reason.Sentence).Append('\n');
        if (reason.OldQuote is { } old) text.Append("    before: “").Append(old).Append("”\n");
        if (reason.NewQuote is { } now) text.Append("    after:  “").Append(now).Append("”\n");
    }

    private static void AppendLink(StringBuilder text, AlertLink link) => text.Append(link.Label).Append(": ").Append(link.Address).Append('\n');
}

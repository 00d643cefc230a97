using PolicyDiff.Meaning;
using PolicyDiff.Storage;

namespace PolicyDiff.Alerts;

/// <summary>
/// Renders the mail that tells one reader of one change: a subject with substance, bounds, why they get it, reasons with quotes, the
/// first hunks in words, links. Text and HTML say the same and come from the same tokens as the page. Pure; nothing in it tracks anybody.
/// </summary>
public static class AlertMail
{
    private const int SubjectLength = 120;
    private const int SubjectTopics = 3;
    private const string Changed = "changed";

    /// <summary>The mail, below 90 KB whatever the change.</summary>
    public static OutgoingMail Render(AlertLetter letter, AlertSite site)
    {
        var content = AlertContent.Of(letter, site);
        return new()
        {
            To = letter.To,
            MessageId = letter.MessageId,
            Subject = Subject(letter.Change),
            Text = AlertTextPart.Render(content),
            Html = AlertHtmlPart.Render(content),
            // A reader's mail program can only post to an absolute address.
            UnsubscribeUrl = site.PublicUrl is null ? null : site.Link(AlertSite.UnsubscribePath(letter.Subscription.UnsubscribeKey)),
        };
    }

    /// <summary>"Acme – Privacy Policy changed: retention, data sharing", one line of at most 120 characters.</summary>
    public static string Subject(StoredChange change)
    {
        var substance = change.Topics.Count > 0
            ? string.Join(", ", change.Topics.Take(SubjectTopics).Select(topic => topic.Replace('-', ' ')))
            : change.Headline;
        var verb = Verb(change.Kind);
        var subject = verb == Changed && substance.Length > 0 ? $"{Name(change.Policy)} {verb}: {substance}" : $"{Name(change.Policy)} {verb}";
        return MailText.Shorten(MailText.OneLine(subject), SubjectLength);
    }

    /// <summary>"Acme – Privacy Policy", without saying the organization's name twice.</summary>
    internal static string Name(Policy policy)
    {
        var organization = policy.Organization.Name;
        var saysIt = policy.Name.StartsWith(organization + " ", StringComparison.OrdinalIgnoreCase);
        return MailText.OneLine(saysIt ? policy.Name : $"{organization} – {policy.Name}");
    }

    private static string Verb(ChangeKind kind) => kind switch
    {
        ChangeKind.Removed => "was removed",
        ChangeKind.Restored => "is back",
        ChangeKind.Revert => "went back to an earlier text",
        ChangeKind.SourceMoved => "moved to another address",
        ChangeKind.LanguageSwitched => "switched its language",
        ChangeKind.First => "is tracked from now on",
        _ => Changed,
    };
}

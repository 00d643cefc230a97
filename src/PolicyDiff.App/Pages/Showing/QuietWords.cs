using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Why a change is nobody's news, in a sentence for readers.</summary>
internal static class QuietWords
{
    internal static string Of(ChangeOccurrence occurrence) => Of(occurrence.Rules?.Kind ?? occurrence.Change.Kind, occurrence.Labels);

    /// <summary>Of a change that rules take for this kind and of which people, newest first, said this.</summary>
    internal static string Of(ChangeKind kind, IReadOnlyList<LabelItem> labels)
    {
        var label = labels.TakeWhile(label => !label.Withdraws).FirstOrDefault(label => label.News is not null);
        if (label is { News: false }) return $"{label.By} called it noise.";
        return kind switch
        {
            ChangeKind.First => "It is the first text known: nothing is known to have changed.",
            ChangeKind.MovedOnly => "The same clauses stand in another order, under the same headings.",
            ChangeKind.RedatedOnly => "Only the date that the text declares changed.",
            ChangeKind.ContactOnly => "An e-mail address stands where the page hid one from robots, or the other way round; nothing says that it is another.",
            ChangeKind.FormattingOnly => "The words are the same in the same order; only signs, numbering or how they are set changed.",
            ChangeKind.LinksOnly => "Only the targets of links changed.",
            ChangeKind.Variant => "One text gave way to another and came back within days: a test, a region, a banner or a fault of the page.",
            ChangeKind.Revert => "It returns to an earlier text from one that had not stayed.",
            ChangeKind.RulesChanged => "Newer rules read the same page in another way; the page need not have changed.",
            ChangeKind.Restored => "The policy came back with another text: that change is told by itself.",
            ChangeKind.SourceMoved => "The address changed and the text did not.",
            _ => "It comes and goes: the text before or after it stood for a moment only.",
        };
    }
}

using PolicyDiff.History;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Meaning.Rules;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Why a change is nobody's news, in a sentence for readers.</summary>
internal static class QuietWords
{
    /// <summary>Of an event; null for one that is rated as more than quiet and told.</summary>
    internal static string? Of(ChangeOccurrence? occurrence) => occurrence switch
    {
        null => null,
        { Change.News: true } => Significance.ToBand(occurrence.Change.Significance) == Significance.ToBand(0) ? Small : null,
        _ => OfUntold(occurrence),
    };

    private const string Small = "A few words changed, and the rules know none of them as one that matters to readers. Whoever follows all changes of this policy is told all the same.";

    private static string OfUntold(ChangeOccurrence occurrence) => occurrence switch
    {
        _ when IsCalledNoise(occurrence.Labels) is { } by => $"{by} called it noise.",
        { Rules.SameAs: { } other } => $"The organization's {other} has this very text already: one text, told once. Who follows this policy is told all the same.",
        _ when occurrence.Reasons.FirstOrDefault(reason => reason.Rule is PromotionRule.Name or PassedPages.Rule) is { } reason => reason.Sentence + ".",
        _ => Of(occurrence.Rules?.Kind ?? occurrence.Change.Kind, occurrence.Labels),
    };

    /// <summary>Of a change that rules take for this kind and of which people, newest first, said this.</summary>
    internal static string Of(ChangeKind kind, IReadOnlyList<LabelItem> labels)
    {
        if (IsCalledNoise(labels) is { } by) return $"{by} called it noise.";
        return kind switch
        {
            ChangeKind.First => "It is the first text known: nothing is known to have changed.",
            ChangeKind.MovedOnly => "The same clauses stand in another order, under the same headings.",
            ChangeKind.RedatedOnly => "Only the date that the text declares changed.",
            ChangeKind.ContactOnly => "An e-mail address stands where the page hid one from robots before; nothing says that it is another.",
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

    /// <summary>Who called it so last, if that counts.</summary>
    private static string? IsCalledNoise(IReadOnlyList<LabelItem> labels) =>
        labels.TakeWhile(label => !label.Withdraws).FirstOrDefault(label => label.News is not null) is { News: false } label ? label.By : null;
}

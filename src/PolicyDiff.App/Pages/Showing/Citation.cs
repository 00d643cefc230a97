using PolicyDiff.History.Queries;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>What one writes under a finding: the sentence with its bounds, and where the evidence is.</summary>
/// <param name="Sentence">One sentence, ending with a full stop.</param>
/// <param name="Permalink">The address of the page, absolute.</param>
/// <param name="Archived">The archived copies of both sides, where an archive has them.</param>
internal sealed record Citation(string Sentence, string Permalink, IReadOnlyList<string> Archived)
{
    internal static Citation Of(ChangeView view, string site)
    {
        var policy = view.Policy;
        var captures = new[] { view.Old.Capture, view.New.Capture }.OfType<CaptureFacts>().ToList();
        return new(
            view.Latest is { } occurrence ? EventSentence(view, occurrence) : $"{policy.OrganizationName}, {policy.Name}: two texts compared, {Seen("the first", view.Old)} and {Seen("the second", view.New)}.",
            site + SiteLink.Change(policy, view.Old.Text, view.New.Text),
            captures.Select(capture => CapturedLink.Of(capture.CopyAddress)).OfType<string>().ToList());
    }

    /// <summary>The whole as plain text.</summary>
    public string Text => string.Join(' ', Archived.Select((address, index) => $"{(index == 0 ? "Archived: " : "")}{address}").Prepend($"{Sentence} PolicyDiff, {Permalink}."));

    private static string EventSentence(ChangeView view, ChangeOccurrence occurrence)
    {
        var policy = view.Policy;
        if (view.Old.Text == view.New.Text) return SameTextSentence(policy, occurrence);
        return $"{policy.OrganizationName} changed its {policy.Name} after {Moment.Minute(occurrence.Before.Instant)} (last capture with the old text: {Words.Origin(occurrence.Before.Origin)}) "
            + $"and no later than {Moment.Minute(occurrence.After.Instant)} (first capture with the new text: {Words.Origin(occurrence.After.Origin)}).";
    }

    /// <summary>Nothing was changed in the text: it was published elsewhere, or came back.</summary>
    private static string SameTextSentence(PolicySummary policy, ChangeOccurrence occurrence) =>
        $"{policy.OrganizationName} {occurrence.Change.Headline} ({policy.Name}, text unchanged) after {Moment.Minute(occurrence.Before.Instant)} (last capture before: {Words.Origin(occurrence.Before.Origin)}) "
        + $"and no later than {Moment.Minute(occurrence.After.Instant)} (first capture after: {Words.Origin(occurrence.After.Origin)}).";

    private static string Seen(string which, ComparedText text) =>
        text.Capture is { } capture ? $"{which} as captured {Moment.Minute(capture.Instant)} ({Words.Origin(capture.Origin)})" : $"{which} read by older rules";
}

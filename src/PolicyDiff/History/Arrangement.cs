using PolicyDiff.History.Absences;
using PolicyDiff.History.Moves;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;

namespace PolicyDiff.History;

/// <summary>One policy being arranged: what it has now and what it had before.</summary>
internal sealed record Arrangement(Policy Policy, IReadOnlyList<ArrangedVersion> Versions, ArrangeCause Cause, List<StoredChange> Existing)
{
    /// <summary>What people said of this policy's changes, oldest first.</summary>
    internal IReadOnlyList<ChangeLabel> Labels { get; init; } = [];

    /// <summary>
    /// What people made of the event: labels of the same two texts given while the new one stood, or (when newer rules read other texts)
    /// of the event that the same capture began.
    /// </summary>
    internal IEnumerable<ChangeLabel> LabelsOf(ChangeDraft draft)
    {
        var isText = !draft.IsAbsence;
        return Labels.Where(label => (label is { FromText: not null, ToText: not null }) == isText
            && ((isText && label.Seen == draft.Span.From) || (label.FromText == draft.From && label.ToText == draft.To && label.Seen >= draft.Span.From && label.Seen <= draft.Span.To)));
    }

    /// <summary>When the policy went from one address to another.</summary>
    internal IReadOnlyList<SourceMove> Moves { get; init; } = [];

    /// <summary>By position, why a change leads to no text of the policy, or back from one.</summary>
    internal IReadOnlyDictionary<int, Reason> Passed { get; init; } = new Dictionary<int, Reason>();

    /// <summary>When the policy was not there.</summary>
    internal IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>Our own first look at the policy; null before it.</summary>
    internal DateTimeOffset? WatchedSince { get; init; }

    /// <summary>
    /// What has become worth telling somebody; of a text that another policy has already, only those who follow this one.
    /// What had changed before our own first look is the past, whatever of it an archive adds later: nobody is told of it.
    /// </summary>
    internal bool IsUntoldNews(StoredChange row) =>
        row is { Confirmed: true, ToldAt: null, Origin: Observation.Live } && (row.LabelledNews ?? row.OwnNews)
        && (WatchedSince < row.FirstWithNew || row.LabelledNews == true);


    /// <summary>
    /// When the event was told: what it says of the row it replaces, which led to a capture of the same run (a version found in between
    /// splits an event, an earlier capture of the new text moves its bound); of one that only new rules bring up, that it is nobody's news.
    /// </summary>
    internal DateTimeOffset? ToldBefore(ChangeDraft draft, DateTimeOffset now)
    {
        var replaced = Existing.Where(row => draft.IsAbsence ? row.Kind == draft.Kind && IsWithin(row, draft) :
            row.Kind is not (ChangeKind.SourceMoved or ChangeKind.Removed or ChangeKind.Restored) && (row.ToCaptureId == draft.FirstWithNew.CaptureId
            || (row.ToText == draft.To && IsWithin(row, draft)))).ToList();
        return replaced.Count > 0 ? replaced.Max(row => row.ToldAt) : Cause == ArrangeCause.Rebuild ? now : null;
    }

    private static bool IsWithin(StoredChange row, ChangeDraft draft) => row.FirstWithNew >= draft.Span.From && row.FirstWithNew <= draft.Span.To;
}

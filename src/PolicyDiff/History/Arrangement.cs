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
        var run = Versions[draft.Position];
        return Labels.Where(label =>
            label.Seen == run.First.Instant
            || (label.FromText == draft.From && label.ToText == draft.To && label.Seen >= run.First.Instant && label.Seen <= run.Last.Instant));
    }

    /// <summary>When the policy went from one address to another.</summary>
    internal IReadOnlyList<SourceMove> Moves { get; init; } = [];

    /// <summary>
    /// When the event was told: what it says of the row it replaces, which led to a capture of the same run (a version found in between
    /// splits an event, an earlier capture of the new text moves its bound); of one that only new rules bring up, that it is nobody's news.
    /// </summary>
    internal DateTimeOffset? ToldBefore(ChangeDraft draft, DateTimeOffset now)
    {
        var run = Versions[draft.Position];
        var replaced = Existing.Where(row =>
            row.Kind != ChangeKind.SourceMoved && (row.ToCaptureId == draft.FirstWithNew.CaptureId
            || (row.ToText == draft.To && row.FirstWithNew >= run.First.Instant && row.FirstWithNew <= run.Last.Instant))).ToList();
        return replaced.Count > 0 ? replaced.Max(row => row.ToldAt) : Cause == ArrangeCause.Rebuild ? now : null;
    }
}

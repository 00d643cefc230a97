using PolicyDiff.Storage;

namespace PolicyDiff.History;

/// <summary>One policy being arranged: what it has now and what it had before.</summary>
internal sealed record Arrangement(Policy Policy, IReadOnlyList<ArrangedVersion> Versions, ArrangeCause Cause, List<StoredChange> Existing)
{
    /// <summary>
    /// When an event that this one replaces was told: a version found between two known ones splits an event in two, and the half that
    /// ends in the same capture is the one people were told of.
    /// </summary>
    internal DateTimeOffset? ToldBefore(ChangeDraft draft) =>
        Existing.Where(row => row.ToCaptureId == draft.FirstWithNew.CaptureId).Select(row => row.ToldAt).FirstOrDefault(told => told is not null);
}

using PolicyDiff.Meaning;

namespace PolicyDiff.History.Queries;

/// <summary>A change as the feed's index keeps it: what filters ask for and what orders it, and no more.</summary>
/// <param name="Ticks">The first capture with the new text, in UTC ticks.</param>
/// <param name="Kind">By a person, else by rules.</param>
/// <param name="RuleKind">By rules alone.</param>
/// <param name="Significance">By a person, else by rules.</param>
/// <param name="News">By a person, else by rules.</param>
/// <param name="TopicSet">Number of its combination of topics (<see cref="FeedSnapshot.TopicSets"/>).</param>
/// <param name="Signature">The first 64 bits of the signature; 0: none.</param>
internal readonly record struct FeedEntry(
    long Id, long PolicyId, long OrganizationId, long Ticks, long Signature, int TopicSet, ChangeKind Kind, ChangeKind RuleKind, byte Significance, bool News)
    : IComparable<FeedEntry>
{
    /// <summary>Another policy of the organization got the same words on the same days: one card stands for them (<see cref="FeedCards"/>).</summary>
    internal bool IsGrouped { get; init; }

    /// <summary>Newest first.</summary>
    public int CompareTo(FeedEntry other) => Ticks != other.Ticks ? other.Ticks.CompareTo(Ticks) : other.Id.CompareTo(Id);
}

using PolicyDiff.Meaning;

namespace PolicyDiff.History.Queries;

/// <summary>
/// One list of cards, newest first: of the same words in several policies of an organization on the same days, only the newest in the list is a
/// card, and stands for the others. A filter that leaves out the newest makes another list, in which the next one stands.
/// </summary>
internal sealed class FeedCards
{
    internal static readonly long GroupTicks = TimeSpan.FromDays(ChangeSignature.DaysApart).Ticks;

    private readonly Dictionary<(long Organization, long Signature, ChangeKind Kind, bool News), List<(long Policy, long Ticks)>> cards = [];

    /// <summary>Whether this entry, which is in the list and not newer than those asked about before, is a card.</summary>
    internal bool Takes(FeedEntry entry)
    {
        if (!entry.IsGrouped) return true;
        var key = (entry.OrganizationId, entry.Signature, entry.RuleKind, entry.News);
        if (!cards.TryGetValue(key, out var standing)) cards.Add(key, standing = []);
        // Only a card stands for others, so that of a row of policies, each some days after the last, none is lost.
        if (standing.Exists(card => card.Policy != entry.PolicyId && card.Ticks - entry.Ticks <= GroupTicks)) return false;
        standing.Add((entry.PolicyId, entry.Ticks));
        return true;
    }
}

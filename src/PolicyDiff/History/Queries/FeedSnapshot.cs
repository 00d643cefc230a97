using System.Collections.Concurrent;

namespace PolicyDiff.History.Queries;

/// <summary>
/// All changes as they were at one moment, in the order of the feed. Never changed: the next moment's is made of this one and of the policies that moved.
/// </summary>
internal sealed class FeedSnapshot
{
    // Filters come from addresses, which anybody can make up.
    private const int MostCounts = 200;

    private readonly ConcurrentDictionary<(FeedFilter Filter, long? Organization), FeedCount> counts = new();

    private FeedSnapshot(FeedEntry[] entries, IReadOnlyList<IReadOnlyList<string>> topicSets)
    {
        Entries = entries;
        TopicSets = topicSets;
    }

    internal static FeedSnapshot Empty { get; } = new([], []);

    /// <summary>Newest first, the members of groups each by itself.</summary>
    internal FeedEntry[] Entries { get; }

    /// <summary>The combinations of topics by their numbers.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> TopicSets { get; }

    /// <summary>What a filter lets through; counted once while nothing changes. For the organization see <see cref="FeedCount"/>.</summary>
    internal FeedCount Count(FeedFilter filter, long? organization)
    {
        if (counts.TryGetValue((filter, organization), out var known)) return known;
        var counted = new FeedCount(this, filter, organization);
        if (counts.Count < MostCounts) counts.TryAdd((filter, organization), counted);
        return counted;
    }

    /// <summary>The same with the entries of these policies replaced by those given.</summary>
    internal FeedSnapshot With(IReadOnlySet<long> policies, List<FeedEntry> current, IReadOnlyList<IReadOnlyList<string>> topicSets)
    {
        var touched = current.Select(entry => entry.OrganizationId).ToHashSet();
        foreach (var entry in Entries)
        {
            if (policies.Contains(entry.PolicyId)) touched.Add(entry.OrganizationId);
        }

        current.Sort();
        var merged = Merged(Array.FindAll(Entries, entry => !policies.Contains(entry.PolicyId)), current);
        MarkGroups(merged, touched);
        return new(merged, topicSets);
    }

    private static FeedEntry[] Merged(FeedEntry[] kept, List<FeedEntry> added)
    {
        var merged = new FeedEntry[kept.Length + added.Count];
        for (int from = 0, next = 0, at = 0; at < merged.Length; at++)
        {
            merged[at] = next == added.Count || (from < kept.Length && kept[from].CompareTo(added[next]) <= 0) ? kept[from++] : added[next++];
        }

        return merged;
    }

    /// <summary>Marks, in these organizations, what one card may stand for. Which card depends on the filter, so that is asked of each.</summary>
    private static void MarkGroups(FeedEntry[] entries, HashSet<long> organizations)
    {
        var groups = new Dictionary<(long, long, Meaning.ChangeKind, bool), List<int>>();
        for (var at = 0; at < entries.Length; at++)
        {
            var entry = entries[at];
            if (!organizations.Contains(entry.OrganizationId)) continue;
            if (entry.IsGrouped) entries[at] = entry with { IsGrouped = false };
            if (entry.Signature == 0) continue;
            var key = (entry.OrganizationId, entry.Signature, entry.RuleKind, entry.News);
            if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = []);
            for (var newer = group.Count - 1; newer >= 0 && entries[group[newer]].Ticks - entry.Ticks <= FeedCards.GroupTicks; newer--)
            {
                if (entries[group[newer]].PolicyId == entry.PolicyId) continue;
                entries[at] = entries[at] with { IsGrouped = true };
                entries[group[newer]] = entries[group[newer]] with { IsGrouped = true };
            }

            group.Add(at);
        }
    }
}

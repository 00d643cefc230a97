using PolicyDiff.Meaning;

namespace PolicyDiff.History.Queries;

/// <summary>One way through all changes that counts, under a filter, what is shown, what is left out as quiet, and what each other value of each filter would give.</summary>
internal sealed class FeedCount
{
    // The bands' lower ends, as Significance.ToBand draws them; a test holds the two together.
    private const int Minor = 10;
    private const int Notable = 40;
    private const int Major = 70;

    private readonly FeedFilter filter;
    private readonly FeedSnapshot snapshot;
    private readonly long? organization;
    private readonly (int Low, int High)? band;
    private readonly bool[]? hasTopic;

    // Each number counts the cards of the list that one gets by choosing it; what stands for a group there may differ from list to list.
    private readonly (FeedCards Shown, FeedCards WithQuiet) lists = (new(), new());
    private readonly FeedCards[] bandLists = [new(), new(), new(), new()];
    private readonly Dictionary<ChangeKind, FeedCards> kindLists = [];
    private readonly Dictionary<string, FeedCards> topicLists = new(StringComparer.Ordinal);
    private readonly FeedCards organizationLists = new();
    private readonly Dictionary<string, int> groupTopics = new(StringComparer.Ordinal);
    private readonly int[] topicSets;

    /// <param name="organization">The organization that the filter names; null where it names none, 0 where there is none of that name.</param>
    internal FeedCount(FeedSnapshot snapshot, FeedFilter filter, long? organization)
    {
        (this.snapshot, this.filter, this.organization) = (snapshot, filter, organization);
        band = filter.Band is { } word ? RangeOf(word) : null;
        hasTopic = filter.Topic is { } topic ? [.. snapshot.TopicSets.Select(set => set.Contains(topic))] : null;
        topicSets = new int[snapshot.TopicSets.Count];
        foreach (var entry in snapshot.Entries) Count(entry);
    }

    /// <summary>How many changes the filter lets through.</summary>
    internal int Total { get; private set; }

    /// <summary>The same with quiet ones.</summary>
    internal int WithQuiet { get; private set; }

    /// <summary>How many cards touch each topic.</summary>
    internal IEnumerable<(string Topic, int Count)> Topics =>
        snapshot.TopicSets.Zip(topicSets).SelectMany(set => set.First.Select(topic => (Topic: topic, Count: set.Second)))
            .Concat(groupTopics.Select(topic => (Topic: topic.Key, Count: topic.Value)))
            .GroupBy(topic => topic.Topic, topic => topic.Count, (topic, counts) => (topic, counts.Sum())).Where(topic => topic.Item2 > 0);

    internal Dictionary<ChangeKind, int> Kinds { get; } = [];

    /// <summary>Major, notable, minor, quiet.</summary>
    internal int[] Bands { get; } = new int[4];

    /// <summary>By the organization's row.</summary>
    internal Dictionary<long, int> Organizations { get; } = [];

    /// <summary>The changes that the filter lets through from the cursor on.</summary>
    internal IEnumerable<FeedEntry> From(FeedCursor? after)
    {
        var latest = after?.Instant.UtcTicks ?? long.MaxValue;
        var cards = new FeedCards();
        // A card of an earlier page may stand for what would be on this one.
        return snapshot.Entries.Where(entry => IsShown(entry) && cards.Takes(entry) && entry.Ticks <= latest).Skip(after?.Shown ?? 0);
    }

    private bool IsShown(FeedEntry entry) => FitsTopic(entry) && FitsKind(entry) && FitsOrganization(entry) && FitsBand(entry, filter.Quiet);

    private void Count(FeedEntry entry)
    {
        var (topic, kind, owner) = (FitsTopic(entry), FitsKind(entry), FitsOrganization(entry));
        // Three of the four must fit for the fourth to be offered.
        if (kind && owner && topic)
        {
            if (FitsBand(entry, true) && lists.WithQuiet.Takes(entry)) WithQuiet++;
            if (FitsBand(entry, filter.Quiet) && lists.Shown.Takes(entry)) Total++;
            if (entry.RuleKind != ChangeKind.First) CountBand(entry);
        }

        if ((topic ? 1 : 0) + (kind ? 1 : 0) + (owner ? 1 : 0) < 2 || !FitsBand(entry, filter.Quiet)) return;
        if (kind && owner) CountTopics(entry);
        if (topic && owner && ListOf(kindLists, entry.Kind).Takes(entry)) Kinds[entry.Kind] = Kinds.GetValueOrDefault(entry.Kind) + 1;
        if (topic && kind && organizationLists.Takes(entry)) Organizations[entry.OrganizationId] = Organizations.GetValueOrDefault(entry.OrganizationId) + 1;
    }

    private void CountBand(FeedEntry entry)
    {
        var of = BandOf(entry.Significance);
        if ((filter.Quiet || filter.Band == "quiet" || entry.News) && bandLists[of].Takes(entry)) Bands[of]++;
    }

    private void CountTopics(FeedEntry entry)
    {
        if (!entry.IsGrouped)
        {
            topicSets[entry.TopicSet]++;
            return;
        }

        foreach (var topic in snapshot.TopicSets[entry.TopicSet])
        {
            if (ListOf(topicLists, topic).Takes(entry)) groupTopics[topic] = groupTopics.GetValueOrDefault(topic) + 1;
        }
    }

    private static FeedCards ListOf<T>(Dictionary<T, FeedCards> lists, T value)
        where T : notnull => lists.TryGetValue(value, out var list) ? list : lists[value] = new();

    private bool FitsTopic(FeedEntry entry) => hasTopic is null || hasTopic[entry.TopicSet];

    private bool FitsKind(FeedEntry entry) => filter.Kind is not { } kind || entry.Kind == kind;

    private bool FitsOrganization(FeedEntry entry) => organization is not { } owner || entry.OrganizationId == owner;

    // Without a band: what nobody would be told of is left out, the same line that alerts draw.
    private bool FitsBand(FeedEntry entry, bool quiet) => band is { } range
        ? entry.Significance >= range.Low && entry.Significance < range.High && entry.RuleKind != ChangeKind.First
        : quiet || entry.News || entry.RuleKind == ChangeKind.First;

    private static int BandOf(int significance) => significance >= Major ? 0 : significance >= Notable ? 1 : significance >= Minor ? 2 : 3;

    private static (int Low, int High) RangeOf(string band) => band switch
    {
        "quiet" => (0, Minor),
        "minor" => (Minor, Notable),
        "notable" => (Notable, Major),
        "major" => (Major, int.MaxValue),
        _ => (0, 0),
    };
}

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

    /// <param name="organization">The organization that the filter names; null where it names none, 0 where there is none of that name.</param>
    internal FeedCount(FeedSnapshot snapshot, FeedFilter filter, long? organization)
    {
        (this.snapshot, this.filter, this.organization) = (snapshot, filter, organization);
        band = filter.Band is { } word ? RangeOf(word) : null;
        hasTopic = filter.Topic is { } topic ? [.. snapshot.TopicSets.Select(set => set.Contains(topic))] : null;
        TopicSets = new int[snapshot.TopicSets.Count];
        foreach (var entry in snapshot.Entries) Count(entry);
    }

    /// <summary>How many changes the filter lets through.</summary>
    internal int Total { get; private set; }

    /// <summary>The same with quiet ones.</summary>
    internal int WithQuiet { get; private set; }

    /// <summary>By the number of the combination of topics.</summary>
    internal int[] TopicSets { get; }

    internal Dictionary<ChangeKind, int> Kinds { get; } = [];

    /// <summary>Major, notable, minor, quiet.</summary>
    internal int[] Bands { get; } = new int[4];

    /// <summary>By the organization's row.</summary>
    internal Dictionary<long, int> Organizations { get; } = [];

    /// <summary>The changes that the filter lets through from the cursor on.</summary>
    internal IEnumerable<FeedEntry> From(FeedCursor? after)
    {
        var latest = after?.Instant.UtcTicks ?? long.MaxValue;
        return snapshot.Entries.Where(entry => entry.Ticks <= latest && IsShown(entry)).Skip(after?.Shown ?? 0);
    }

    private bool IsShown(FeedEntry entry) => !entry.IsShadowed && FitsTopic(entry) && FitsKind(entry) && FitsOrganization(entry) && FitsBand(entry, filter.Quiet);

    private void Count(FeedEntry entry)
    {
        if (entry.IsShadowed) return;
        var (topic, kind, owner) = (FitsTopic(entry), FitsKind(entry), FitsOrganization(entry));
        // Three of the four must fit for the fourth to be offered.
        if (kind && owner && topic)
        {
            if (FitsBand(entry, true)) WithQuiet++;
            if (FitsBand(entry, filter.Quiet)) Total++;
            if (entry.RuleKind != ChangeKind.First && (filter.Quiet || filter.Band == "quiet" || entry.News)) Bands[BandOf(entry.Significance)]++;
        }

        if ((topic ? 1 : 0) + (kind ? 1 : 0) + (owner ? 1 : 0) < 2 || !FitsBand(entry, filter.Quiet)) return;
        if (kind && owner) TopicSets[entry.TopicSet]++;
        if (topic && owner) Kinds[entry.Kind] = Kinds.GetValueOrDefault(entry.Kind) + 1;
        if (topic && kind) Organizations[entry.OrganizationId] = Organizations.GetValueOrDefault(entry.OrganizationId) + 1;
    }

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

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>All changes of all policies, newest first, filtered.</summary>
internal sealed class ChangeFeed(IDbContextFactory<PolicyDiffDb> factory)
{
    private const int FacetValues = 12;

    // The bands' lower ends, as Significance.ToBand draws them; a test holds the two together.
    private const int Minor = 10;
    private const int Notable = 40;
    private const int Major = 70;

    private static readonly string[] Bands = ["major", "notable", "minor", "quiet"];

    /// <summary>One page of at most <paramref name="size"/> changes.</summary>
    public async Task<FeedPage> PageAsync(FeedFilter filter, FeedCursor? after, int size, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var matching = Narrow(db, filter);
        var rest = matching;
        if (after is not null) rest = rest.Where(change => change.FirstWithNew <= after.Instant);
        var items = await rest
            .OrderByDescending(change => change.FirstWithNew).ThenByDescending(change => change.Id)
            .Skip(after?.Shown ?? 0).Take(size + 1)
            .Select(ChangeItem.FromRow).ToListAsync(cancellationToken);
        var shown = items.Take(size).ToList();
        var total = await matching.CountAsync(cancellationToken);
        var withQuiet = filter.Quiet ? total : await Narrow(db, filter with { Quiet = true }).CountAsync(cancellationToken);
        return new(await WithSiblingsAsync(db, shown, cancellationToken), items.Count > size ? CursorAfter(shown, after) : null, total, withQuiet - total);
    }

    /// <summary>The values each filter could take under the others.</summary>
    public async Task<FeedFacets> FacetsAsync(FeedFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return new(
            await TopicsAsync(Narrow(db, filter with { Topic = null }), cancellationToken),
            await KindsAsync(Narrow(db, filter with { Kind = null }), cancellationToken),
            await BandsAsync(Narrow(db, filter with { Band = null, Quiet = filter.Quiet || filter.Band == "quiet" }), cancellationToken),
            await OrganizationsAsync(Narrow(db, filter with { Organization = null }), cancellationToken));
    }

    /// <summary>What there is at all.</summary>
    public async Task<FeedTotals> TotalsAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return new(
            await db.Organizations.CountAsync(cancellationToken),
            await db.Policies.CountAsync(cancellationToken),
            await db.Versions.CountAsync(cancellationToken),
            await db.Policies.MaxAsync(policy => policy.LastCheckedAt, cancellationToken));
    }

    private static IQueryable<StoredChange> Narrow(PolicyDiffDb db, FeedFilter filter)
    {
        var changes = db.Changes.AsNoTracking();
        if (filter.Topic is { } topic) changes = changes.Where(change => change.Topics.Contains(topic));
        if (filter.Kind is { } kind) changes = changes.Where(change => (change.LabelledKind ?? change.Kind) == kind);
        if (filter.Organization is { } slug) changes = changes.Where(change => change.Policy.Organization.Slug == slug);
        if (filter.Band is { } band)
        {
            var (low, high) = RangeOf(band);
            changes = changes.Where(change => (change.LabelledSignificance ?? change.Significance) >= low && (change.LabelledSignificance ?? change.Significance) < high && change.Kind != ChangeKind.First);
        }
        else if (!filter.Quiet)
        {
            // What nobody would be told of: the same line that alerts draw.
            changes = changes.Where(change => (change.LabelledNews ?? change.News) || change.Kind == ChangeKind.First);
        }

        return Grouped(db, changes);
    }

    /// <summary>
    /// The same words in several policies of an organization on the same days are one card: the newest of those that match. Each names those within
    /// some days of it; one that only an older of them could name has a card of its own.
    /// </summary>
    private static IQueryable<StoredChange> Grouped(PolicyDiffDb db, IQueryable<StoredChange> changes) => changes.Where(change => change.Signature == null || !changes.Any(other =>
        other.Signature == change.Signature && other.PolicyId != change.PolicyId && other.Policy.OrganizationId == change.Policy.OrganizationId
        && other.FirstWithNew <= change.FirstWithNew.AddDays(ChangeSignature.DaysApart)
        && (other.FirstWithNew > change.FirstWithNew || (other.FirstWithNew == change.FirstWithNew && other.Id > change.Id))
        // That one is a card itself, so that a row of policies, each some days after the last, loses none.
        && !db.Changes.Any(newer => newer.Signature == other.Signature && newer.PolicyId != other.PolicyId && newer.Policy.OrganizationId == other.Policy.OrganizationId
            && newer.FirstWithNew > change.FirstWithNew.AddDays(ChangeSignature.DaysApart) && newer.FirstWithNew <= other.FirstWithNew.AddDays(ChangeSignature.DaysApart))));

    private static async Task<List<ChangeItem>> WithSiblingsAsync(PolicyDiffDb db, List<ChangeItem> items, CancellationToken cancellationToken)
    {
        var signatures = items.Select(item => item.Signature).OfType<ContentHash>().Distinct().ToList();
        if (signatures.Count == 0) return items;
        var all = await db.Changes.AsNoTracking().Where(change => change.Signature != null && signatures.Contains(change.Signature.Value))
            .Select(ChangeItem.FromRow).ToListAsync(cancellationToken);
        return items.ConvertAll(item => item with { Also = [.. all.Where(other => IsSibling(item, other)).DistinctBy(other => other.PolicySlug).OrderBy(other => other.PolicyName, StringComparer.Ordinal)] });
    }

    private static bool IsSibling(ChangeItem item, ChangeItem other) =>
        item.Signature is not null && other.Signature == item.Signature && other.OrganizationSlug == item.OrganizationSlug && other.PolicySlug != item.PolicySlug
        && (other.FirstWithNew - item.FirstWithNew).Duration() <= TimeSpan.FromDays(ChangeSignature.DaysApart);


    private static (int Low, int High) RangeOf(string band) => band switch
    {
        "quiet" => (0, Minor),
        "minor" => (Minor, Notable),
        "notable" => (Notable, Major),
        "major" => (Major, int.MaxValue),
        _ => (0, 0),
    };

    private static FeedCursor CursorAfter(List<ChangeItem> shown, FeedCursor? before)
    {
        var last = shown[^1].FirstWithNew;
        var ofInstant = shown.Count(item => item.FirstWithNew == last);
        var earlier = before is not null && before.Instant == last ? before.Shown : 0;
        return new(last, earlier + ofInstant);
    }

    private static async Task<IReadOnlyList<FacetValue>> TopicsAsync(IQueryable<StoredChange> changes, CancellationToken cancellationToken)
    {
        var counts = await changes.SelectMany(change => change.Topics).GroupBy(topic => topic)
            .Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Key).Take(FacetValues).ToListAsync(cancellationToken);
        return counts.ConvertAll(group => new FacetValue(group.Key, group.Key, group.Count));
    }

    private static async Task<IReadOnlyList<FacetValue>> KindsAsync(IQueryable<StoredChange> changes, CancellationToken cancellationToken)
    {
        var counts = await changes.GroupBy(change => change.Kind)
            .Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ToListAsync(cancellationToken);
        return counts.ConvertAll(group => new FacetValue(group.Key.ToWord(), group.Key.ToWord(), group.Count));
    }

    private static async Task<IReadOnlyList<FacetValue>> BandsAsync(IQueryable<StoredChange> changes, CancellationToken cancellationToken)
    {
        var counts = await changes.Where(change => change.Kind != ChangeKind.First)
            .GroupBy(change => change.Significance >= Major ? 0 : change.Significance >= Notable ? 1 : change.Significance >= Minor ? 2 : 3)
            .Select(group => new { group.Key, Count = group.Count() })
            .OrderBy(group => group.Key).ToListAsync(cancellationToken);
        return counts.ConvertAll(group => new FacetValue(Bands[group.Key], Bands[group.Key], group.Count));
    }

    private static async Task<IReadOnlyList<FacetValue>> OrganizationsAsync(IQueryable<StoredChange> changes, CancellationToken cancellationToken)
    {
        var counts = await changes.GroupBy(change => new { change.Policy.Organization.Slug, change.Policy.Organization.Name })
            .Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Key.Name).Take(FacetValues).ToListAsync(cancellationToken);
        return counts.ConvertAll(group => new FacetValue(group.Key.Slug, group.Key.Name, group.Count));
    }
}

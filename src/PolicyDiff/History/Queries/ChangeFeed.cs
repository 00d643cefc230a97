using Microsoft.EntityFrameworkCore;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>All changes of all policies, newest first, filtered.</summary>
internal sealed class ChangeFeed(IDbContextFactory<PolicyDiffDb> factory) : IDisposable
{
    private const int FacetValues = 12;

    private static readonly string[] Bands = ["major", "notable", "minor", "quiet"];

    private readonly FeedIndex index = new(factory);

    /// <summary>One page of at most <paramref name="size"/> changes.</summary>
    public async Task<FeedPage> PageAsync(FeedFilter filter, FeedCursor? after, int size, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await PageAsync(db, (await CountAsync(db, filter, cancellationToken)).Count, after, size, cancellationToken);
    }

    /// <summary>The values each filter could take under the others.</summary>
    public async Task<FeedFacets> FacetsAsync(FeedFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (snapshot, count) = await CountAsync(db, filter, cancellationToken);
        return await FacetsAsync(db, snapshot, count, cancellationToken);
    }

    /// <summary>A page and the values of its filters, counted in one go.</summary>
    public async Task<(FeedPage Page, FeedFacets Facets)> ViewAsync(FeedFilter filter, FeedCursor? after, int size, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (snapshot, count) = await CountAsync(db, filter, cancellationToken);
        return (await PageAsync(db, count, after, size, cancellationToken), await FacetsAsync(db, snapshot, count, cancellationToken));
    }

    /// <summary>What there is at all.</summary>
    public async Task<FeedTotals> TotalsAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return new(
            await db.Organizations.CountAsync(cancellationToken),
            await db.Policies.CountAsync(cancellationToken),
            await index.VersionsAsync(db, cancellationToken),
            await db.Policies.MaxAsync(policy => policy.LastCheckedAt, cancellationToken));
    }

    public void Dispose() => index.Dispose();

    private async Task<(FeedSnapshot Snapshot, FeedCount Count)> CountAsync(PolicyDiffDb db, FeedFilter filter, CancellationToken cancellationToken)
    {
        var snapshot = await index.NowAsync(db, cancellationToken);
        return (snapshot, snapshot.Count(filter, await OrganizationAsync(db, filter, cancellationToken)));
    }

    private static async Task<long?> OrganizationAsync(PolicyDiffDb db, FeedFilter filter, CancellationToken cancellationToken) =>
        filter.Organization is { } slug ? await db.Organizations.Where(row => row.Slug == slug).Select(row => row.Id).SingleOrDefaultAsync(cancellationToken) : null;

    private static async Task<FeedPage> PageAsync(PolicyDiffDb db, FeedCount count, FeedCursor? after, int size, CancellationToken cancellationToken)
    {
        var entries = count.From(after).Take(size + 1).ToList();
        var hasMore = entries.Count > size;
        if (hasMore) entries.RemoveAt(size);
        var ids = entries.ConvertAll(entry => entry.Id);
        var rows = await db.Changes.AsNoTracking().Where(change => ids.Contains(change.Id))
            .OrderByDescending(change => change.FirstWithNew).ThenByDescending(change => change.Id)
            .Select(ChangeItem.FromRow).ToListAsync(cancellationToken);
        return new(await WithSiblingsAsync(db, rows, cancellationToken), hasMore ? CursorAfter(entries, after) : null, count.Total, count.WithQuiet - count.Total);
    }

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

    private static FeedCursor CursorAfter(List<FeedEntry> shown, FeedCursor? before)
    {
        var last = shown[^1].Ticks;
        var ofInstant = shown.Count(entry => entry.Ticks == last);
        var earlier = before is not null && before.Instant.UtcTicks == last ? before.Shown : 0;
        return new(new DateTimeOffset(last, TimeSpan.Zero), earlier + ofInstant);
    }

    private static async Task<FeedFacets> FacetsAsync(PolicyDiffDb db, FeedSnapshot snapshot, FeedCount count, CancellationToken cancellationToken)
    {
        var topics = count.Topics.Select(topic => new FacetValue(topic.Topic, topic.Topic, topic.Count));
        return new(
            [.. topics.OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal).Take(FacetValues)],
            [.. count.Kinds.OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key).Select(kind => new FacetValue(kind.Key.ToWord(), kind.Key.ToWord(), kind.Value))],
            [.. count.Bands.Select((number, band) => new FacetValue(Bands[band], Bands[band], number)).Where(value => value.Count > 0)],
            await OrganizationsAsync(db, count, cancellationToken));
    }

    private static async Task<IReadOnlyList<FacetValue>> OrganizationsAsync(PolicyDiffDb db, FeedCount count, CancellationToken cancellationToken)
    {
        // All that could be among the first when equal counts stand in the order of names.
        var least = count.Organizations.Values.OrderDescending().Take(FacetValues).LastOrDefault();
        var ids = count.Organizations.Where(organization => organization.Value >= least).Select(organization => organization.Key).ToList();
        var names = await db.Organizations.AsNoTracking().Where(organization => ids.Contains(organization.Id))
            .Select(organization => new { organization.Id, organization.Slug, organization.Name }).ToListAsync(cancellationToken);
        return [.. names.Select(organization => new FacetValue(organization.Slug, organization.Name, count.Organizations[organization.Id]))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Label, StringComparer.Ordinal).Take(FacetValues)];
    }
}

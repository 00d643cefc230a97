using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.History.Queries;

/// <summary>The feed's index in memory says at every moment what the database says.</summary>
public sealed class FeedIndexTests(PostgresFixture postgres)
{
    private static readonly FeedFilter All = new() { Quiet = true };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_in_the_feed_as_soon_as_it_is_arranged()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        using var feed = Feed(library);
        Assert.Equal(0, (await feed.PageAsync(All, null, 10, Cancelled)).Total);
        var pairing = await library.TrackAsync(Captures.Address);
        for (var number = 1; number <= 3; number++)
        {
            await library.TakeAsync(Captures.Of(pairing.SourceId, number * 30, Captures.Page(number)));

            Assert.Equal(number, (await feed.PageAsync(All, null, 10, Cancelled)).Total);
            Assert.Equal(number, (await feed.TotalsAsync(Cancelled)).Versions);
        }
    }

    [Fact]
    public async Task A_label_moves_what_filters_count()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        using var feed = Feed(library);
        await HistoryAsync(library);
        await using var db = library.Db();
        var change = await db.Changes.FirstAsync(row => row.FromText != null, Cancelled);
        var before = (await feed.PageAsync(new() { Band = "quiet" }, null, 10, Cancelled)).Total;

        await library.Get<LabelDesk>().AddAsync(new(change.PolicyId, change.FromText!.Value, change.ToText!.Value, ChangeKind.Variant, 3, null, null), new(null, "Ada"), Cancelled);

        Assert.Equal(before + 1, (await feed.PageAsync(new() { Band = "quiet" }, null, 10, Cancelled)).Total);
        Assert.Contains((await feed.FacetsAsync(All, Cancelled)).Kinds, kind => kind is { Value: "variant", Count: 1 });
    }

    [Fact]
    public async Task A_policy_that_goes_takes_its_changes_along()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        using var feed = Feed(library);
        var pairing = await HistoryAsync(library);
        Assert.NotEqual(0, (await feed.PageAsync(All, null, 10, Cancelled)).Total);

        await library.ExecuteAsync($"delete from policy where id = {pairing.PolicyId}");

        Assert.Equal(0, (await feed.PageAsync(All, null, 10, Cancelled)).Total);
    }

    [Theory]
    [InlineData("update change set headline = headline where position = 1")]
    [InlineData("delete from change where position = 1")]
    [InlineData("insert into label (policy_id, to_text, seen, account_name, created_at) select policy_id, to_text, now(), 'Ada', now() from change where position = 1")]
    public async Task Whoever_writes_to_changes_and_labels_moves_the_revision(string sql)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await HistoryAsync(library);
        var before = await library.RowsAsync("select revision from policy_revision");

        await library.ExecuteAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        Assert.NotEqual(before, await library.RowsAsync("select revision from policy_revision"));
    }

    [Fact]
    public async Task Under_every_filter_the_index_shows_what_a_look_at_all_rows_shows()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        using var feed = Feed(library);
        await HistoryAsync(library);
        await ScatterAsync(library);
        await using var db = library.Db();
        var rows = await db.Changes.AsNoTracking().Include(row => row.Policy).ThenInclude(policy => policy.Organization).ToListAsync(Cancelled);
        foreach (var filter in Filters(rows))
        {
            var expected = Cards(rows.Where(row => Passes(row, filter)));

            var page = await feed.PageAsync(filter, null, 500, Cancelled);

            var extra = string.Join("; ", page.Items.Select(Line).Except(expected.Select(Line)).Select(line => $"{filter} too many: {line}"));
            Assert.True(extra.Length == 0, extra);
            var missing = string.Join("; ", expected.Select(Line).Except(page.Items.Select(Line)).Select(line => $"{filter} missing: {line}"));
            Assert.True(missing.Length == 0, missing);
            Assert.Equal(page.Items.Select(item => item.FirstWithNew).OrderDescending(), page.Items.Select(item => item.FirstWithNew));
            Assert.Equal(expected.Count, page.Total);
            Assert.Equal(Cards(rows.Where(row => Passes(row, filter with { Quiet = true }))).Count - expected.Count, page.HiddenQuiet);
        }
    }

    private static string Line(StoredChange row) => $"{row.FirstWithNew:s} {row.Policy.Slug} {row.Headline[^6..]} {row.LabelledKind ?? row.Kind} {row.LabelledNews ?? row.News} {row.Signature?.Abbreviated}";

    private static string Line(ChangeItem item) => $"{item.FirstWithNew:s} {item.PolicySlug} {item.Headline[^6..]} {item.Kind} {item.News} {item.Signature?.Abbreviated}";

    private static ChangeFeed Feed(TestLibrary library) => new(library.Get<IDbContextFactory<PolicyDiffDb>>());

    private static async Task<PolicySource> HistoryAsync(TestLibrary library)
    {
        var pairing = await library.TrackAsync(Captures.Address);
        for (var number = 0; number < 4; number++) await library.TakeAsync(Captures.Of(pairing.SourceId, number * 30, Captures.Page(number)));
        return pairing;
    }

    /// <summary>Copies of the changes in three more policies, with every kind, band and combination of topics, some of them the same change on near and far days.</summary>
    private static Task<int> ScatterAsync(TestLibrary library) => library.ExecuteAsync(
        $"""
        insert into policy (organization_id, slug, name, type, created_at) select id, 'p' || n, 'Policy ' || n, 'Terms', now() from organization, generate_series(1, 3) n;
        insert into change (policy_id, occurrence, position, kind, from_text, to_text, to_capture_id, first_with_new, origin, news, confirmed, significance, direction, topics, reasons,
            headline, words_added, words_removed, words_moved, excerpt, rules_version, found_at, signature, labelled_news, labelled_significance)
        select p.id, sha256((p.slug || n || c.id)::bytea), n, (array['content', 'minor', 'first', 'variant', 'moved-only'])[1 + n % 5], c.from_text, c.to_text, c.to_capture_id,
            c.first_with_new + make_interval(days => n * (1 + p.id::integer % 3)), c.origin, n % 3 <> 0, true, (n * 13) % 100, c.direction,
            (array['sale', 'retention', 'security'])[1 : n % 4], c.reasons, c.headline || ' ' || p.slug || ' ' || n, n, n, 0, c.excerpt, c.rules_version, now(),
            case when n % 2 = 0 then sha256(('change ' || n / 4)::bytea) end, case when n % 7 = 0 then false end, case when n % 11 = 0 then 99 end
        from policy p cross join generate_series(1, 30) n cross join (select * from change where from_text is not null order by id limit 1) c
        where p.slug like 'p_'
        """);

    private static IEnumerable<FeedFilter> Filters(List<StoredChange> rows) =>
        from topic in new[] { null, "sale", "security", "no such topic" }
        from kind in new ChangeKind?[] { null, ChangeKind.Content, ChangeKind.First }
        from band in new[] { null, "quiet", "minor", "notable", "major", "no such band" }
        from organization in new[] { null, rows[0].Policy.Organization.Slug, "nobody" }
        from quiet in new[] { false, true }
        select new FeedFilter { Topic = topic, Kind = kind, Band = band, Organization = organization, Quiet = quiet };

    private static bool Passes(StoredChange row, FeedFilter filter) =>
        (filter.Topic is null || row.Topics.Contains(filter.Topic))
        && (filter.Kind is null || (row.LabelledKind ?? row.Kind) == filter.Kind)
        && (filter.Organization is null || row.Policy.Organization.Slug == filter.Organization)
        && (filter.Band is { } band
            ? Significance.ToBand(row.LabelledSignificance ?? row.Significance) == band && row.Kind != ChangeKind.First
            : filter.Quiet || (row.LabelledNews ?? row.News) || row.Kind == ChangeKind.First);

    /// <summary>Newest first; each card stands for the same change in other policies some days before it.</summary>
    private static List<StoredChange> Cards(IEnumerable<StoredChange> shown)
    {
        var cards = new List<StoredChange>();
        foreach (var row in shown.OrderByDescending(row => row.FirstWithNew).ThenByDescending(row => row.Id))
        {
            if (!cards.Exists(card => StandsFor(card, row))) cards.Add(row);
        }

        return cards;
    }

    private static bool StandsFor(StoredChange card, StoredChange row) =>
        row.Signature is not null && card.Signature == row.Signature && card.PolicyId != row.PolicyId && card.Policy.OrganizationId == row.Policy.OrganizationId && card.Kind == row.Kind
        && (card.LabelledNews ?? card.News) == (row.LabelledNews ?? row.News) && card.FirstWithNew <= row.FirstWithNew.AddDays(ChangeSignature.DaysApart);
}

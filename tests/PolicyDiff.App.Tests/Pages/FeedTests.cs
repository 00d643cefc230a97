using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Tests.Pages;

[Collection(SampleSiteTests.Name)]
public sealed class FeedTests(SampleSite site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task Pages_of_any_size_show_every_change_once_and_in_order(int size)
    {
        using var feed = new ChangeFeed(Factory());
        var shown = new List<ChangeItem>();
        FeedCursor? cursor = null;
        do
        {
            var page = await feed.PageAsync(new FeedFilter { Quiet = true }, cursor, size, Cancellation);
            Assert.True(page.Items.Count <= size);
            shown.AddRange(page.Items);
            // The cursor goes through an address, as it does for a reader.
            cursor = FeedCursor.Parse(page.Next?.ToString());
        }
        while (cursor is not null);

        await using var db = SamplePages.Open(site.Database);
        Assert.Equal(await db.Changes.CountAsync(Cancellation), shown.Count);
        Assert.Equal(shown.Count, shown.DistinctBy(item => (item.OrganizationSlug, item.PolicySlug, item.Position)).Count());
        Assert.Equal(shown.OrderByDescending(item => item.FirstWithNew).Select(item => item.FirstWithNew), shown.Select(item => item.FirstWithNew));
    }

    [Theory]
    [InlineData("quiet")]
    [InlineData("minor")]
    [InlineData("notable")]
    [InlineData("major")]
    public async Task A_band_of_the_filter_is_the_band_of_the_explanation(string band)
    {
        using var feed = new ChangeFeed(Factory());
        var page = await feed.PageAsync(new FeedFilter { Band = band }, null, 100, Cancellation);
        Assert.NotEmpty(page.Items);
        Assert.All(page.Items, item => Assert.Equal(band, Significance.ToBand(item.Significance)));
        await using var db = SamplePages.Open(site.Database);
        var all = await db.Changes.Where(change => change.Kind != ChangeKind.First).Select(change => change.Significance).ToListAsync(Cancellation);
        Assert.Equal(all.Count(significance => Significance.ToBand(significance) == band), page.Total);
    }

    [Fact]
    public async Task The_counts_of_a_filter_are_what_choosing_it_gives()
    {
        using var feed = new ChangeFeed(Factory());
        var facets = await feed.FacetsAsync(new FeedFilter { Organization = "kestrel-mail" }, Cancellation);
        Assert.NotEmpty(facets.Topics);
        foreach (var topic in facets.Topics)
        {
            var page = await feed.PageAsync(new FeedFilter { Organization = "kestrel-mail", Topic = topic.Value }, null, 1, Cancellation);
            Assert.Equal(topic.Count, page.Total);
        }

        foreach (var organization in facets.Organizations)
        {
            var page = await feed.PageAsync(new FeedFilter { Organization = organization.Value }, null, 1, Cancellation);
            Assert.Equal(organization.Count, page.Total);
        }
    }

    private PooledDbContextFactory<PolicyDiffDb> Factory() =>
        new(new DbContextOptionsBuilder<PolicyDiffDb>().UseNpgsql(site.Database).Options);
}

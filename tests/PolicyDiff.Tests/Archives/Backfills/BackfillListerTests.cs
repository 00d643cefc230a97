using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Archives.Wayback;
using PolicyDiff.Fetching;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Archives.Backfills;

public sealed class BackfillListerTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(999)]
    public async Task Whatever_the_page_size_the_same_captures_are_listed(int pageSize)
    {
        // Two addresses of one page, captured in the same second again and again: where a page ends between them, the index's key skips the second one.
        var lines = Lines(200).ToList();
        await using var index = new PagedIndex(lines) { PageSize = pageSize };
        await using var library = await TestLibrary.OpenAsync(postgres);

        Assert.Equal(ListingOutcome.Complete, (await ListAsync(library, index)).Outcome);
        Assert.Equal(lines.Count, await library.CountAsync("memento"));
        Assert.Equal(lines.Count, await LinesAsync(library));
    }

    [Fact]
    public async Task A_page_that_is_all_of_one_second_does_not_stop_the_listing()
    {
        var lines = Enumerable.Range(0, 5).Select(number => PagedIndex.Line("20200101000000", $"{Captures.Address}?{number}")).Append(PagedIndex.Line("20210101000000", Captures.Address));
        await using var index = new PagedIndex(lines) { PageSize = 5 };
        await using var library = await TestLibrary.OpenAsync(postgres);

        Assert.Equal(ListingOutcome.Complete, (await ListAsync(library, index)).Outcome);
        Assert.Equal(6, await library.CountAsync("memento"));
    }

    [Fact]
    public async Task An_index_that_stops_without_saying_so_is_asked_on_from_there()
    {
        var lines = Lines(100).ToList();
        await using var index = new PagedIndex(lines) { MostRead = 61 };
        await using var library = await TestLibrary.OpenAsync(postgres);

        Assert.Equal(ListingOutcome.Complete, (await ListAsync(library, index)).Outcome);
        Assert.Equal(lines.Count, await library.CountAsync("memento"));
        Assert.Equal(5, index.Requests.Count);
    }

    [Fact]
    public async Task An_index_that_shows_no_more_than_its_limit_is_read_and_the_record_says_so()
    {
        await using var index = new PagedIndex(Lines(100)) { MostRead = 60, ReadsFromTheFirst = true };
        await using var library = await TestLibrary.OpenAsync(postgres);
        var listing = await ListAsync(library, index, indexLimit: 60);

        Assert.Equal(ListingOutcome.Complete, listing.Outcome);
        await using var db = library.Db();
        var row = await db.Listings.SingleAsync(Cancelled);
        Assert.Equal("partial", row.Outcome);
        Assert.Contains("later captures may not be listed", row.Sentence, StringComparison.Ordinal);
        Assert.Equal(60, await library.CountAsync("memento"));
    }

    [Fact]
    public async Task A_listing_cut_between_two_lines_is_noticed()
    {
        var lines = Lines(50).ToList();
        await using var index = new PagedIndex(lines);
        index.CutAt = request => request == 1 ? lines.Take(30).Sum(line => line.Length + 1) : null;
        await using var library = await TestLibrary.OpenAsync(postgres);

        Assert.Equal(ListingOutcome.Complete, (await ListAsync(library, index)).Outcome);
        Assert.Equal(lines.Count, await library.CountAsync("memento"));
    }

    [Fact]
    public async Task A_listing_that_broke_off_goes_on_where_it_was()
    {
        var lines = Lines(100).ToList();
        await using var index = new PagedIndex(lines) { PageSize = 20 };
        index.CutAt = request => request == 4 ? 50 : null;
        await using var library = await TestLibrary.OpenAsync(postgres);
        var broken = await ListAsync(library, index);
        Assert.Equal((ListingOutcome.Failed, TimeSpan.FromSeconds(2)), (broken.Outcome, broken.RetryAfter));

        Assert.Equal(ListingOutcome.Complete, (await ListAsync(library, index)).Outcome);
        Assert.Equal(lines.Count, await library.CountAsync("memento"));
        Assert.Contains("&from=", index.Requests[4], StringComparison.Ordinal);
        Assert.DoesNotContain("resumeKey", index.Requests[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_that_fails_again_and_again_is_asked_for_less_and_less_often()
    {
        await using var index = new PagedIndex(Lines(10));
        index.CutAt = _ => 20;
        await using var library = await TestLibrary.OpenAsync(postgres);
        var waits = new List<TimeSpan?>();
        for (var number = 0; number < 8; number++) waits.Add((await ListAsync(library, index)).RetryAfter);

        Assert.Equal([2, 5, 15, 30, 60, 180, null, null], waits.Select(wait => (int?)wait?.TotalSeconds));
    }

    [Fact]
    public async Task What_was_listed_once_stays_when_a_later_answer_lacks_it()
    {
        await using var full = new PagedIndex(Lines(20));
        await using var thin = new PagedIndex(Lines(3));
        await using var library = await TestLibrary.OpenAsync(postgres);
        await ListAsync(library, full);
        await library.ExecuteAsync($"update listing set finished_at = finished_at - interval '2 hours'");
        Assert.Equal(ListingOutcome.Complete, (await ListAsync(library, thin)).Outcome);

        Assert.Equal(40, await library.CountAsync("memento"));
    }

    private static async Task<ListingResult> ListAsync(TestLibrary library, PagedIndex index, int indexLimit = 150_000)
    {
        var fetching = Options.Create(new FetchingOptions());
        var wayback = Options.Create(new WaybackOptions { BaseUrl = index.Address, ListingsPerMinute = 6000 });
        using var archive = new WaybackMachine(new(fetching), new LocalBudget(TimeProvider.System), new(wayback, fetching), TimeProvider.System, NullLogger<WaybackMachine>.Instance);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        await using var db = library.Db();
        var lister = new BackfillLister(library.Get<IDbContextFactory<PolicyDiffDb>>(), library.Get<MementoShelf>(), TimeProvider.System) { IndexLimit = indexLimit };
        return await lister.ListAsync(archive, await db.Sources.SingleAsync(row => row.Id == source, Cancelled), Cancelled);
    }

    private static async Task<int> LinesAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return (await db.Listings.SingleAsync(Cancelled)).Lines;
    }

    private static IEnumerable<string> Lines(int seconds) => Enumerable.Range(0, seconds).SelectMany(number =>
    {
        var stamp = ArchiveTimestamp.Format(Captures.Start.AddHours(number * 37));
        return new[] { PagedIndex.Line(stamp, Captures.Address), PagedIndex.Line(stamp, Captures.Address.Replace("https", "http", StringComparison.Ordinal)) }.Order(StringComparer.Ordinal);
    });
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Archives.Backfills;
using PolicyDiff.Tests.Archives.CommonCrawl;
using PolicyDiff.Tests.Archives.Pywb;
using PolicyDiff.Tests.Archives.TimeMaps;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Archives;

/// <summary>The same captures give the same history, whatever the archive that holds them speaks.</summary>
public sealed class SameHistoryTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("changes")]
    [InlineData("every")]
    public async Task A_pywb_archive_gives_the_history_that_a_CDX_archive_gives(string strategy)
    {
        await using var server = new PywbServer();
        Assert.Equal(await WaybackAsync(strategy), await HistoryAsync(server.Entry, strategy));
    }

    [Theory]
    [InlineData(GatePattern.None, false)]
    [InlineData(GatePattern.None, true)]
    [InlineData(GatePattern.Leads, false)]
    [InlineData(GatePattern.Answers, true)]
    public async Task An_archive_that_knows_only_TimeMaps_and_TimeGates_gives_the_same_history_though_it_rewrites_pages(object gate, bool json)
    {
        await using var server = new MementoServer((GatePattern)gate) { Json = json };
        var expected = await WaybackAsync("changes");
        await using var library = await OpenAsync(HeldCaptures.Alone(server.Entry));
        Assert.Equal(expected, await RunAsync(library, "changes"));

        await using var db = library.Db();
        Assert.All(await db.Captures.Select(capture => capture.Notes).ToListAsync(Cancelled), notes => Assert.Equal([ReplayTroubles.RewrittenNote], notes));
    }

    [Fact]
    public async Task Common_Crawl_gives_the_history_that_a_CDX_archive_gives()
    {
        await using var server = new CrawlServer();
        Assert.Equal(await WaybackAsync("every"), await HistoryAsync(server.Entry, "every"));
        Assert.Equal(1, server.Requests.Count(head => head.Contains("collinfo", StringComparison.Ordinal)));
        Assert.Equal(4, server.Requests.Count(head => head.Contains("-index?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Captures_that_several_archives_hold_stand_in_one_history_without_doubles()
    {
        await using var tiny = new TinyArchive(HeldCaptures.Pages);
        await using var server = new PywbServer();
        await using var library = await OpenAsync(new([.. ArchiveCatalog.Default.Entries, server.Entry], null), tiny.Address);
        var alone = await RunAsync(library, "every", "wayback");
        var both = await RunAsync(library, "every");

        Assert.Equal(alone, both);
        await using var db = library.Db();
        Assert.Equal(["shelf", "wayback"], await db.Captures.Select(capture => capture.Origin).Distinct().OrderBy(origin => origin).ToListAsync(Cancelled));
        Assert.Equal(2 * HeldCaptures.Pages.Count, await db.Captures.CountAsync(Cancelled));
        Assert.Equal(HeldCaptures.Pages.Distinct().Count(), await db.Bodies.CountAsync(Cancelled));
    }

    private async Task<List<string>> WaybackAsync(string strategy)
    {
        await using var tiny = new TinyArchive(HeldCaptures.Pages);
        await using var library = await OpenAsync(ArchiveCatalog.Default, tiny.Address);
        var history = await RunAsync(library, strategy, "wayback");
        // Four changes and the first text: an empty history would be the same everywhere.
        Assert.Equal(10, history.Count);
        return history;
    }

    private async Task<List<string>> HistoryAsync(ArchiveEntry entry, string strategy)
    {
        await using var library = await OpenAsync(HeldCaptures.Alone(entry));
        return await RunAsync(library, strategy);
    }

    private async Task<TestLibrary> OpenAsync(ArchiveCatalog catalog, Uri? wayback = null)
    {
        var library = await TestLibrary.OpenAsync(postgres, new() { Catalog = catalog, Archive = wayback });
        await library.TrackAsync(Captures.Address);
        return library;
    }

    private static async Task<List<string>> RunAsync(TestLibrary library, string strategy, string archive = "shelf")
    {
        var id = await library.Get<BackfillRequests>().RequestAsync(new(await BackfillBench.PolicyAsync(library), archive, strategy), Cancelled);
        while (true)
        {
            await library.Get<Backfiller>().StepAsync(id, Cancelled);
            await using var db = library.Db();
            var row = await db.Backfills.SingleAsync(backfill => backfill.Id == id, Cancelled);
            if (row.FinishedAt is null && row.RetryAt is null) continue;
            // Nothing fails here, so nothing is put off.
            Assert.Equal((Backfill.Done, null, null), (row.State, row.Sentence, row.RetryAt));
            break;
        }

        return [.. (await library.ExportAsync()).Select(line => line.Replace("\"shelf\"", "\"wayback\"", StringComparison.Ordinal))];
    }
}

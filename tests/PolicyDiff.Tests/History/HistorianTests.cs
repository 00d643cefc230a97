using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.History;

public sealed class HistorianTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<CaptureOutcome, int?, string?, string> Failures => new()
    {
        { CaptureOutcome.Unreachable, null, null, "" },
        { CaptureOutcome.Redirect, 302, "", "text/html" },
        { CaptureOutcome.ArchivedError, 404, Captures.Page(9), "text/html" },
        { CaptureOutcome.ArchivedError, 503, Captures.Page(9), "text/html" },
        { CaptureOutcome.Empty, 200, "", "text/html" },
        { CaptureOutcome.Empty, 200, "<html><body></body></html>", "text/html" },
        { CaptureOutcome.SoftNotFound, 200, "<title>Page not found</title><h1>Page not found</h1><p>The page you are looking for could not be found.</p>", "text/html" },
        { CaptureOutcome.Blocked, 200, "<title>Just a moment...</title><p>Verify you are human by completing the action below.</p>", "text/html" },
        { CaptureOutcome.NotHtml, 200, "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "image/png" },
        { CaptureOutcome.TooComplex, 200, string.Concat(Enumerable.Repeat("<div>", 100_000)), "text/html" },
        { CaptureOutcome.Truncated, 200, Captures.Page(9)[..^60], "text/html" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_is_recorded_and_leaves_the_history_as_it_was(CaptureOutcome outcome, int? status, string? body, string type)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        await library.TakeAsync(Captures.Of(source, 0, Captures.Page(1)));
        await library.TakeAsync(Captures.Of(source, 9, Captures.Page(2)));
        var before = await DerivedRows.OfAsync(library);

        var failed = Captures.Unreachable(source, 5);
        if (status is not null) failed = Captures.Of(source, 5, "") with { Status = status, Headers = [new("Content-Type", type)], Body = Encoding.Latin1.GetBytes(body!) };
        var taken = await library.TakeAsync(failed);

        await using var db = library.Db();
        var reading = await db.Readings.SingleAsync(row => row.CaptureId == taken.Id, Cancelled);
        Assert.Equal(outcome, reading.Outcome);
        Assert.NotEmpty(reading.Reasons[0]);
        Assert.Equal(before, await DerivedRows.OfAsync(library));
    }

    [Fact]
    public async Task A_backfill_that_finds_a_text_in_between_replaces_the_event_and_what_was_told_stays_told()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        await library.TakeAsync(Captures.Live(source, 0, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 10, Captures.Page(2)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 11, Captures.Page(2)), ArrangeCause.LiveCheck);
        var told = (await ChangesAsync(library))[1].ToldAt;
        Assert.NotNull(told);

        await library.TakeAsync(Captures.Of(source, 5, Captures.Page(3)));
        var changes = await ChangesAsync(library);

        Assert.Equal([Text(1), Text(3), Text(2)], changes.Select(change => change.ToText!.Value));
        Assert.Equal([null, Text(1), Text(3)], changes.Select(change => change.FromText));
        Assert.Equal([(null, 0.0), (0.0, 5.0), (5.0, 10.0)], changes.Select(Bounds));
        Assert.Equal([null, null, told], changes.Select(change => change.ToldAt));
        await using var db = library.Db();
        Assert.Equal(3, await db.Texts.CountAsync(Cancelled));

        // Nobody is told again, whatever the next check sees.
        await library.TakeAsync(Captures.Live(source, 12, Captures.Page(2)), ArrangeCause.LiveCheck);
        Assert.Single(library.News);
    }

    [Fact]
    public async Task An_archive_that_saw_the_new_text_earlier_moves_the_bound_and_what_was_told_stays_told()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        await library.TakeAsync(Captures.Live(source, 0, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 10, Captures.Page(2)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 11, Captures.Page(2)), ArrangeCause.LiveCheck);
        var told = (await ChangesAsync(library))[1].ToldAt;

        await library.TakeAsync(Captures.Of(source, 8, Captures.Page(2)));
        await library.TakeAsync(Captures.Live(source, 12, Captures.Page(2)), ArrangeCause.LiveCheck);

        var change = (await ChangesAsync(library))[1];
        Assert.Equal((0.0, 8.0), Bounds(change));
        Assert.Equal(told, change.ToldAt);
        Assert.Single(library.News);
    }

    [Fact]
    public async Task The_same_pair_of_texts_twice_is_two_occurrences()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        foreach (var (day, page) in new[] { (0, 1), (10, 2), (20, 1), (30, 2) }) await library.TakeAsync(Captures.Of(source, day, Captures.Page(page)));

        var changes = await ChangesAsync(library);
        Assert.Equal([ChangeKind.First, ChangeKind.Content, ChangeKind.Revert, ChangeKind.Revert], changes.Select(change => change.Kind));
        Assert.Equal((changes[1].FromText, changes[1].ToText), (changes[3].FromText, changes[3].ToText));
        Assert.Equal(4, changes.Select(change => change.Occurrence).Distinct().Count());
        Assert.Equal("returns to the wording first seen on 1 March 2015", changes[2].Headline);
        Assert.Equal("returns to the wording first seen on 11 March 2015", changes[3].Headline);
    }

    [Fact]
    public async Task A_return_names_the_first_time_the_wording_was_seen_and_not_the_last()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        foreach (var (day, page) in new[] { (0, 1), (10, 2), (20, 1), (30, 3), (40, 1) }) await library.TakeAsync(Captures.Of(source, day, Captures.Page(page)));
        Assert.Equal("returns to the wording first seen on 1 March 2015", (await ChangesAsync(library))[4].Headline);
    }

    [Fact]
    public async Task A_not_that_is_gone_and_nothing_else_is_told_on_the_first_look()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        await library.TakeAsync(Captures.Live(source, 0, Captures.Page(1)), ArrangeCause.LiveCheck);
        var page = Captures.Page(1);
        var last = page.LastIndexOf("We do not sell", StringComparison.Ordinal);
        await library.TakeAsync(Captures.Live(source, 1, page[..last] + "We sell" + page[(last + "We do not sell".Length)..]), ArrangeCause.LiveCheck);
        Assert.Contains(Assert.Single(library.News).Change.Reasons, reason => reason.Rule == "polarity");
    }

    [Fact]
    public async Task A_live_change_is_told_once_when_a_second_check_confirms_it()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        await library.TakeAsync(Captures.Live(source, 0, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 1, Captures.Page(2)), ArrangeCause.LiveCheck);
        Assert.Empty(library.News);
        Assert.False((await ChangesAsync(library))[1].Confirmed);

        await library.TakeAsync(Captures.NotModified(source, 2), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 3, Captures.Page(2)), ArrangeCause.LiveCheck);
        var news = Assert.Single(library.News);
        Assert.Equal((Text(1), Text(2)), (news.Change.FromText, news.Change.ToText));
        Assert.NotNull(news.Diff);
        Assert.Equal("lantern-ferry/privacy-policy", news.Change.Policy.FullSlug);
    }

    [Fact]
    public async Task A_text_that_one_check_alone_saw_is_never_told_nor_is_its_going()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        await library.TakeAsync(Captures.Live(source, 0, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 1, Captures.Page(2)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 1.1, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 2, Captures.Page(1)), ArrangeCause.LiveCheck);

        Assert.Empty(library.News);
        Assert.Equal([true, false, true], (await ChangesAsync(library)).Select(change => change.Confirmed));
        await library.TakeAsync(Captures.Live(source, 3, Captures.Page(3)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 4, Captures.Page(3)), ArrangeCause.LiveCheck);
        Assert.Equal(Text(3), Assert.Single(library.News).Change.ToText);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_text_that_came_and_went_before_it_stayed_is_told_once_and_dated_by_its_first_sight(bool isConfirmedAtFirst)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        foreach (var day in new[] { 0, 10 }) await library.TakeAsync(Captures.Live(source, day, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(source, 11, Captures.Page(2)), ArrangeCause.LiveCheck);
        if (isConfirmedAtFirst) await library.TakeAsync(Captures.Live(source, 11.5, Captures.Page(2)), ArrangeCause.LiveCheck);
        foreach (var day in new[] { 12, 13 }) await library.TakeAsync(Captures.Live(source, day, Captures.Page(1)), ArrangeCause.LiveCheck);
        Assert.Equal(isConfirmedAtFirst ? 1 : 0, library.News.Count);
        foreach (var day in new[] { 14, 20, 30, 40 }) await library.TakeAsync(Captures.Live(source, day, Captures.Page(2)), ArrangeCause.LiveCheck);

        Assert.Equal(Text(2), Assert.Single(library.News).Change.ToText);
        var changes = await ChangesAsync(library);
        Assert.Equal((10.0, 11.0), Bounds(Assert.Single(changes, change => change.News)));
    }

    [Fact]
    public async Task What_an_archive_or_an_import_brings_is_never_told()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = (await library.TrackAsync(Captures.Address)).SourceId;
        foreach (var day in Enumerable.Range(0, 6)) await library.TakeAsync(Captures.Of(source, day, Captures.Page(day / 2)));
        await library.TakeAsync(Captures.Live(source, 9, Captures.Page(2)), ArrangeCause.LiveCheck);

        Assert.Empty(library.News);
        Assert.All(await ChangesAsync(library), change => Assert.Null(change.ToldAt));
        Assert.Contains(await ChangesAsync(library), change => change is { News: true, Confirmed: true });
    }

    [Fact]
    public async Task Workers_that_arrange_at_once_tell_once()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        var pairing = await library.TrackAsync(Captures.Address);
        await library.TakeAsync(Captures.Live(pairing.SourceId, 0, Captures.Page(1)));
        await library.TakeAsync(Captures.Live(pairing.SourceId, 1, Captures.Page(2)));
        await library.TakeAsync(Captures.Live(pairing.SourceId, 2, Captures.Page(2)));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => number % 2 == 0 ? library : other)
            .Select(one => one.Get<Historian>().ArrangeAsync(pairing.PolicyId, ArrangeCause.LiveCheck, one.Get<NewsDesk>(), Cancelled)));

        Assert.Single(library.News.Concat(other.News));
        Assert.Equal(2, (await ChangesAsync(library)).Count);
    }

    [Fact]
    public async Task Four_policies_on_one_page_are_one_capture_and_four_texts()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        string[] types = ["Privacy Policy", "Terms of Service", "Cookie Policy", "Imprint"];
        long source = 0;
        foreach (var (type, number) in types.Select((type, number) => (type, number)))
        {
            source = (await library.TrackAsync(Captures.Address, type, new() { Address = Captures.Address, Selectors = new([$"#part{number}"], []) })).SourceId;
        }

        var page = (int changed) => "<html><body>" + string.Concat(types.Select((type, number) =>
            $"<div id='part{number}'><h2>{type}</h2><p>This is the {type} of Lantern Ferry, as it stands in the year {(number == changed ? 2021 : 2020)}: we keep your name for thirty days and sell it to nobody.</p></div>")) + "</body></html>";
        await library.TakeAsync(Captures.Of(source, 0, page(-1)));
        var second = await library.TakeAsync(Captures.Of(source, 1, page(2)));

        Assert.Equal(4, second.Policies.Count);
        Assert.Equal(2, await library.CountAsync("capture"));
        Assert.Equal(8, await library.CountAsync("reading"));
        Assert.Equal(5, await library.CountAsync("text"));
        await using var db = library.Db();
        var versions = await db.Versions.GroupBy(version => version.Policy.Slug).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, Cancelled);
        Assert.Equal(new Dictionary<string, int> { ["privacy-policy"] = 1, ["terms-of-service"] = 1, ["cookie-policy"] = 2, ["imprint"] = 1 }, versions);
    }

    [Fact]
    public async Task A_capture_that_two_pairings_cover_counts_once_and_as_the_later_one_reads_it()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        await using (var db = library.Db())
        {
            var selectors = new SelectorSet(["h1", "h2"], []);
            db.PolicySources.Add(new() { PolicyId = pairing.PolicyId, SourceId = pairing.SourceId, SelectorKey = selectors.Key, SelectCss = [.. selectors.Select], ValidFrom = Captures.Start.AddDays(5) });
            await db.SaveChangesAsync(Cancelled);
        }

        await library.TakeAsync(Captures.Of(pairing.SourceId, 1, Captures.Page(1)));
        await library.TakeAsync(Captures.Of(pairing.SourceId, 8, Captures.Page(1)));
        await using var stored = library.Db();
        Assert.Equal([1, 1], await stored.Versions.OrderBy(version => version.Position).Select(version => version.CaptureCount).ToListAsync(Cancelled));
    }

    private static ContentHash Text(int page) =>
        PageReader.Read(new(Encoding.UTF8.GetBytes(Captures.Page(page)), "text/html; charset=utf-8", new Uri(Captures.Address), SelectorSet.None)).Canonical!.Hash;

    private static (double? After, double By) Bounds(StoredChange change) => ((change.LastWithOld - Captures.Start)?.TotalDays, (change.FirstWithNew - Captures.Start).TotalDays);

    private static async Task<List<StoredChange>> ChangesAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return await db.Changes.OrderBy(change => change.Position).ToListAsync(Cancelled);
    }
}

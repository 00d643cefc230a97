using Microsoft.EntityFrameworkCore;
using PolicyDiff.History.Queries;
using PolicyDiff.Policies.Selectors;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Policies.Selectors;

public sealed class PolicySelectorsTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trial_says_what_would_change_and_stores_nothing()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await FillAsync(library);
        var before = await library.RowsAsync("select count(*) as r, (select count(*) from text) as t, (select count(*) from policy_source) as p from reading");

        var trial = await library.Get<SelectorTrials>().TryAsync(Wish(pairing, [], [".notice", ".nowhere"]), Cancelled);

        Assert.Equal((4, 4, 3), (trial.Captures, trial.Read, trial.Texts));
        var change = Assert.Single(trial.Changed);
        Assert.Equal(Captures.Start.AddDays(2), change.Instant);
        Assert.True(change.Diff!.Counts is { Added: 0, Removed: > 5 });
        Assert.Equal([".nowhere"], trial.Useless);
        Assert.Equal(before, await library.RowsAsync("select count(*) as r, (select count(*) from text) as t, (select count(*) from policy_source) as p from reading"));
    }

    [Fact]
    public async Task Saving_reads_the_stored_captures_anew_and_keeps_the_old_texts_readable()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await FillAsync(library);
        await using var db = library.Db();
        var old = await db.Versions.Where(row => row.PolicyId == pairing.PolicyId && row.Position == 1).Select(row => row.TextHash).SingleAsync(Cancelled);

        Assert.Null(await library.Get<PolicySelectors>().SaveAsync(Wish(pairing, [], [".notice"]), Cancelled));

        Assert.Equal(2, await db.Versions.CountAsync(row => row.PolicyId == pairing.PolicyId, Cancelled));
        Assert.DoesNotContain(old, await db.Versions.Select(row => row.TextHash).ToListAsync(Cancelled));
        Assert.NotNull(await PolicyTexts.FindAsync(db, pairing.PolicyId, TextName.Parse(old.ToString())!, Cancelled));
        Assert.Empty(library.News);
        var live = await db.PolicySources.SingleAsync(row => row.Live, Cancelled);
        Assert.Equal([".notice"], live.RemoveCss);
        // And back again: the same rows, the same history.
        Assert.Null(await library.Get<PolicySelectors>().SaveAsync(Wish(pairing, [], []), Cancelled));
        Assert.Equal(3, await db.Versions.CountAsync(row => row.PolicyId == pairing.PolicyId, Cancelled));
        Assert.Equal(2, await db.PolicySources.CountAsync(Cancelled));
    }

    [Fact]
    public async Task Selectors_with_dates_count_between_them_only()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await FillAsync(library);
        var wish = new SelectorWish(pairing.PolicyId, pairing.SourceId, new(new([], ["h2"]), Captures.Start.AddDays(3), null));
        Assert.Null(await library.Get<PolicySelectors>().SaveAsync(wish, Cancelled));

        var source = Assert.Single(await library.Get<PolicySelectors>().SourcesAsync(pairing.PolicyId, Cancelled));
        Assert.Equal([null, Captures.Start.AddDays(3)], source.Periods.Select(period => period.From));
        await using var db = library.Db();
        Assert.Equal(3, await db.PolicyCapturesOf(pairing.PolicyId).CountAsync(row => row.Reading.SelectorKey == "", Cancelled));
        Assert.Equal(1, await db.PolicyCapturesOf(pairing.PolicyId).CountAsync(row => row.Reading.SelectorKey != "", Cancelled));
        Assert.True(await db.PolicySources.Where(row => row.Live).Select(row => row.SelectorKey != "").SingleAsync(Cancelled));
    }

    [Fact]
    public async Task A_selector_that_stops_matching_falls_back_and_never_silences_a_policy()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address, as_: new() { Address = Captures.Address, Selectors = new(["main.old"], []) });
        await library.TakeAsync(Captures.Live(pairing.SourceId, 0, Wrapped("old", Captures.Page(1))));
        await library.TakeAsync(Captures.Live(pairing.SourceId, 1, Wrapped("new", Captures.Page(1))));

        await using var db = library.Db();
        var last = await db.Readings.OrderByDescending(row => row.CaptureId).FirstAsync(Cancelled);
        Assert.Equal((CaptureOutcome.Ok, "main.old"), (last.Outcome, Assert.Single(last.Missed)));
        Assert.Equal(1, await library.CountAsync("version"));
        using var tracking = new TrackingHealth(library.Get<IDbContextFactory<PolicyDiffDb>>(), TimeProvider.System);
        var health = Assert.Single((await tracking.ViewAsync(Cancelled)).Items);
        Assert.True(health.FellBack);
    }

    [Fact]
    public async Task A_redesign_of_a_page_with_several_policies_gives_none_of_them_the_whole_page()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var privacy = await library.TrackAsync(Captures.Address, as_: new() { Address = Captures.Address, Selectors = new(["#privacy"], []) });
        var terms = await library.TrackAsync(Captures.Address, "Terms of Service", new() { Address = Captures.Address, Selectors = new(["#terms"], []) });
        await library.TakeAsync(Captures.Live(privacy.SourceId, 0, Both("privacy", "terms")));
        await library.TakeAsync(Captures.Live(privacy.SourceId, 1, Both("one", "two")));

        Assert.Equal(2, await library.CountAsync("reading where outcome = 'selector-missed' and page_outcome = 'ok'"));
        Assert.Equal(2, await library.CountAsync("version"));
        // New selectors bring them back; what was read with the old ones before stays.
        Assert.Null(await library.Get<PolicySelectors>().SaveAsync(new(privacy.PolicyId, privacy.SourceId, new(new(["#privacy", "#one"], []), null, null)), Cancelled));
        Assert.Equal(1, await library.CountAsync("reading where outcome = 'selector-missed' and selector_key in (select selector_key from policy_source where live)"));
        Assert.NotEqual(privacy.PolicyId, terms.PolicyId);
    }

    [Fact]
    public async Task What_is_no_selector_is_said_and_stores_nothing()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await FillAsync(library);
        var rows = await library.CountAsync("reading");
        Assert.Contains("is not a CSS selector", await library.Get<PolicySelectors>().SaveAsync(Wish(pairing, ["main >>> ["], []), Cancelled), StringComparison.Ordinal);
        Assert.Contains("ends before it begins", await library.Get<PolicySelectors>().SaveAsync(new(pairing.PolicyId, pairing.SourceId, new(SelectorSet.None, Captures.Start.AddDays(2), Captures.Start)), Cancelled), StringComparison.Ordinal);
        Assert.Contains("no such address", await library.Get<PolicySelectors>().SaveAsync(new(pairing.PolicyId, pairing.SourceId + 99, new(SelectorSet.None, null, null)), Cancelled), StringComparison.Ordinal);
        Assert.Equal(rows, await library.CountAsync("reading"));
    }

    private static SelectorWish Wish(PolicySource pairing, string[] select, string[] remove) => new(pairing.PolicyId, pairing.SourceId, new(new(select, remove), null, null));

    private static string Wrapped(string kind, string page) => page.Replace("<body>", $"<body><main class=\"{kind}\">", StringComparison.Ordinal).Replace("</body>", "</main></body>", StringComparison.Ordinal);

    private static string Both(string one, string two) =>
        $"<html><head><title>Legal | Lantern Ferry</title></head><body><div id=\"{one}\"><h1>Privacy Policy</h1>{PolicyDiff.Tests.Text.Pages.Clauses}</div><div id=\"{two}\"><h1>Terms of Service</h1><p>These terms govern every crossing that you book with us, and the law of Malta applies to them.</p><p>We are not liable for fog.</p></div></body></html>";

    // Four captures, three texts: the third is the second with a notice that comes and goes.
    private static async Task<PolicySource> FillAsync(TestLibrary library)
    {
        var pairing = await library.TrackAsync(Captures.Address);
        var noticed = Captures.Page(1).Replace("<h2>", "<p class=\"notice\">Our winter timetable is out now, with a late boat on every Friday.</p><h2>", StringComparison.Ordinal);
        await library.TakeAsync(Captures.Of(pairing.SourceId, 0, Captures.Page(1)));
        await library.TakeAsync(Captures.Of(pairing.SourceId, 2, noticed));
        await library.TakeAsync(Captures.Of(pairing.SourceId, 2.5, noticed));
        await library.TakeAsync(Captures.Of(pairing.SourceId, 4, Captures.Page(2)));
        return pairing;
    }
}

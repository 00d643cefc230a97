using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.App.Commands;
using PolicyDiff.App.Tests.Accounts;
using PolicyDiff.History.Queries;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.App.Tests.Forms;

public sealed class BackfillsPageTests(PostgresFixture postgres)
{
    private const string Refresh = "http-equiv=\"refresh\"";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_counters_add_up_and_are_those_of_the_command_line()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var (_, backfill) = await FilledAsync(site);

        var tally = (await PageAsync(site)).Items.Single(item => item.Id == backfill.Id).Tally;
        var line = await site.Services.GetRequiredService<BackfillOverview>().TallyAsync(backfill.Id, Cancellation);

        Assert.Equal("listed 8, distinct 7, fetched 3, unusable 5, not opened 2, requests 0", TallyLine.Of(line));
        Assert.Equal(TallyLine.Of(line), TallyLine.Of(tally));
        Assert.Equal((8, 7, 3, 2), (tally.Listed, tally.Distinct, tally.Fetched, tally.NotOpened));
        Assert.Equal(
            [("blocked", 1), ("empty", 1), ("given-up", 1), ("listed-as-error", 1), ("soft-404", 1)],
            tally.Unusable.Select(reason => (reason.Reason, reason.Count)));
    }

    [Fact]
    public async Task A_period_leaves_out_what_lies_beside_it()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var (_, backfill) = await FilledAsync(site);
        await site.AskAsync(db => db.Backfills.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.FromInstant, new DateTimeOffset(2012, 1, 1, 0, 0, 0, TimeSpan.Zero)), Cancellation));

        Assert.Equal(5, (await PageAsync(site)).Items.Single(item => item.Id == backfill.Id).Tally.Distinct);
    }

    [Fact]
    public async Task A_pause_says_why_and_until_when()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        await FilledAsync(site);
        var until = Rows.Now.AddHours(1);
        await site.SaveAsync(new Budget { Key = "archive:wayback:cdx", NextAt = Rows.Now, PausedUntil = until, Reason = "The archive said 429: too many requests." });
        using var reader = await site.SignedInAsync(Account.Reader);

        var page = await reader.ReadAsync("/backfills");

        Assert.Contains("The archive said 429: too many requests. Resumes", page, StringComparison.Ordinal);
        Assert.Contains(until.ToString("HH:mm 'UTC'", null), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_loads_itself_again_only_while_something_runs()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var (_, backfill) = await FilledAsync(site);
        using var editor = await site.SignedInAsync(Account.Editor);
        Assert.Contains(Refresh, await editor.ReadAsync("/backfills"), StringComparison.Ordinal);

        var answer = await editor.SubmitAsync("/account", "/backfills?handler=Cancel", ("id", $"{backfill.Id}"));

        Assert.Equal($"/backfills#backfill-{backfill.Id}", answer.Headers.Location!.OriginalString);
        Assert.DoesNotContain(Refresh, await editor.ReadAsync("/backfills"), StringComparison.Ordinal);
        Assert.Equal(Backfill.Cancelled, await site.AskAsync(db => db.Backfills.Select(row => row.State).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task A_failed_one_is_tried_again_as_a_new_one()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var policy = Rows.Policy("Tern & Tide", "Privacy Policy");
        var failed = Rows.Backfill(policy, Backfill.Failed);
        await site.SaveAsync(policy, failed);
        using var editor = await site.SignedInAsync(Account.Editor);

        await editor.SubmitAsync("/account", "/backfills?handler=Retry", ("id", $"{failed.Id}"));

        Assert.Equal([Backfill.Failed, Backfill.Waiting], await site.AskAsync(db => db.Backfills.OrderBy(row => row.Id).Select(row => row.State).ToListAsync(Cancellation)));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.SubmitAsync("/account", "/backfills?handler=Retry", ("id", "999"))).StatusCode);
    }

    [Fact]
    public async Task Editors_pause_resume_and_change_the_strategy_from_the_page()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var (_, backfill) = await FilledAsync(site);
        using var editor = await site.SignedInAsync(Account.Editor);

        await editor.SubmitAsync("/account", "/backfills?handler=Pause", ("id", $"{backfill.Id}"));
        var paused = await editor.ReadAsync("/backfills");
        Assert.DoesNotContain(Refresh, paused, StringComparison.Ordinal);
        Assert.Contains(">Resume<", paused, StringComparison.Ordinal);
        Assert.Equal(Backfill.Paused, await site.AskAsync(db => db.Backfills.Select(row => row.State).SingleAsync(Cancellation)));

        await editor.SubmitAsync("/account", "/backfills?handler=Resume", ("id", $"{backfill.Id}"));
        Assert.Contains(">Pause<", await editor.ReadAsync("/backfills"), StringComparison.Ordinal);

        await editor.SubmitAsync("/account", "/backfills?handler=Strategy", ("id", $"{backfill.Id}"), ("strategy", "every"));
        Assert.Equal("every", await site.AskAsync(db => db.Backfills.Select(row => row.Strategy).SingleAsync(Cancellation)));
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SubmitAsync("/account", "/backfills?handler=Strategy", ("id", $"{backfill.Id}"), ("strategy", "some"))).StatusCode);
    }

    [Fact]
    public async Task Readers_see_no_buttons()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        await FilledAsync(site);
        using var reader = await site.SignedInAsync(Account.Reader);

        Assert.DoesNotContain("<button", await reader.ReadAsync("/backfills"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_backfills_stand_on_pages()
    {
        await using var site = await StartedSite.StartAsync(postgres);
        var policy = Rows.Policy("Tern & Tide", "Privacy Policy");
        await site.SaveAsync([policy, .. Enumerable.Range(0, 30).Select(_ => Rows.Backfill(policy, Backfill.Done))]);
        using var reader = await site.SignedInAsync(Account.Reader);

        Assert.Contains("Page 2 of 2", await reader.ReadAsync("/backfills?number=2"), StringComparison.Ordinal);
        Assert.Contains("Page 2 of 2", await reader.ReadAsync("/backfills?number=99"), StringComparison.Ordinal);
    }

    private static Task<BackfillPage> PageAsync(StartedSite site) =>
        site.Services.GetRequiredService<BackfillOverview>().PageAsync(0, 25, Cancellation);

    // Seven different captures and one of them under http and https: two read without text, one not-found page, one error listed, one given up, two waiting.
    private static async Task<(Policy Policy, Backfill Backfill)> FilledAsync(StartedSite site)
    {
        var policy = Rows.Policy("Tern & Tide", "Privacy Policy");
        var pairing = Rows.Pairing(policy, "https://example.org/privacy");
        var backfill = Rows.Backfill(policy, Backfill.Fetching);
        var outcomes = new[] { CaptureOutcome.Blocked, CaptureOutcome.Empty, CaptureOutcome.SoftNotFound };
        var captures = outcomes.Select((outcome, index) =>
        {
            var capture = Rows.Capture(pairing, outcome, "wayback");
            capture.Instant = Rows.Now.AddYears(-index - 1);
            return capture;
        }).ToList();
        await site.SaveAsync([policy, pairing, backfill, .. captures]);
        var source = pairing.SourceId;
        var fetched = captures.Select((capture, index) =>
        {
            var memento = Rows.Memento(source, $"{2010 + index}0101000000", ListedMemento.Fetched);
            memento.CaptureId = capture.Id;
            return memento;
        });
        await site.SaveAsync(
        [
            .. fetched,
            Rows.Memento(source, "20140101000000", ListedMemento.Listed, 404),
            Rows.Memento(source, "20150101000000", ListedMemento.Failed),
            Rows.Memento(source, "20160101000000", ListedMemento.Listed),
            Rows.Memento(source, "20170101000000", ListedMemento.Listed),
        ]);
        await site.SaveAsync(Rows.Memento(source, "20170101000000", ListedMemento.Listed, original: "https://example.org/privacy"));
        return (policy, backfill);
    }
}

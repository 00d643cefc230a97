using Microsoft.EntityFrameworkCore;
using PolicyDiff.Fetching.Browsing;
using PolicyDiff.History.Queries;
using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Policies;

public sealed class LiveCheckTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_confirmed_by_the_second_check_and_told_once_whoever_checks()
    {
        await using var site = new TestSite { Pages = { ["/privacy"] = Captures.Page(1) } };
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        var policy = (await library.Get<PolicyRegistry>().AddAsync(new() { Address = site.At("/privacy") }, Cancelled)).Policy!.Id;
        site.Pages["/privacy"] = Captures.Page(2);

        var first = await library.Get<LiveCheck>().CheckAsync(policy, Cancelled);
        Assert.Equal((true, true, 0), (first!.NewVersion, first.Unconfirmed, first.News));
        Assert.InRange(await NextAsync(library), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
        var second = await other.Get<LiveCheck>().CheckAsync(policy, Cancelled);
        Assert.Equal((false, false, 1), (second!.NewVersion, second.Unconfirmed, second.News));
        Assert.InRange(await NextAsync(library), TimeSpan.FromHours(10), TimeSpan.FromHours(14));
        await Task.WhenAll(library.Get<LiveCheck>().CheckAsync(policy, Cancelled), other.Get<LiveCheck>().CheckAsync(policy, Cancelled));

        Assert.Empty(library.News);
        Assert.Single(other.News);
    }

    [Fact]
    public async Task A_page_that_says_it_is_unchanged_is_asked_for_with_what_it_gave_and_seen_again()
    {
        await using var site = new TestSite { Pages = { ["/privacy"] = Captures.Page(1) }, ETag = "\"v1\"" };
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = (await library.Get<PolicyRegistry>().AddAsync(new() { Address = site.At("/privacy") }, Cancelled)).Policy!.Id;
        var same = await library.Get<LiveCheck>().CheckAsync(policy, Cancelled);

        Assert.Equal(CaptureOutcome.Unchanged, same!.Outcome);
        Assert.Contains("If-None-Match: \"v1\"", site.Requests[1], StringComparison.Ordinal);
        await using var db = library.Db();
        var version = await db.Versions.SingleAsync(Cancelled);
        Assert.Equal((2, 2), (version.CaptureCount, version.LiveCount));
        Assert.Equal(await db.Captures.MaxAsync(capture => capture.Instant, Cancelled), version.LastSeen);
    }

    [Fact]
    public async Task After_a_page_without_the_policy_the_whole_page_is_asked_for_again()
    {
        await using var site = new TestSite { Pages = { ["/privacy"] = Captures.Page(1) }, ETag = "\"v1\"" };
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = (await library.Get<PolicyRegistry>().AddAsync(new() { Address = site.At("/privacy") }, Cancelled)).Policy!.Id;
        (site.Pages["/privacy"], site.ETag) = ("<title>Just a moment...</title><p>Verify you are human.</p>", "\"wall\"");
        Assert.Equal(CaptureOutcome.Blocked, (await library.Get<LiveCheck>().CheckAsync(policy, Cancelled))!.Outcome);
        Assert.Equal(CaptureOutcome.Blocked, (await library.Get<LiveCheck>().CheckAsync(policy, Cancelled))!.Outcome);

        Assert.DoesNotContain("If-None-Match", site.Requests[2], StringComparison.Ordinal);
        Assert.Equal(1, await library.CountAsync("version"));
    }

    [Fact]
    public async Task A_failed_check_says_so_leaves_the_history_and_keeps_its_pace()
    {
        await using var site = new TestSite { Pages = { ["/privacy"] = Captures.Page(1) } };
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = (await library.Get<PolicyRegistry>().AddAsync(new() { Address = site.At("/privacy") }, Cancelled)).Policy!.Id;
        var before = await DerivedRows.OfAsync(library);
        site.Pages.Clear();

        var result = await library.Get<LiveCheck>().CheckAsync(policy, Cancelled);
        Assert.Equal((CaptureOutcome.ArchivedError, "The site answered 404.", false), (result!.Outcome, result.Sentence, result.NewVersion));
        Assert.Equal(before, await DerivedRows.OfAsync(library));
        Assert.InRange(await NextAsync(library), TimeSpan.FromHours(10), TimeSpan.FromHours(14));
    }

    [Fact]
    public async Task A_due_policy_goes_to_one_of_many_workers_and_comes_back_when_that_one_dies()
    {
        var clock = new ShiftedClock();
        await using var library = await TestLibrary.OpenAsync(postgres, new() { Clock = clock });
        await using var other = TestLibrary.Over(library.ConnectionString, new() { Clock = clock });
        foreach (var number in Enumerable.Range(0, 12)) await library.TrackAsync($"https://ferry.example/{number}", "Policy " + number);
        Assert.Empty(await library.Get<CheckSchedule>().TakeDueAsync(20, Cancelled));
        clock.Advance(TimeSpan.FromHours(13));

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => (number % 2 == 0 ? library : other).Get<CheckSchedule>().TakeDueAsync(20, Cancelled)));
        Assert.Equal(12, taken.Sum(some => some.Count));
        Assert.Equal(12, taken.SelectMany(some => some).Distinct().Count());
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(3, (await library.Get<CheckSchedule>().TakeDueAsync(3, Cancelled)).Count);
    }

    [Fact]
    public async Task A_page_without_text_until_its_scripts_run_says_so_and_is_read_with_the_browser_once_that_is_switched_on()
    {
        if (ChromiumProgram.Find(null) is null) Assert.Skip(ChromiumProgram.Missing(null));
        const string Text = "<h1>Privacy Policy</h1><p>We collect your name when you book a crossing. We do not sell personal data, and you have the right to access and erasure.</p>";
        await using var site = new TestSite { Pages = { ["/privacy"] = $"<html><head><title>Privacy Policy</title></head><body><div id=root></div><script>document.getElementById('root').innerHTML = '{Text}';</script></body></html>" } };
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = (await library.Get<PolicyRegistry>().AddAsync(new() { Address = site.At("/privacy") }, Cancelled)).Policy!.Id;
        var health = new TrackingHealth(library.Get<IDbContextFactory<PolicyDiffDb>>(), TimeProvider.System);
        Assert.Equal(0, await library.CountAsync("version"));
        Assert.True(Assert.Single((await health.ViewAsync(Cancelled)).Items).NeedsBrowser);

        await library.Get<BrowserSwitch>().SetAsync(policy, isOn: true, Cancelled);
        Assert.Equal(CaptureOutcome.Ok, (await library.Get<LiveCheck>().CheckAsync(policy, Cancelled))!.Outcome);

        Assert.Equal(1, await library.CountAsync("capture where rendered"));
        Assert.Equal(1, await library.CountAsync("version"));
        Assert.False(Assert.Single((await health.ViewAsync(Cancelled)).Items).NeedsBrowser);
    }

    private static async Task<TimeSpan> NextAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return (await db.Policies.AsNoTracking().SingleAsync(Cancelled)).NextCheckAt!.Value - TimeProvider.System.GetUtcNow();
    }
}

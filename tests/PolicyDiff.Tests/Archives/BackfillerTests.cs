using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Archives;

public sealed class BackfillerTests(PostgresFixture postgres)
{
    private static readonly (int, int)[] Story = [(1, 40), (2, 1), (3, 25), (5, 30), (4, 64)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_what_bounds_the_changes_finds_all_of_them_as_tightly_as_opening_everything()
    {
        await using var archive = new TinyArchive(TinyArchive.Days(Story));
        await using var few = await OpenAsync(archive);
        await RunAsync(few);
        await using var all = await OpenAsync(archive);
        await RunAsync(all, "every");

        Assert.Equal(["0-", "40-39", "41-40", "66-65", "96-95"], await BoundsAsync(all));
        Assert.Equal(await BoundsAsync(all), await BoundsAsync(few));
        var opened = archive.Replays.Count - 160;
        Assert.InRange(opened, 10, 60);
        await using var db = few.Db();
        Assert.Equal(new BackfillCounts(160, 160, opened, 0, 160 - opened, 5), await BackfillCounts.OfAsync(db, await PolicyAsync(few), "wayback", Cancelled));
    }

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_ends_with_the_same_history()
    {
        await using var archive = new TinyArchive(TinyArchive.Days(Story));
        await using var clean = await OpenAsync(archive);
        await RunAsync(clean);
        var random = new Random(1);
        var library = await OpenAsync(archive);
        var id = await RequestAsync(library);
        for (var kill = 0; kill < 8; kill++)
        {
            using var death = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            var answers = random.Next(1, 9);
            archive.Before = _ => Interlocked.Decrement(ref answers) == 0 ? death.CancelAsync() : Task.CompletedTask;
            try
            {
                await library.Get<Backfiller>().StepAsync(id, death.Token);
            }
            catch (OperationCanceledException)
            {
            }

            archive.Before = _ => Task.CompletedTask;
            var next = TestLibrary.Over(library.ConnectionString, new() { Archive = archive.Address });
            await library.DisposeAsync();
            library = next;
        }

        await using var last = library;
        Assert.Equal(Backfill.Done, (await FinishAsync(last, id)).State);
        Assert.Equal(await clean.ExportAsync(), await last.ExportAsync());
    }

    [Fact]
    public async Task Several_workers_at_once_never_ask_for_the_same_capture_twice()
    {
        await using var archive = new TinyArchive(TinyArchive.Days(Story));
        await using var library = await OpenAsync(archive);
        await using var other = TestLibrary.Over(library.ConnectionString, new() { Archive = archive.Address });
        // Three policies of one page: three backfills that need the same captures.
        await library.TrackAsync(Captures.Address, "Terms of Service", new() { Address = Captures.Address, Selectors = new(["h2"], []) });
        await library.TrackAsync(Captures.Address, "Cookie Policy", new() { Address = Captures.Address, Selectors = new(["p"], []) });
        await using (var db = library.Db())
        {
            foreach (var policy in await db.Policies.Select(policy => policy.Id).ToListAsync(Cancelled)) await library.Get<BackfillRequests>().RequestAsync(new(policy), Cancelled);
        }

        await Task.WhenAll(new[] { library, other, library, other }.Select(WorkAsync));

        await using var stored = library.Db();
        Assert.Equal([Backfill.Done, Backfill.Done, Backfill.Done], await stored.Backfills.Select(row => row.State).ToListAsync(Cancelled));
        Assert.Equal(archive.Replays.Distinct().Count(), archive.Replays.Count);
        Assert.Equal(archive.Replays.Count, await library.CountAsync("capture"));
        Assert.Equal([5, 5, 5], await stored.Policies.Select(policy => stored.Versions.Count(version => version.PolicyId == policy.Id)).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task A_policy_that_joins_a_page_after_its_backfill_gets_its_history_from_the_same_captures()
    {
        await using var archive = new TinyArchive(TinyArchive.Days(Story));
        await using var library = await OpenAsync(archive);
        await RunAsync(library);
        var asked = archive.Replays.Count;
        var late = await library.TrackAsync(Captures.Address, "Terms of Service", new() { Address = Captures.Address, Selectors = new(["h2", "p"], []) });
        var id = await library.Get<BackfillRequests>().RequestAsync(new(late.PolicyId), Cancelled);

        Assert.Equal(Backfill.Done, (await FinishAsync(library, id)).State);
        await using var db = library.Db();
        Assert.Equal(5, await db.Versions.CountAsync(version => version.PolicyId == late.PolicyId, Cancelled));
        Assert.Equal(asked, archive.Replays.Count);
    }

    [Fact]
    public async Task Captures_that_were_read_and_not_arranged_by_a_dead_worker_are_arranged_for_all_policies_of_the_page()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 3)));
        await using var library = await OpenAsync(archive);
        var other = await library.TrackAsync(Captures.Address, "Terms of Service", new() { Address = Captures.Address, Selectors = new(["p"], []) });
        var taken = await library.Get<PolicyDiff.History.Intake>().TakeAsync(Captures.Of(other.SourceId, 1, Captures.Page(1)), Cancelled);
        Assert.Equal(2, taken.Policies.Count);
        Assert.Equal(0, await library.CountAsync("version"));

        await RunAsync(library);
        await using var db = library.Db();
        Assert.True(await db.Versions.AnyAsync(version => version.PolicyId == other.PolicyId, Cancelled));
    }

    [Fact]
    public async Task A_failing_listing_is_shown_recorded_and_asked_again_and_is_not_an_empty_one()
    {
        var clock = new ShiftedClock();
        await using var archive = new TinyArchive(TinyArchive.Days((1, 5), (2, 5))) { Instead = stamp => stamp is null ? ("503 Unavailable", "busy") : null };
        await using var library = await OpenAsync(archive, clock);
        var id = await RequestAsync(library);
        Assert.True(await library.Get<Backfiller>().StepAsync(id, Cancelled));
        Assert.False(await library.Get<Backfiller>().StepAsync(id, Cancelled));

        await using (var db = library.Db())
        {
            var waiting = await db.Backfills.AsNoTracking().SingleAsync(Cancelled);
            Assert.Equal(Backfill.Listing, waiting.State);
            Assert.Null(waiting.FinishedAt);
            Assert.Contains("answered 503", waiting.Sentence, StringComparison.Ordinal);
            Assert.Contains("Resumes", waiting.Sentence, StringComparison.Ordinal);
            Assert.Equal("failed", (await db.Listings.SingleAsync(Cancelled)).Outcome);
        }

        archive.Instead = _ => null;
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(Backfill.Done, (await FinishAsync(library, id)).State);
        Assert.Equal(["0-", "5-4"], await BoundsAsync(library));
        Assert.Equal(2, await library.CountAsync("listing"));
    }

    [Fact]
    public async Task A_listing_that_breaks_off_keeps_what_it_listed()
    {
        await using var archive = new TinyArchive([]);
        archive.Instead = stamp => stamp is null ? ("200 OK", $"example,ferry)/privacy {TinyArchive.Stamp(0)} {Captures.Address} text/html 200 D 1\nexample,ferry)/priv") : null;
        await using var library = await OpenAsync(archive);
        await library.Get<Backfiller>().StepAsync(await RequestAsync(library), Cancelled);

        Assert.Equal(1, await library.CountAsync("memento"));
        await using var db = library.Db();
        Assert.Equal(("failed", 1, 1), (await db.Listings.ToListAsync(Cancelled)).Select(row => (row.Outcome, row.Lines, row.Unreadable)).Single());
    }

    [Fact]
    public async Task Lines_that_the_database_cannot_hold_are_counted_and_stop_nothing()
    {
        await using var archive = new TinyArchive([Captures.Page(1)]);
        var noise = new char[4000];
        Random.Shared.GetItems("abcdefghijklmnopqrstuvwxyz0123456789".AsSpan(), noise);
        var line = (string address) => $"example,ferry)/privacy {TinyArchive.Stamp(0)} {address} text/html 200 D{address.Length} 1\n";
        archive.Instead = stamp => stamp is null ? ("200 OK", line(Captures.Address) + line(Captures.Address + "?\0") + line(Captures.Address + "?" + new string(noise))) : null;
        await using var library = await OpenAsync(archive);

        Assert.Equal(Backfill.Done, (await RunAsync(library)).State);
        await using var db = library.Db();
        Assert.Equal((1, 2), (await db.Listings.ToListAsync(Cancelled)).Select(row => (row.Lines, row.Unreadable)).Single());
    }

    [Fact]
    public async Task An_excluded_address_fails_with_the_archives_reason_and_can_be_tried_again()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 3))) { Instead = stamp => stamp is null ? ("403 Forbidden\r\nX-Archive-Wayback-Runtime-Error: AdministrativeAccessControlException: Blocked Site Error", "") : null };
        await using var library = await OpenAsync(archive);
        var ended = await RunAsync(library);
        Assert.Equal(Backfill.Failed, ended.State);
        Assert.Contains("does not show this address", ended.Sentence, StringComparison.Ordinal);

        archive.Instead = _ => null;
        var again = await library.Get<BackfillRequests>().RetryAsync(ended.Id, Cancelled);
        Assert.NotEqual(ended.Id, again);
        Assert.Equal(Backfill.Done, (await FinishAsync(library, again!.Value)).State);
        Assert.Null(await library.Get<BackfillRequests>().RetryAsync(9999, Cancelled));
    }

    [Fact]
    public async Task One_excluded_address_of_a_policy_does_not_hide_what_the_others_had()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 3), (2, 3)));
        await using var library = await OpenAsync(archive);
        await library.TrackAsync("https://old.example/privacy", as_: new() { Address = "https://old.example/privacy", Joins = true });
        var asked = 0;
        archive.Instead = stamp => stamp is null && asked++ == 0 ? ("403 Forbidden", "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error") : null;

        Assert.Equal(Backfill.Done, (await RunAsync(library)).State);
        Assert.Equal(2, archive.Listings);
        Assert.Equal(2, await library.CountAsync("version"));
        Assert.Contains(await library.RowsAsync("select outcome from listing"), row => row.Contains("excluded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_capture_that_the_archive_does_not_play_is_stepped_over()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 10), (2, 10)));
        var gone = TinyArchive.Stamp(9);
        archive.Instead = stamp => stamp == gone ? ("404 Not Found", "not here") : null;
        await using var library = await OpenAsync(archive);

        Assert.Equal(Backfill.Done, (await RunAsync(library)).State);
        Assert.Equal(["0-", "10-8"], await BoundsAsync(library));
        await using var db = library.Db();
        var memento = await db.Mementos.SingleAsync(row => row.Stamp == gone, Cancelled);
        Assert.Equal(ListedMemento.Unplayable, memento.State);
        Assert.NotEmpty(memento.Sentence!);
    }

    [Fact]
    public async Task A_body_that_stays_short_is_taken_for_what_it_is_after_the_last_try()
    {
        var clock = new ShiftedClock();
        await using var archive = new TinyArchive(TinyArchive.Days((1, 1)));
        archive.Instead = stamp => stamp is null ? null : ($"200 OK\r\n{TinyArchive.Captured(stamp)}x-archive-orig-Content-Length: 999999\r\nContent-Type: text/html", Captures.Page(1)[..^200]);
        await using var library = await OpenAsync(archive, clock);
        var ended = await FinishAsync(library, await RequestAsync(library), clock);

        Assert.Equal(Backfill.Done, ended.State);
        Assert.Equal(7, archive.Replays.Count);
        await using var db = library.Db();
        Assert.Equal(ListedMemento.Fetched, (await db.Mementos.SingleAsync(Cancelled)).State);
        Assert.Equal(CaptureOutcome.Truncated, (await db.Readings.SingleAsync(Cancelled)).Outcome);
        Assert.Equal(0, await library.CountAsync("version"));
    }

    [Fact]
    public async Task A_capture_that_never_comes_is_given_up_and_taken_up_again_on_request()
    {
        var clock = new ShiftedClock();
        await using var archive = new TinyArchive(TinyArchive.Days((1, 2)));
        var bad = TinyArchive.Stamp(1);
        archive.Instead = stamp => stamp == bad ? ("502 Bad Gateway", "") : null;
        await using var library = await OpenAsync(archive, clock);
        var ended = await FinishAsync(library, await RequestAsync(library), clock);
        Assert.Equal(Backfill.Done, ended.State);
        await using var db = library.Db();
        Assert.Equal(ListedMemento.Failed, (await db.Mementos.AsNoTracking().SingleAsync(row => row.Stamp == bad, Cancelled)).State);
        Assert.Equal(7, archive.Replays.Count(stamp => stamp == bad));

        archive.Instead = _ => null;
        await FinishAsync(library, (await library.Get<BackfillRequests>().RetryAsync(ended.Id, Cancelled))!.Value, clock);
        Assert.Equal(ListedMemento.Fetched, (await db.Mementos.AsNoTracking().SingleAsync(row => row.Stamp == bad, Cancelled)).State);
    }

    [Fact]
    public async Task A_capture_that_cannot_be_taken_in_does_not_stop_the_others()
    {
        var clock = new ShiftedClock();
        await using var archive = new TinyArchive(TinyArchive.Days((1, 5), (2, 5)));
        await using var library = await OpenAsync(archive, clock);
        await library.ExecuteAsync(
            $$"""
            create function refuse() returns trigger language plpgsql as 'begin raise exception using errcode = ''22000'', message = ''no''; end';
            create trigger refuse before insert on capture for each row when (new.instant = '{{Captures.Start.AddDays(9):O}}') execute function refuse()
            """);
        var ended = await FinishAsync(library, await RequestAsync(library), clock);

        Assert.Equal(Backfill.Done, ended.State);
        Assert.Equal(["0-", "5-4"], await BoundsAsync(library));
        await using var db = library.Db();
        var refused = await db.Mementos.SingleAsync(row => row.Stamp == TinyArchive.Stamp(9), Cancelled);
        Assert.Equal(ListedMemento.Failed, refused.State);
        Assert.Contains("could not be taken in", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_backfill_stops_and_keeps_what_it_has()
    {
        await using var archive = new TinyArchive(TinyArchive.Days(Story));
        await using var library = await OpenAsync(archive);
        var id = await RequestAsync(library, "every");
        var answered = 0;
        archive.Before = async _ =>
        {
            if (Interlocked.Increment(ref answered) == 9) Assert.True(await library.Get<BackfillRequests>().CancelAsync(id, Cancelled));
        };
        await library.Get<Backfiller>().StepAsync(id, Cancelled);

        await using var db = library.Db();
        var ended = await db.Backfills.SingleAsync(Cancelled);
        Assert.Equal((Backfill.Cancelled, "Cancelled; what was fetched stays."), (ended.State, ended.Sentence));
        Assert.Equal(archive.Replays.Count, await library.CountAsync("capture"));
        Assert.InRange(archive.Replays.Count, 9, 12);
        Assert.False(await library.Get<Backfiller>().StepAsync(id, Cancelled));
        Assert.False(await library.Get<BackfillRequests>().CancelAsync(id, Cancelled));
    }

    [Fact]
    public async Task A_wider_wish_widens_the_backfill_that_is_under_way()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 10), (2, 10)));
        await using var library = await OpenAsync(archive);
        var policy = await PolicyAsync(library);
        var requests = library.Get<BackfillRequests>();
        var id = await requests.RequestAsync(new(policy, From: Captures.Start.AddDays(12), To: Captures.Start.AddDays(15)), Cancelled);
        Assert.Equal(id, await requests.RequestAsync(new(policy, From: Captures.Start.AddDays(14), To: Captures.Start.AddDays(18), Strategy: "every"), Cancelled));
        await using var db = library.Db();
        var both = await db.Backfills.AsNoTracking().SingleAsync(Cancelled);
        Assert.Equal((Captures.Start.AddDays(12), Captures.Start.AddDays(18), "every"), (both.FromInstant, both.ToInstant, both.Strategy));

        // In the middle of the work.
        archive.Before = async _ => await requests.RequestAsync(new(policy), Cancelled);
        Assert.Equal(Backfill.Done, (await FinishAsync(library, id)).State);
        Assert.Equal(20, await library.CountAsync("capture"));
    }

    [Fact]
    public async Task A_period_limits_what_is_opened()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 10), (2, 10)));
        await using var library = await OpenAsync(archive);
        var id = await library.Get<BackfillRequests>().RequestAsync(new(await PolicyAsync(library), Strategy: "every", From: Captures.Start.AddDays(8), To: Captures.Start.AddDays(11)), Cancelled);
        await FinishAsync(library, id);
        Assert.Equal([8, 9, 10, 11], archive.Replays.Order(StringComparer.Ordinal).Select(stamp => Enumerable.Range(0, 20).Single(day => TinyArchive.Stamp(day) == stamp)));
    }

    [Fact]
    public async Task What_a_dead_worker_had_is_taken_over_and_a_living_one_keeps_it()
    {
        var clock = new ShiftedClock();
        await using var archive = new TinyArchive(TinyArchive.Days((1, 5)));
        await using var library = await OpenAsync(archive, clock);
        var id = await RequestAsync(library);
        await library.ExecuteAsync($"update backfill set state = 'fetching', lease_owner = 'dead', lease_until = now() + interval '20 seconds'");
        Assert.False(await library.Get<Backfiller>().StepAsync(Cancelled));

        await library.Get<Backfiller>().StepAsync(Cancelled);
        clock.Advance(TimeSpan.FromSeconds(21));
        Assert.True(await library.Get<Backfiller>().StepAsync(Cancelled));
        Assert.Equal(Backfill.Done, (await FinishAsync(library, id)).State);
    }

    [Fact]
    public async Task An_archives_long_pause_is_shown_and_obeyed_and_then_the_backfill_goes_on()
    {
        var clock = new ShiftedClock();
        await using var archive = new TinyArchive(TinyArchive.Days((1, 8), (2, 8)));
        var refused = 0;
        // Both of the first two are under way before either is refused: else the second would wait out the pause.
        archive.Before = async _ =>
        {
            while (archive.Replays.Count < 2) await Task.Delay(5, Cancelled);
        };
        archive.Instead = stamp => stamp is not null && Interlocked.Increment(ref refused) <= 2 ? ("429 Too Many Requests\r\nRetry-After: 600", "") : null;
        await using var library = await OpenAsync(archive, clock);
        var id = await RequestAsync(library);
        await library.Get<Backfiller>().StepAsync(id, Cancelled);

        await using var db = library.Db();
        var waiting = await db.Backfills.AsNoTracking().SingleAsync(Cancelled);
        Assert.Equal(Backfill.Fetching, waiting.State);
        Assert.Contains("asks for a pause", waiting.Sentence, StringComparison.Ordinal);
        var pause = (await db.Budgets.AsNoTracking().SingleAsync(row => row.Key == "archive:wayback:web", Cancelled)).PausedUntil;
        Assert.True(pause > clock.GetUtcNow().AddMinutes(9));
        Assert.All(await db.Mementos.AsNoTracking().ToListAsync(Cancelled), memento => Assert.Equal(0, memento.Attempts));
        Assert.False(await library.Get<Backfiller>().StepAsync(id, Cancelled));

        // The pause is the server's, by its own clock.
        clock.Advance(TimeSpan.FromMinutes(11));
        await library.ExecuteAsync($"update budget set paused_until = now(), next_at = now()");
        Assert.Equal(Backfill.Done, (await FinishAsync(library, id)).State);
        Assert.Equal(["0-", "8-7"], await BoundsAsync(library));
    }

    private async Task<TestLibrary> OpenAsync(TinyArchive archive, TimeProvider? clock = null)
    {
        var library = await TestLibrary.OpenAsync(postgres, new() { Archive = archive.Address, Clock = clock ?? TimeProvider.System });
        await library.TrackAsync(Captures.Address);
        return library;
    }

    private static async Task<long> PolicyAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return await db.Policies.OrderBy(policy => policy.Id).Select(policy => policy.Id).FirstAsync(Cancelled);
    }

    private static async Task<long> RequestAsync(TestLibrary library, string strategy = "changes") =>
        await library.Get<BackfillRequests>().RequestAsync(new(await PolicyAsync(library), Strategy: strategy), Cancelled);

    private static async Task<Backfill> RunAsync(TestLibrary library, string strategy = "changes") => await FinishAsync(library, await RequestAsync(library, strategy));

    private static async Task<Backfill> FinishAsync(TestLibrary library, long id, ShiftedClock? clock = null)
    {
        while (true)
        {
            var worked = await library.Get<Backfiller>().StepAsync(id, Cancelled);
            await using var db = library.Db();
            var row = await db.Backfills.AsNoTracking().SingleAsync(backfill => backfill.Id == id, Cancelled);
            if (row.FinishedAt is not null) return row;
            if (row.RetryAt is { } retry) clock?.Advance(retry - clock.GetUtcNow() + TimeSpan.FromSeconds(1));
            if (!worked && clock is null) await Task.Delay(50, Cancelled);
        }
    }

    private static async Task WorkAsync(TestLibrary library)
    {
        while (true)
        {
            if (await library.Get<Backfiller>().StepAsync(Cancelled)) continue;
            await using var db = library.Db();
            if (await db.Backfills.AllAsync(row => row.FinishedAt != null, Cancelled)) return;
            await Task.Delay(20, Cancelled);
        }
    }

    /// <summary>Of each change of the first policy: the day it was there by, and the last day of the text before.</summary>
    private static async Task<List<string>> BoundsAsync(TestLibrary library)
    {
        var policy = await PolicyAsync(library);
        await using var db = library.Db();
        return [.. (await db.Changes.Where(change => change.PolicyId == policy).OrderBy(change => change.Position).ToListAsync(Cancelled))
            .Select(change => $"{(change.FirstWithNew - Captures.Start).Days}-{(change.LastWithOld - Captures.Start)?.Days}")];
    }
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Archives.Backfills;

public sealed class BackfillFaultTests(PostgresFixture postgres)
{
    private readonly BackfillBench bench = new(postgres);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failing_listing_is_shown_recorded_and_asked_again_and_is_not_an_empty_one()
    {
        var clock = new ShiftedClock();
        await using var archive = new TinyArchive(TinyArchive.Days((1, 5), (2, 5))) { Instead = stamp => stamp is null ? ("503 Unavailable", "busy") : null };
        await using var library = await bench.OpenAsync(archive, clock);
        var id = await BackfillBench.RequestAsync(library);
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
        Assert.Equal(Backfill.Done, (await BackfillBench.FinishAsync(library, id)).State);
        Assert.Equal(["0-", "5-4"], await BackfillBench.BoundsAsync(library));
        Assert.Equal(2, await library.CountAsync("listing"));
    }

    [Fact]
    public async Task A_listing_that_breaks_off_keeps_what_it_listed()
    {
        await using var archive = new TinyArchive([]);
        archive.Instead = stamp => stamp is null ? ("200 OK", $"example,ferry)/privacy {TinyArchive.Stamp(0)} {Captures.Address} text/html 200 D 1\nexample,ferry)/priv") : null;
        await using var library = await bench.OpenAsync(archive);
        await library.Get<Backfiller>().StepAsync(await BackfillBench.RequestAsync(library), Cancelled);

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
        await using var library = await bench.OpenAsync(archive);

        Assert.Equal(Backfill.Done, (await BackfillBench.RunAsync(library)).State);
        await using var db = library.Db();
        Assert.Equal((1, 2), (await db.Listings.ToListAsync(Cancelled)).Select(row => (row.Lines, row.Unreadable)).Single());
    }

    [Fact]
    public async Task An_excluded_address_fails_with_the_archives_reason_and_can_be_tried_again()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 3))) { Instead = stamp => stamp is null ? ("403 Forbidden\r\nX-Archive-Wayback-Runtime-Error: AdministrativeAccessControlException: Blocked Site Error", "") : null };
        await using var library = await bench.OpenAsync(archive);
        var ended = await BackfillBench.RunAsync(library);
        Assert.Equal(Backfill.Failed, ended.State);
        Assert.Contains("does not show this address", ended.Sentence, StringComparison.Ordinal);

        archive.Instead = _ => null;
        var again = await library.Get<BackfillRequests>().RetryAsync(ended.Id, Cancelled);
        Assert.NotEqual(ended.Id, again);
        Assert.Equal(Backfill.Done, (await BackfillBench.FinishAsync(library, again!.Value)).State);
        Assert.Null(await library.Get<BackfillRequests>().RetryAsync(9999, Cancelled));
    }

    [Fact]
    public async Task One_excluded_address_of_a_policy_does_not_hide_what_the_others_had()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 3), (2, 3)));
        await using var library = await bench.OpenAsync(archive);
        await library.TrackAsync("https://old.example/privacy", as_: new() { Address = "https://old.example/privacy", Joins = true });
        var asked = 0;
        archive.Instead = stamp => stamp is null && asked++ == 0 ? ("403 Forbidden", "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error") : null;

        Assert.Equal(Backfill.Done, (await BackfillBench.RunAsync(library)).State);
        Assert.Equal(2, await library.CountAsync("listing"));
        Assert.Equal(2, await library.CountAsync("version"));
        Assert.Contains(await library.RowsAsync("select outcome from listing"), row => row.Contains("excluded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_capture_that_the_archive_does_not_play_is_stepped_over()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 10), (2, 10)));
        var gone = TinyArchive.Stamp(9);
        archive.Instead = stamp => stamp == gone ? ("404 Not Found", "not here") : null;
        await using var library = await bench.OpenAsync(archive);

        Assert.Equal(Backfill.Done, (await BackfillBench.RunAsync(library)).State);
        Assert.Equal(["0-", "10-8"], await BackfillBench.BoundsAsync(library));
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
        await using var library = await bench.OpenAsync(archive, clock);
        var ended = await BackfillBench.FinishAsync(library, await BackfillBench.RequestAsync(library), clock);

        Assert.Equal(Backfill.Done, ended.State);
        Assert.Equal(11, archive.Replays.Count);
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
        await using var library = await bench.OpenAsync(archive, clock);
        var ended = await BackfillBench.FinishAsync(library, await BackfillBench.RequestAsync(library), clock);
        Assert.Equal(Backfill.Done, ended.State);
        await using var db = library.Db();
        Assert.Equal(ListedMemento.Failed, (await db.Mementos.AsNoTracking().SingleAsync(row => row.Stamp == bad, Cancelled)).State);
        Assert.Equal(11, archive.Replays.Count(stamp => stamp == bad));

        archive.Instead = _ => null;
        await BackfillBench.FinishAsync(library, (await library.Get<BackfillRequests>().RetryAsync(ended.Id, Cancelled))!.Value, clock);
        Assert.Equal(ListedMemento.Fetched, (await db.Mementos.AsNoTracking().SingleAsync(row => row.Stamp == bad, Cancelled)).State);
    }

    [Fact]
    public async Task A_capture_that_cannot_be_taken_in_does_not_stop_the_others()
    {
        var clock = new ShiftedClock();
        await using var archive = new TinyArchive(TinyArchive.Days((1, 5), (2, 5)));
        await using var library = await bench.OpenAsync(archive, clock);
        await library.ExecuteAsync(
            $$"""
            create function refuse() returns trigger language plpgsql as 'begin raise exception using errcode = ''22000'', message = ''no''; end';
            create trigger refuse before insert on capture for each row when (new.instant = '{{Captures.Start.AddDays(9):O}}') execute function refuse()
            """);
        var ended = await BackfillBench.FinishAsync(library, await BackfillBench.RequestAsync(library), clock);

        Assert.Equal(Backfill.Done, ended.State);
        Assert.Equal(["0-", "5-4"], await BackfillBench.BoundsAsync(library));
        await using var db = library.Db();
        var refused = await db.Mementos.SingleAsync(row => row.Stamp == TinyArchive.Stamp(9), Cancelled);
        Assert.Equal(ListedMemento.Failed, refused.State);
        Assert.Contains("could not be taken in", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_capture_that_takes_minutes_holds_back_none_of_the_others()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 120)));
        await using var library = await bench.OpenAsync(archive);
        var slow = TinyArchive.Stamp(119);
        var asked = 0;
        var hold = new TaskCompletionSource();
        archive.Instead = stamp => stamp == slow && asked < 2 ? ("502 Bad Gateway", "") : null;
        archive.Before = stamp => stamp == slow && Interlocked.Increment(ref asked) > 1 ? hold.Task : Task.CompletedTask;
        var finished = BackfillBench.FinishAsync(library, await BackfillBench.RequestAsync(library, "every"));
        for (var look = 0; look < 1200 && archive.Replays.Distinct().Count() < 120; look++) await Task.Delay(50, Cancelled);
        var opened = archive.Replays.ToList();
        hold.SetResult();

        Assert.Equal(Backfill.Done, (await finished).State);
        Assert.Equal(120, opened.Distinct().Count());
        Assert.True(opened.LastIndexOf(slow) < opened.Count - 5, "The slow one came last, so nothing waited for it.");
        Assert.Equal(121, archive.Replays.Count);
    }
}

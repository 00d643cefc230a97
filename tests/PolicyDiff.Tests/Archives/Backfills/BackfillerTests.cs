using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Archives.Backfills;

public sealed class BackfillerTests(PostgresFixture postgres)
{
    private readonly BackfillBench bench = new(postgres);

    private static readonly (int, int)[] Story = [(1, 40), (2, 1), (3, 25), (5, 30), (4, 64)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_what_bounds_the_changes_finds_all_of_them_as_tightly_as_opening_everything()
    {
        await using var archive = new TinyArchive(TinyArchive.Days(Story));
        await using var few = await bench.OpenAsync(archive);
        var run = await BackfillBench.RunAsync(few);
        await using var all = await bench.OpenAsync(archive);
        await BackfillBench.RunAsync(all, "every");

        Assert.Equal(["0-", "40-39", "41-40", "66-65", "96-95"], await BackfillBench.BoundsAsync(all));
        Assert.Equal(await BackfillBench.BoundsAsync(all), await BackfillBench.BoundsAsync(few));
        var opened = archive.Replays.Count - 160;
        Assert.InRange(opened, 10, 60);
        var tally = await BackfillBench.TallyAsync(few, run.Id);
        Assert.Equal((160, 160, opened, 0, 160 - opened, opened, 5), (tally.Listed, tally.Distinct, tally.Fetched, tally.UnusableTotal, tally.NotOpened, tally.Requests, tally.Versions));
    }

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_ends_with_the_same_history()
    {
        await using var archive = new TinyArchive(TinyArchive.Days(Story));
        await using var clean = await bench.OpenAsync(archive);
        await BackfillBench.RunAsync(clean);
        var random = new Random(1);
        var library = await bench.OpenAsync(archive);
        var id = await BackfillBench.RequestAsync(library);
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
        Assert.Equal(Backfill.Done, (await BackfillBench.FinishAsync(last, id)).State);
        Assert.Equal(await clean.ExportAsync(), await last.ExportAsync());
    }

    [Fact]
    public async Task Several_workers_at_once_never_ask_for_the_same_capture_twice()
    {
        await using var archive = new TinyArchive(TinyArchive.Days(Story));
        await using var library = await bench.OpenAsync(archive);
        await using var other = TestLibrary.Over(library.ConnectionString, new() { Archive = archive.Address });
        // Three policies of one page: three backfills that need the same captures.
        await library.TrackAsync(Captures.Address, "Terms of Service", new() { Address = Captures.Address, Selectors = new(["h2"], []) });
        await library.TrackAsync(Captures.Address, "Cookie Policy", new() { Address = Captures.Address, Selectors = new(["p"], []) });
        await using (var db = library.Db())
        {
            foreach (var policy in await db.Policies.Select(policy => policy.Id).ToListAsync(Cancelled)) await library.Get<BackfillRequests>().RequestAsync(new(policy), Cancelled);
        }

        await Task.WhenAll(new[] { library, other, library, other }.Select(BackfillBench.WorkAsync));

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
        await using var library = await bench.OpenAsync(archive);
        await BackfillBench.RunAsync(library);
        var asked = archive.Replays.Count;
        var late = await library.TrackAsync(Captures.Address, "Terms of Service", new() { Address = Captures.Address, Selectors = new(["h2", "p"], []) });
        var id = await library.Get<BackfillRequests>().RequestAsync(new(late.PolicyId), Cancelled);

        Assert.Equal(Backfill.Done, (await BackfillBench.FinishAsync(library, id)).State);
        await using var db = library.Db();
        Assert.Equal(5, await db.Versions.CountAsync(version => version.PolicyId == late.PolicyId, Cancelled));
        Assert.Equal(asked, archive.Replays.Count);
    }

    [Fact]
    public async Task Captures_that_were_read_and_not_arranged_by_a_dead_worker_are_arranged_for_all_policies_of_the_page()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 3)));
        await using var library = await bench.OpenAsync(archive);
        var other = await library.TrackAsync(Captures.Address, "Terms of Service", new() { Address = Captures.Address, Selectors = new(["p"], []) });
        var taken = await library.Get<PolicyDiff.History.Intake>().TakeAsync(Captures.Of(other.SourceId, 1, Captures.Page(1)), Cancelled);
        Assert.Equal(2, taken.Policies.Count);
        Assert.Equal(0, await library.CountAsync("version"));

        await BackfillBench.RunAsync(library);
        await using var db = library.Db();
        Assert.True(await db.Versions.AnyAsync(version => version.PolicyId == other.PolicyId, Cancelled));
    }

    [Fact]
    public async Task A_cancelled_backfill_stops_and_keeps_what_it_has()
    {
        await using var archive = new TinyArchive(TinyArchive.Days(Story));
        await using var library = await bench.OpenAsync(archive);
        var id = await BackfillBench.RequestAsync(library, "every");
        var answered = 0;
        archive.Before = async _ =>
        {
            if (Interlocked.Increment(ref answered) == 9) Assert.True(await library.Get<BackfillRequests>().CancelAsync(id, Cancelled));
        };
        while (await library.Get<Backfiller>().StepAsync(id, Cancelled))
        {
        }

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
        await using var library = await bench.OpenAsync(archive);
        var policy = await BackfillBench.PolicyAsync(library);
        var requests = library.Get<BackfillRequests>();
        var id = await requests.RequestAsync(new(policy, From: Captures.Start.AddDays(12), To: Captures.Start.AddDays(15)), Cancelled);
        Assert.Equal(id, await requests.RequestAsync(new(policy, From: Captures.Start.AddDays(14), To: Captures.Start.AddDays(18), Strategy: "every"), Cancelled));
        await using var db = library.Db();
        var both = await db.Backfills.AsNoTracking().SingleAsync(Cancelled);
        Assert.Equal((Captures.Start.AddDays(12), Captures.Start.AddDays(18), "every"), (both.FromInstant, both.ToInstant, both.Strategy));

        // In the middle of the work.
        archive.Before = async _ => await requests.RequestAsync(new(policy), Cancelled);
        Assert.Equal(Backfill.Done, (await BackfillBench.FinishAsync(library, id)).State);
        Assert.Equal(20, await library.CountAsync("capture"));
    }

    [Fact]
    public async Task A_period_limits_what_is_opened()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 10), (2, 10)));
        await using var library = await bench.OpenAsync(archive);
        var id = await library.Get<BackfillRequests>().RequestAsync(new(await BackfillBench.PolicyAsync(library), Strategy: "every", From: Captures.Start.AddDays(8), To: Captures.Start.AddDays(11)), Cancelled);
        await BackfillBench.FinishAsync(library, id);
        Assert.Equal([8, 9, 10, 11], archive.Replays.Order(StringComparer.Ordinal).Select(stamp => Enumerable.Range(0, 20).Single(day => TinyArchive.Stamp(day) == stamp)));
    }

    [Fact]
    public async Task What_a_dead_worker_had_is_taken_over_and_a_living_one_keeps_it()
    {
        var clock = new ShiftedClock();
        await using var archive = new TinyArchive(TinyArchive.Days((1, 5)));
        await using var library = await bench.OpenAsync(archive, clock);
        var id = await BackfillBench.RequestAsync(library);
        await library.ExecuteAsync($"update backfill set state = 'fetching', lease_owner = 'dead', lease_until = now() + interval '20 seconds'");
        Assert.False(await library.Get<Backfiller>().StepAsync(Cancelled));

        await library.Get<Backfiller>().StepAsync(Cancelled);
        clock.Advance(TimeSpan.FromSeconds(21));
        Assert.True(await library.Get<Backfiller>().StepAsync(Cancelled));
        Assert.Equal(Backfill.Done, (await BackfillBench.FinishAsync(library, id)).State);
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
        await using var library = await bench.OpenAsync(archive, clock);
        var id = await BackfillBench.RequestAsync(library);
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
        Assert.Equal(Backfill.Done, (await BackfillBench.FinishAsync(library, id)).State);
        Assert.Equal(["0-", "8-7"], await BackfillBench.BoundsAsync(library));
    }
}

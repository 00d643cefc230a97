using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Archives.Backfills;

/// <summary>What people do to a backfill while it runs, and whose turn it is.</summary>
public sealed class BackfillControlTests(PostgresFixture postgres)
{
    private readonly BackfillBench bench = new(postgres);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paused_backfill_stops_soon_rests_and_goes_on_where_it_was()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 30), (2, 30)));
        await using var library = await bench.OpenAsync(archive);
        var id = await BackfillBench.RequestAsync(library, "every");
        var answered = 0;
        archive.Before = async _ =>
        {
            if (Interlocked.Increment(ref answered) == 9) Assert.True(await library.Get<BackfillRequests>().PauseAsync(id, Cancelled));
        };
        while (await StepAsync(library, id))
        {
        }

        var opened = archive.Replays.Count;

        Assert.InRange(opened, 9, 12);
        Assert.Equal(Backfill.Paused, await StateAsync(library, id));
        Assert.False(await StepAsync(library, id));
        Assert.False(await library.Get<BackfillRequests>().PauseAsync(id, Cancelled));
        Assert.Equal(opened, archive.Replays.Count);
        Assert.Equal(opened, await library.CountAsync("capture"));

        Assert.True(await library.Get<BackfillRequests>().ResumeAsync(id, Cancelled));
        Assert.False(await library.Get<BackfillRequests>().ResumeAsync(id, Cancelled));
        Assert.Equal(Backfill.Done, (await BackfillBench.FinishAsync(library, id)).State);
        Assert.Equal((60, 60), (archive.Replays.Count, archive.Replays.Distinct().Count()));
        Assert.Equal(["0-", "30-29"], await BackfillBench.BoundsAsync(library));
    }

    [Fact]
    public async Task Asking_for_a_paused_backfill_resumes_it_and_cancelling_one_ends_it()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 3)));
        await using var library = await bench.OpenAsync(archive);
        var id = await BackfillBench.RequestAsync(library);
        Assert.True(await library.Get<BackfillRequests>().PauseAsync(id, Cancelled));

        Assert.Equal(id, await BackfillBench.RequestAsync(library));
        Assert.Equal(Backfill.Waiting, await StateAsync(library, id));
        Assert.True(await library.Get<BackfillRequests>().PauseAsync(id, Cancelled));
        Assert.True(await library.Get<BackfillRequests>().CancelAsync(id, Cancelled));
        Assert.Equal(Backfill.Cancelled, await StateAsync(library, id));
    }

    [Theory]
    [InlineData("every", "changes", 3, 30)]
    [InlineData("changes", "every", 60, 60)]
    public async Task A_strategy_changed_in_the_middle_of_the_work_holds_from_then_on(string first, string then, int fewest, int most)
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 60)));
        await using var library = await bench.OpenAsync(archive);
        var id = await BackfillBench.RequestAsync(library, first);
        var answered = 0;
        archive.Before = async _ =>
        {
            if (Interlocked.Increment(ref answered) == 3) Assert.Equal(id, await library.Get<BackfillRequests>().ChangeStrategyAsync(id, then, Cancelled));
        };

        Assert.Equal(Backfill.Done, (await BackfillBench.FinishAsync(library, id)).State);
        Assert.InRange(archive.Replays.Count, fewest, most);
        Assert.Equal(archive.Replays.Count, archive.Replays.Distinct().Count());
    }

    [Fact]
    public async Task What_was_given_up_is_asked_for_again_on_request_and_the_rest_is_not()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 4), (2, 4)));
        await using var library = await bench.OpenAsync(archive);
        var id = await BackfillBench.RequestAsync(library, "every");
        await BackfillBench.FinishAsync(library, id);
        await library.ExecuteAsync($"update memento set state = 'failed', attempts = 9, sentence = 'It did not come.', capture_id = null where id in (select id from memento order by instant limit 2)");

        var again = await library.Get<BackfillRequests>().RetryAsync(id, Cancelled);
        Assert.Equal(Backfill.Done, (await BackfillBench.FinishAsync(library, again!.Value)).State);
        Assert.Equal(10, archive.Replays.Count);
        Assert.Equal(0, (await BackfillBench.TallyAsync(library, again.Value)).UnusableTotal);
    }

    [Fact]
    public async Task A_small_new_policy_is_readable_after_one_turn_of_a_large_one()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 100), (2, 100)));
        await using var library = await bench.OpenAsync(archive);
        var large = await BackfillBench.RequestAsync(library, "every");
        var older = await RequestAsync(library, "Cookie Policy");
        foreach (var _ in new[] { large, older }) await library.Get<Backfiller>().StepAsync(Cancelled);
        // Both are under way; now a new one comes.
        await library.ExecuteAsync($"update backfill set lease_until = now() - interval '20 seconds' where state = 'fetching'");
        var small = await RequestAsync(library, "Terms of Service");

        Assert.True(await library.Get<Backfiller>().StepAsync(Cancelled));
        await using var db = library.Db();
        var policy = await db.Backfills.Where(row => row.Id == small).Select(row => row.PolicyId).SingleAsync(Cancelled);
        Assert.True(await db.Versions.AnyAsync(version => version.PolicyId == policy, Cancelled));
    }

    [Fact]
    public async Task A_large_backfill_gets_its_turn_however_many_new_ones_there_are()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 3)));
        await using var library = await bench.OpenAsync(archive);
        var large = await BackfillBench.RequestAsync(library);
        for (var number = 0; number < 5; number++) await RequestAsync(library, $"Policy {number}");
        await library.ExecuteAsync($"update backfill set state = 'fetching', lease_until = now() - interval '30 seconds' where id = {large}");
        Assert.NotEqual(large, await NextAsync(library));

        await library.ExecuteAsync($"update backfill set lease_until = now() - interval '61 seconds' where id = {large}");
        Assert.Equal(large, await NextAsync(library));
    }

    [Fact]
    public async Task Backfills_under_way_take_turns()
    {
        await using var archive = new TinyArchive(TinyArchive.Days((1, 3)));
        await using var library = await bench.OpenAsync(archive);
        var ids = new List<long> { await BackfillBench.RequestAsync(library) };
        for (var number = 0; number < 3; number++) ids.Add(await RequestAsync(library, $"Policy {number}"));
        await library.ExecuteAsync($"update backfill set state = 'fetching', lease_until = now() - interval '1 second' * (50 - id % 10)");

        var turns = new List<long>();
        for (var turn = 0; turn < 8; turn++)
        {
            turns.Add((await NextAsync(library))!.Value);
            await library.ExecuteAsync($"update backfill set lease_owner = null, lease_until = now() where id = {turns[^1]}");
        }

        Assert.Equal(ids.Concat(ids).Order(), turns.Order());
        Assert.Equal(turns.Take(4), turns.Skip(4));
    }

    private static Task<bool> StepAsync(TestLibrary library, long id) => library.Get<Backfiller>().StepAsync(id, Cancelled);

    private static async Task<long> RequestAsync(TestLibrary library, string type)
    {
        var pairing = await library.TrackAsync(Captures.Address, type, new() { Address = Captures.Address, Selectors = new(["body"], []) });
        return await library.Get<BackfillRequests>().RequestAsync(new(pairing.PolicyId, Strategy: "every"), Cancelled);
    }

    private static async Task<string> StateAsync(TestLibrary library, long id)
    {
        await using var db = library.Db();
        return await db.Backfills.Where(row => row.Id == id).Select(row => row.State).SingleAsync(Cancelled);
    }

    private static async Task<long?> NextAsync(TestLibrary library)
    {
        await using var db = library.Db();
        var now = TimeProvider.System.GetUtcNow();
        return (await BackfillRows.LeaseAsync(db, new($"test:{Guid.NewGuid()}", now, now.AddSeconds(30), null), Cancelled))?.Backfill.Id;
    }
}

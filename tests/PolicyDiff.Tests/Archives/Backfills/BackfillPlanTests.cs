using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Archives.Backfills;

public sealed class BackfillPlanTests(PostgresFixture postgres, ITestOutputHelper output)
{
    private const int Lines = 100_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listing_of_a_hundred_thousand_is_read_once_and_then_only_where_something_changed()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        await ListAsync(library, pairing, "2005-01-01", Lines);
        await using var db = library.Db();
        var plans = new BackfillPlans(TimeProvider.System);
        var backfill = Wish(pairing);
        for (var run = 0; run < 3; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var plan = await plans.LoadAsync(db, backfill, false, Cancelled);
            var loaded = Environment.CpuUsage.TotalTime;
            Assert.Equal(Lines, plan.Rows.Count);
            var chosen = plan.Rows[10_000];
            await library.ExecuteAsync($"update memento set state = 'unplayable' where id = {chosen.Id}");
            var order = plan.Rows.ConvertAll(row => row.Id);
            var refreshed = await plans.RefreshAsync(db, backfill, plan, [chosen], Cancelled);
            var next = refreshed.Planner("changes", Captures.Start).Next(4);
            output.WriteLine($"CPU: load {(loaded - before).TotalMilliseconds:0} ms, round {(Environment.CpuUsage.TotalTime - loaded).TotalMilliseconds:0} ms");

            Assert.Equal(4, next.Count);
            Assert.Equal(("unplayable", chosen.Digest), (refreshed.Rows[10_000].State, refreshed.Rows[10_000].Digest));
            Assert.Equal(order, refreshed.Rows.Select(row => row.Id));
            Assert.Equal("unplayable", (await plans.LoadAsync(db, backfill, false, Cancelled)).Rows[10_000].State);
            await library.ExecuteAsync($"update memento set state = 'listed'");
        }
    }

    [Fact]
    public async Task What_is_listed_later_joins_the_plan_and_an_end_is_seen_by_a_whole_one_only()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        await ListAsync(library, pairing, "2015-01-01", 10);
        await using var db = library.Db();
        var plans = new BackfillPlans(TimeProvider.System);
        Assert.Equal(10, (await plans.LoadAsync(db, Wish(pairing), false, Cancelled)).Rows.Count);

        await ListAsync(library, pairing, "2005-01-01", 5);
        var later = await plans.LoadAsync(db, Wish(pairing), false, Cancelled);
        Assert.Equal((15, 2005, false), (later.Rows.Count, later.Rows[0].Instant.Year, later.IsWhole));
        Assert.Equal(later.Rows.Select(row => row.Id), (await plans.LoadAsync(db, Wish(pairing), true, Cancelled)).Rows.Select(row => row.Id));

        var cut = Wish(pairing);
        cut.FromInstant = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(10, (await plans.LoadAsync(db, cut, true, Cancelled)).Rows.Count);
    }

    private static Backfill Wish(PolicySource pairing) => new() { PolicyId = pairing.PolicyId, Archive = "wayback", Strategy = "changes", State = Backfill.Fetching };

    private static Task<int> ListAsync(TestLibrary library, PolicySource pairing, string from, int lines) => library.ExecuteAsync(
        $"""
        insert into memento (source_id, archive, stamp, instant, original, status, digest, listed_at)
        select {pairing.SourceId}, 'wayback', to_char(at, 'YYYYMMDDHH24MISS'), at, 'https://ferry.example/privacy', 200, 'D' || at, now()
        from generate_series(timestamptz '{from}', timestamptz '{from}' + interval '1 hour' * {lines - 1}, interval '1 hour') as at
        """);
}

using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Archives.Planning;
using PolicyDiff.Tests.History;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Archives.Backfills;

public sealed class BackfillPlanTests(PostgresFixture postgres, ITestOutputHelper output)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listing_of_tens_of_thousands_is_refreshed_where_something_changed()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        await library.ExecuteAsync(
            $"""
            insert into memento (source_id, archive, stamp, instant, original, status, digest, listed_at)
            select {pairing.SourceId}, 'wayback', to_char(at, 'YYYYMMDDHH24MISS'), at, 'https://ferry.example/privacy', 200, 'D' || at, now()
            from generate_series(timestamptz '2005-01-01', timestamptz '2005-01-01' + interval '8 hours' * 19999, interval '8 hours') as at
            """);
        await using var db = library.Db();
        var backfill = new PolicyDiff.Storage.Backfill { PolicyId = pairing.PolicyId, Archive = "wayback", Strategy = "changes", State = "fetching" };
        for (var run = 0; run < 3; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var plan = await BackfillPlan.LoadAsync(db, pairing.PolicyId, "wayback", Cancelled);
            var loaded = Environment.CpuUsage.TotalTime;
            Assert.Equal(20_000, plan.Rows.Count);
            var chosen = plan.Rows[10_000];
            await library.ExecuteAsync($"update memento set state = 'unplayable' where id = {chosen.Id}");
            var refreshed = await plan.RefreshAsync(db, backfill, [chosen.Id], Cancelled);
            var next = new BackfillPlanner([.. refreshed.Rows.Select(row => row.At(Captures.Start))], BackfillStrategy.Changes).Next(4);
            output.WriteLine($"CPU: load {(loaded - before).TotalMilliseconds:0} ms, round {(Environment.CpuUsage.TotalTime - loaded).TotalMilliseconds:0} ms");

            Assert.Equal(4, next.Count);
            Assert.Equal("unplayable", refreshed.Rows[10_000].State);
            Assert.Equal(plan.Rows.Select(row => row.Id), refreshed.Rows.Select(row => row.Id));
            await library.ExecuteAsync($"update memento set state = 'listed'");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Npgsql;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Bodies;
using PolicyDiff.Storage.Server;
using PolicyDiff.Tests.Storage.Server;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Storage.Bodies;

public sealed class BodyCompactorTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bodies_that_an_older_version_stored_by_themselves_are_told_by_their_neighbours()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await StoreAloneAsync(library, 60);
        await using var later = Later(library);
        var before = await PageSeries.ShapeAsync(library, 60);
        await CompactAsync(later);
        var after = await PageSeries.ShapeAsync(library, 60);
        Assert.True(after.Stored * 8 < before.Stored, $"{before.Stored} became {after.Stored}");
        Assert.InRange(after.Deepest, 1, BodyChain.Deepest);
        await PageSeries.AssertAllAsync(library, 60);

        // Done is done.
        var rows = await RowsAsync(library);
        Assert.False(await later.Get<BodyCompactor>().StepAsync(Cancelled));
        Assert.Equal(rows, await RowsAsync(library));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task What_came_in_random_order_is_no_larger_afterwards_and_never_too_deep(int seed)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await PageSeries.StoreAsync(library, PageSeries.Shuffled(70, seed));
        var before = await PageSeries.ShapeAsync(library, 70);
        await using var later = Later(library);
        await CompactAsync(later);
        var after = await PageSeries.ShapeAsync(library, 70);
        Assert.InRange(after.Stored, 1, before.Stored);
        Assert.InRange(after.Deepest, 1, BodyChain.Deepest);
        await PageSeries.AssertAllAsync(library, 70);
    }

    [Fact]
    public async Task What_came_just_now_is_left_alone()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await StoreAloneAsync(library, 3);
        Assert.False(await library.Get<BodyCompactor>().StepAsync(Cancelled));
        await using var db = library.Db();
        Assert.All(await db.Bodies.ToListAsync(Cancelled), body => Assert.Null(body.SettledAt));
    }

    [Fact]
    public async Task Captures_that_come_while_it_works_and_two_that_compact_at_once_spoil_nothing()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await StoreAloneAsync(library, 40);
        await using var one = Later(library);
        await using var other = Later(library);
        var arriving = Task.Run(
            async () =>
            {
                foreach (var day in Enumerable.Range(40, 20)) await library.Get<CaptureShelf>().PutAsync(PageSeries.Capture(source, day), Cancelled);
            },
            Cancelled);
        await Task.WhenAll(CompactAsync(one), CompactAsync(other), arriving);
        await CompactAsync(one);
        await PageSeries.AssertAllAsync(library, 60);
        await using var db = library.Db();
        Assert.Equal(0, await db.Bodies.CountAsync(body => body.SettledAt == null, Cancelled));
    }

    [Fact]
    public async Task A_damaged_body_is_found_on_the_way_and_the_others_are_done()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await StoreAloneAsync(library, 10);
        await using (var command = library.Get<NpgsqlDataSource>().CreateCommand("update body set data = '' where hash = @hash"))
        {
            command.Parameters.AddWithValue("hash", PageSeries.Name(4).ToBytes());
            await command.ExecuteNonQueryAsync(Cancelled);
        }

        await using var later = Later(library);
        await CompactAsync(later);
        Assert.Equal(PageSeries.Name(4), Assert.Single(await library.Get<BodyDamage>().ListAsync(Cancelled)).Hash);
        await using var db = library.Db();
        Assert.Equal(8, await db.Bodies.CountAsync(body => body.Codec == BodyCodec.Delta, Cancelled));
        Assert.Equal(new CheckedBodies(10, 1), await library.Get<BodyCheck>().RunAsync(null, Cancelled));
    }

    [Fact]
    public async Task A_program_that_is_killed_at_any_point_leaves_every_body_readable()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await StoreAloneAsync(library, 40);
        var (kills, interrupted) = (0, 0);
        while (await UnsettledAsync(library) > 0)
        {
            // What the server sees of a killed program: its connections are gone in the middle of whatever they did.
            await using var doomed = Later(library, $"{library.ConnectionString};Application Name=doomed{kills}");
            var step = doomed.Get<BodyCompactor>().StepAsync(Cancelled);
            await Task.Delay(Random.Shared.Next(kills < 12 ? 60 : 3000), Cancelled);
            await library.RowsAsync($"select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed{kills}'");
            if (await Record.ExceptionAsync(() => step) is { } failure)
            {
                Assert.True(DatabaseOutage.Is(failure), failure.ToString());
                interrupted++;
            }

            Assert.Equal(new CheckedBodies(40, 0), await library.Get<BodyCheck>().RunAsync(null, Cancelled));
            kills++;
        }

        Assert.InRange(kills, 1, 1000);
        await PageSeries.AssertAllAsync(library, 40);
        Assert.InRange((await PageSeries.ShapeAsync(library, 40)).Deepest, 1, BodyChain.Deepest);
        if (interrupted == 0) Assert.Skip("The machine did so much else that every step was over before it could be killed.");
    }

    [Fact]
    public async Task A_database_that_is_killed_at_any_point_comes_back_with_every_body_readable()
    {
        await using var folder = new TestFolder();
        // Flushed to disk as in earnest: what is committed must be there afterwards.
        await using var server = await PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = folder.Path }, Cancelled);
        await TestLibrary.MigrateAsync(server.ConnectionString);
        await using var library = TestLibrary.Over(server.ConnectionString);
        await StoreAloneAsync(library, 30);
        await using var later = Later(library);
        for (var kill = 0; kill < 4; kill++)
        {
            var step = later.Get<BodyCompactor>().StepAsync(Cancelled);
            await Task.Delay(Random.Shared.Next(40), Cancelled);
            await folder.KillServerAsync();
            if (await Record.ExceptionAsync(() => step) is { } failure) Assert.True(DatabaseOutage.Is(failure), failure.ToString());
            await server.EnsureRunningAsync(Cancelled);
            await using var fresh = TestLibrary.Over(server.ConnectionString);
            Assert.Equal(new CheckedBodies(30, 0), await fresh.Get<BodyCheck>().RunAsync(null, Cancelled));
        }

        await using var last = Later(library);
        await CompactAsync(last);
        Assert.Equal(0, await UnsettledAsync(last));
        await PageSeries.AssertAllAsync(last, 30);
    }

    /// <summary>As the first release stored them.</summary>
    private static async Task<long> StoreAloneAsync(TestLibrary library, int count)
    {
        for (var day = 0; day < count; day++) await library.Get<BodyStore>().PutAsync(PageSeries.Page(day), null, Cancelled);
        return await PageSeries.StoreAsync(library, Enumerable.Range(0, count));
    }

    private static TestLibrary Later(TestLibrary library, string? connectionString = null)
    {
        var clock = new ShiftedClock();
        clock.Advance(TimeSpan.FromHours(1));
        return TestLibrary.Over(connectionString ?? library.ConnectionString, new() { Clock = clock });
    }

    private static async Task CompactAsync(TestLibrary library)
    {
        while (await library.Get<BodyCompactor>().StepAsync(Cancelled))
        {
        }
    }

    private static async Task<int> UnsettledAsync(TestLibrary library)
    {
        await using var db = library.Db();
        return await db.Bodies.CountAsync(body => body.SettledAt == null, Cancelled);
    }

    private static Task<List<string>> RowsAsync(TestLibrary library) => library.RowsAsync("select hash, codec, base_hash, md5(data) as d, settled_at from body order by hash");
}

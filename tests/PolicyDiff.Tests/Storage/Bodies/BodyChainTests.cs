using Microsoft.EntityFrameworkCore;
using Npgsql;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Bodies;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Storage.Bodies;

public sealed class BodyChainTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task Captures_of_one_page_take_a_small_part_of_their_size_in_whatever_order_they_come(int seed)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await PageSeries.StoreAsync(library, seed == 0 ? Enumerable.Range(0, 80) : PageSeries.Shuffled(80, seed));
        var raw = Enumerable.Range(0, 80).Sum(day => (long)PageSeries.Page(day).Length);
        var (stored, deepest) = await PageSeries.ShapeAsync(library, 80);
        Assert.True(stored * 50 < raw, $"{raw} bytes take {stored}");
        Assert.InRange(deepest, 4, BodyChain.Deepest);
        await PageSeries.AssertAllAsync(library, 80);
    }

    [Fact]
    public async Task Two_processes_that_store_captures_of_one_page_at_once_lose_none()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        var source = (await library.TrackAsync("https://parcelry.example/privacy")).SourceId;
        await Task.WhenAll(PageSeries.Shuffled(60, 3).Select((day, at) =>
            (at % 2 == 0 ? library : other).Get<CaptureShelf>().PutAsync(PageSeries.Capture(source, at % 5 == 0 ? 30 : day), Cancelled)));
        foreach (var day in PageSeries.Shuffled(60, 3)) await other.Get<CaptureShelf>().PutAsync(PageSeries.Capture(source, day), Cancelled);
        await PageSeries.AssertAllAsync(library, 60);
        Assert.InRange((await PageSeries.ShapeAsync(library, 60)).Deepest, 1, 2 * BodyChain.Deepest);
    }

    [Fact]
    public async Task Pages_of_other_sources_and_bodies_that_resemble_nothing_stand_alone()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var (one, other) = ((await library.TrackAsync("https://a.example/p")).SourceId, (await library.TrackAsync("https://b.example/p")).SourceId);
        await library.Get<CaptureShelf>().PutAsync(PageSeries.Capture(one, 1), Cancelled);
        await library.Get<CaptureShelf>().PutAsync(PageSeries.Capture(other, 2), Cancelled);
        var noise = new byte[20_000];
        new Random(9).NextBytes(noise);
        await library.Get<CaptureShelf>().PutAsync(PageSeries.Capture(one, 3) with { Body = noise }, Cancelled);
        await using var db = library.Db();
        Assert.All(await db.Bodies.ToListAsync(Cancelled), body => Assert.Equal((BodyCodec.Whole, null), (body.Codec, body.BaseHash)));
    }

    [Fact]
    public async Task A_body_that_others_are_told_by_cannot_be_removed()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await PageSeries.StoreAsync(library, [0, 1]);
        await library.ExecuteAsync($"delete from capture");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => library.ExecuteAsync($"delete from body where base_hash is null"));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
        Assert.Equal(PageSeries.Page(1), await library.Get<BodyStore>().GetAsync(PageSeries.Name(1), Cancelled));
    }

    [Theory]
    [InlineData("data = set_byte(data, 4, 255 - get_byte(data, 4))")]
    [InlineData("data = ''")]
    [InlineData("length = length + 1")]
    [InlineData("base_hash = null")]
    [InlineData("codec = 'rot13'")]
    public async Task Damage_in_the_middle_of_a_chain_is_found_named_asked_for_again_and_healed(string damage)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await PageSeries.StoreAsync(library, Enumerable.Range(0, 12));
        await ListAsync(library, source, 12);
        await SpoilAsync(library, damage, PageSeries.Name(5));

        var failure = await Assert.ThrowsAsync<DamagedBodyException>(() => library.Get<BodyStore>().GetAsync(PageSeries.Name(9), Cancelled));
        Assert.Equal((PageSeries.Name(9), PageSeries.Name(5)), (failure.Hash, failure.Damaged));
        Assert.Contains(PageSeries.Name(5).ToString(), failure.Message, StringComparison.Ordinal);

        var found = Assert.Single(await library.Get<BodyDamage>().ListAsync(Cancelled));
        Assert.Equal(PageSeries.Name(5), found.Hash);
        Assert.Equal("2020-01-06", Assert.Single(found.Captures).Instant.ToString("yyyy-MM-dd", null));
        Assert.Equal(Enumerable.Range(6, 6).Select(PageSeries.Name).Order(), found.Dependents.Order());
        Assert.Equal(6, found.DependentCaptures.Count);
        // The one that is damaged is asked for again, and not what comes back with it.
        Assert.Equal(["2020-01-06"], await WaitingAsync(library));
        Assert.Equal(1, found.Waiting);
        Assert.Equal(PageSeries.Page(4), await library.Get<BodyStore>().GetAsync(PageSeries.Name(4), Cancelled));

        Assert.False((await library.Get<CaptureShelf>().PutAsync(PageSeries.Capture(source, 5), Cancelled)).Added);
        await PageSeries.AssertAllAsync(library, 12);
        Assert.Empty(await library.Get<BodyDamage>().ListAsync(Cancelled));
    }

    [Fact]
    public async Task Where_no_archive_holds_the_damaged_one_those_that_are_told_by_it_are_asked_for()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await PageSeries.StoreAsync(library, Enumerable.Range(0, 6));
        await ListAsync(library, source, 6, except: 2);
        await SpoilAsync(library, "data = ''", PageSeries.Name(2));
        Assert.Equal(new CheckedBodies(6, 4), await library.Get<BodyCheck>().RunAsync(null, Cancelled));
        Assert.Equal(["2020-01-04"], await WaitingAsync(library));
        // Its bytes come back and stand alone: what is told by it is readable again, the damaged one is not.
        await library.Get<CaptureShelf>().PutAsync(PageSeries.Capture(source, 3), Cancelled);
        Assert.Equal(new CheckedBodies(6, 1), await library.Get<BodyCheck>().RunAsync(null, Cancelled));
        Assert.Equal(PageSeries.Page(5), await library.Get<BodyStore>().GetAsync(PageSeries.Name(5), Cancelled));
    }

    [Fact]
    public async Task A_body_is_not_told_by_a_damaged_neighbour()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var source = await PageSeries.StoreAsync(library, [0, 1, 2]);
        await SpoilAsync(library, "data = ''", PageSeries.Name(2));
        await library.Get<CaptureShelf>().PutAsync(PageSeries.Capture(source, 3), Cancelled);
        Assert.Equal(PageSeries.Page(3), await library.Get<BodyStore>().GetAsync(PageSeries.Name(3), Cancelled));
    }

    [Fact]
    public async Task A_chain_that_leads_in_a_circle_is_damage_and_not_an_endless_walk()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await PageSeries.StoreAsync(library, [0, 1, 2]);
        await using (var command = library.Get<NpgsqlDataSource>().CreateCommand("update body set base_hash = @to where base_hash is null"))
        {
            command.Parameters.AddWithValue("to", PageSeries.Name(2).ToBytes());
            await command.ExecuteNonQueryAsync(Cancelled);
        }

        await Assert.ThrowsAsync<DamagedBodyException>(() => library.Get<BodyStore>().GetAsync(PageSeries.Name(1), Cancelled));
        Assert.Equal(new CheckedBodies(3, 3), await library.Get<BodyCheck>().RunAsync(null, Cancelled));
    }

    private static async Task SpoilAsync(TestLibrary library, string damage, ContentHash hash)
    {
        await using var command = library.Get<NpgsqlDataSource>().CreateCommand($"update body set {damage} where hash = @hash");
        command.Parameters.AddWithValue("hash", hash.ToBytes());
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancelled));
    }

    /// <summary>As a backfill leaves it: each capture stands for a listed memento.</summary>
    private static async Task ListAsync(TestLibrary library, long source, int count, int except = -1)
    {
        await using var db = library.Db();
        foreach (var capture in await db.Captures.Where(capture => capture.SourceId == source).OrderBy(capture => capture.Instant).ToListAsync(Cancelled))
        {
            if (capture.Instant.DayOfYear - 1 == except) continue;
            db.Mementos.Add(new ListedMemento
            {
                SourceId = source, Archive = "wayback", Stamp = capture.Instant.ToString("yyyyMMddHHmmss", null), Instant = capture.Instant, Original = capture.RequestedAddress,
                ListedAt = capture.ReceivedAt, CaptureId = capture.Id, State = ListedMemento.Fetched,
            });
        }

        Assert.Equal(except < 0 ? count : count - 1, await db.SaveChangesAsync(Cancelled));
    }

    private static async Task<List<string>> WaitingAsync(TestLibrary library)
    {
        await using var db = library.Db();
        var waiting = await db.Mementos.Where(memento => memento.State == ListedMemento.Listed && memento.CaptureId == null).OrderBy(memento => memento.Instant).ToListAsync(Cancelled);
        return waiting.ConvertAll(memento => memento.Instant.ToString("yyyy-MM-dd", null));
    }
}

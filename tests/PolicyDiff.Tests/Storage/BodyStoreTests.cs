using System.Text;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Storage;

public sealed class BodyStoreTests(PostgresFixture postgres)
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>We keep your data for thirty days.</p>\n", 200)));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_bytes_are_stored_once_whoever_brings_them()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        var names = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => (number % 2 == 0 ? library : other).Get<BodyStore>().PutAsync(Page, null, Cancelled)));

        Assert.Equal(ContentHash.Of(Page), Assert.Single(names.Distinct()));
        Assert.Equal(1, await library.CountAsync("body"));
        Assert.Equal(Page, await other.Get<BodyStore>().GetAsync(names[0], Cancelled));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000_000)]
    public async Task Bytes_of_any_length_come_back_as_they_were(int length)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        Assert.Equal(bytes, await library.Get<BodyStore>().GetAsync(await library.Get<BodyStore>().PutAsync(bytes, null, Cancelled), Cancelled));
    }

    [Fact]
    public async Task Bytes_that_were_never_stored_are_null()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        Assert.Null(await library.Get<BodyStore>().GetAsync(ContentHash.Of("never"), Cancelled));
    }

    [Theory]
    [InlineData("data = set_byte(data, 20, 255 - get_byte(data, 20))")]
    [InlineData("data = ''")]
    [InlineData("data = (select data from body other where other.hash <> body.hash)")]
    [InlineData("length = length - 1")]
    [InlineData("length = -1")]
    [InlineData("length = 9000000000000")]
    [InlineData("codec = 'rot13'")]
    public async Task Damage_is_noticed_and_healed_by_the_same_bytes(string damage)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var bodies = library.Get<BodyStore>();
        var name = await bodies.PutAsync(Page, null, Cancelled);
        await bodies.PutAsync(Encoding.UTF8.GetBytes("another"), null, Cancelled);
        await using (var command = library.Get<Npgsql.NpgsqlDataSource>().CreateCommand($"update body set {damage} where hash = @hash"))
        {
            command.Parameters.AddWithValue("hash", name.ToBytes());
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancelled));
        }

        var failure = await Assert.ThrowsAsync<DamagedBodyException>(() => bodies.GetAsync(name, Cancelled));
        Assert.Contains(name.ToString(), failure.Message, StringComparison.Ordinal);
        Assert.Contains("fetch the capture again", failure.Message, StringComparison.Ordinal);

        // As the sentence promises.
        await bodies.PutAsync(Page, null, Cancelled);
        Assert.Equal(Page, await bodies.GetAsync(name, Cancelled));
    }
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Storage;

namespace PolicyDiff.Tests.Storage;

public sealed class CaptureShelfTests(PostgresFixture postgres)
{
    private static readonly DateTimeOffset Noon = new(2020, 5, 17, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_evidence_is_one_row_however_often_and_from_however_many_at_once()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        var capture = Capture((await library.TrackAsync("https://ferry.example/privacy")).SourceId);
        var puts = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => (number % 2 == 0 ? library : other).Get<CaptureShelf>().PutAsync(capture, Cancelled)));

        Assert.Single(puts.Select(put => put.Id).Distinct());
        Assert.Single(puts, put => put.Added);
        Assert.Equal((puts[0].Id, false), await library.Get<CaptureShelf>().PutAsync(capture, Cancelled));
        Assert.Equal(1, await library.CountAsync("capture"));
    }

    [Fact]
    public async Task Failures_without_a_body_are_one_row_too()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var capture = Capture((await library.TrackAsync("https://ferry.example/privacy")).SourceId) with { Body = null, Status = null, Failure = "timeout", FailureSentence = "It took too long." };
        var puts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => library.Get<CaptureShelf>().PutAsync(capture, Cancelled)));

        Assert.Single(puts.Select(put => put.Id).Distinct());
        Assert.Equal(1, await library.CountAsync("capture"));
    }

    [Fact]
    public async Task What_differs_in_instant_origin_source_body_or_status_is_another_capture()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var first = Capture((await library.TrackAsync("https://ferry.example/privacy")).SourceId);
        var elsewhere = (await library.TrackAsync("https://ferry.example/privacy-old")).SourceId;
        ReceivedCapture[] all = [first, first with { Instant = Noon.AddMicroseconds(1) }, first with { Origin = "live" }, first with { SourceId = elsewhere }, first with { Body = Array.Empty<byte>() }, first with { Body = Array.Empty<byte>(), Status = 301 }, first with { Body = null }];
        foreach (var capture in all) Assert.True((await library.Get<CaptureShelf>().PutAsync(capture, Cancelled)).Added);
    }

    [Fact]
    public async Task An_instant_finer_than_the_database_keeps_is_the_same_evidence_again()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var capture = Capture((await library.TrackAsync("https://ferry.example/privacy")).SourceId) with { Instant = new DateTimeOffset(Noon.Ticks + 1_234_567, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(5)) };
        var (id, _) = await library.Get<CaptureShelf>().PutAsync(capture, Cancelled);

        Assert.False((await library.Get<CaptureShelf>().PutAsync(capture, Cancelled)).Added);
        await using var db = library.Db();
        var stored = await db.Captures.SingleAsync(row => row.Id == id, Cancelled);
        Assert.Equal(Noon.AddTicks(1_234_560), stored.Instant);
        Assert.Equal(TimeSpan.Zero, stored.Instant.Offset);
        Assert.False((await library.Get<CaptureShelf>().PutAsync(capture with { Instant = stored.Instant }, Cancelled)).Added);
    }

    [Fact]
    public async Task Everything_received_comes_back_in_order_and_unprintable_characters_lose_nothing_else()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var capture = Capture((await library.TrackAsync("https://ferry.example/privacy")).SourceId) with
        {
            FinalAddress = "https://ferry.example/new\0",
            Redirects = [new("https://ferry.example/privacy", 301), new("https://ferry.example/b\0", 302)],
            Headers = [new("Set-Cookie", "a=1"), new("X-\0odd", "nul \0 quote \" lone \uD800 half"), new("set-cookie", "b=2")],
        };
        var (id, _) = await library.Get<CaptureShelf>().PutAsync(capture, Cancelled);

        await using var db = library.Db();
        var stored = await db.Captures.SingleAsync(row => row.Id == id, Cancelled);
        Assert.Equal("https://ferry.example/new\uFFFD", stored.FinalAddress);
        Assert.Equal([new("https://ferry.example/privacy", 301), new("https://ferry.example/b\uFFFD", 302)], stored.Redirects);
        Assert.Equal([new("Set-Cookie", "a=1"), new("X-\uFFFDodd", "nul \uFFFD quote \" lone \uFFFD half"), new("set-cookie", "b=2")], stored.Headers);
        Assert.Equal("a=1", stored.Header("SET-COOKIE"));
    }

    private static ReceivedCapture Capture(long source) => new()
    {
        SourceId = source,
        Origin = "wayback",
        Instant = Noon,
        RequestedAddress = "https://ferry.example/privacy",
        Status = 200,
        Headers = [new("Content-Type", "text/html")],
        Body = Encoding.UTF8.GetBytes("<p>We keep nothing.</p>"),
    };
}

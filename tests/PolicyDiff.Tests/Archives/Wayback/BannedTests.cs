using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Wayback;
using PolicyDiff.Fetching;
using PolicyDiff.Tests.Fetching;

namespace PolicyDiff.Tests.Archives.Wayback;

/// <summary>An archive that lets nobody in, over hours of a clock that moves when told to.</summary>
public class BannedTests
{
    private const string Stamp = "20200101120000";
    private const string Terms = "https://shop.example/terms";
    private const string Played = "200 OK\r\nMemento-Datetime: Wed, 01 Jan 2020 12:00:00 GMT";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_connection_is_left_alone_for_an_hour_and_asked_once_then()
    {
        var clock = new ManualClock();
        var port = FreePort();
        using var archive = Archive(port, clock);

        var refused = await archive.FetchAsync(new(Stamp, Terms), Cancelled);
        Assert.Equal((MementoOutcome.Throttled, TimeSpan.FromHours(1)), (refused.Outcome, refused.RetryAfter));

        await using var server = new LoopbackServer(request => request.SendAsync(Played, "a page"u8.ToArray()), port);
        clock.Advance(TimeSpan.FromMinutes(59));
        var listing = await archive.ListAsync(new(Terms), Cancelled);
        Assert.Equal(ListingOutcome.Throttled, listing.Outcome);
        Assert.Contains("refuses connections", listing.Sentence, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(1), listing.RetryAfter);
        Assert.Equal(MementoOutcome.Throttled, (await archive.FetchAsync(new(Stamp, Terms), Cancelled)).Outcome);
        Assert.Empty(server.Requests);

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(MementoOutcome.Archived, (await archive.FetchAsync(new(Stamp, Terms), Cancelled)).Outcome);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(MementoOutcome.Archived, (await archive.FetchAsync(new(Stamp, Terms), Cancelled)).Outcome);
    }

    [Fact]
    public async Task Of_all_who_come_after_the_hour_one_is_the_probe_and_when_it_fails_nobody_asks_for_two()
    {
        var clock = new ManualClock();
        var port = FreePort();
        using var archive = Archive(port, clock);
        await archive.FetchAsync(new(Stamp, Terms), Cancelled);

        var arrived = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await using var server = new LoopbackServer(
            async request =>
            {
                arrived.TrySetResult();
                await goOn.Task;
                request.Reset();
            },
            port);
        clock.Advance(TimeSpan.FromHours(1));
        var probe = archive.FetchAsync(new(Stamp, Terms), Cancelled);
        await arrived.Task;
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => archive.FetchAsync(new(Stamp, Terms), Cancelled)));
        Assert.All(others, other => Assert.Contains("One request is under way", other.Sentence, StringComparison.Ordinal));

        goOn.SetResult();
        await probe;
        Assert.Single(server.Requests);
        clock.Advance(TimeSpan.FromSeconds(5));
        var after = await archive.FetchAsync(new(Stamp, Terms), Cancelled);
        Assert.Equal(MementoOutcome.Throttled, after.Outcome);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Connections_broken_off_again_and_again_are_a_ban_and_bodies_broken_off_are_none()
    {
        var clock = new ManualClock();
        var inBody = true;
        await using var server = new LoopbackServer(async request =>
        {
            if (inBody) await request.SendAsync($"HTTP/1.1 {Played}\r\nContent-Length: 1000\r\n\r\nhalf");
            request.Reset();
        });
        using var archive = Archive(server.Port, clock);
        for (var round = 0; round < 10; round++)
        {
            Assert.Equal(MementoOutcome.Transient, (await archive.FetchAsync(new(Stamp, Terms), Cancelled)).Outcome);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(10, server.Requests.Count);

        inBody = false;
        var waited = TimeSpan.Zero;
        while (waited < TimeSpan.FromMinutes(30))
        {
            await archive.FetchAsync(new(Stamp, Terms), Cancelled);
            clock.Advance(TimeSpan.FromSeconds(5));
            waited += TimeSpan.FromSeconds(5);
        }

        Assert.Equal(14, server.Requests.Count);
        Assert.Contains("breaks connections off", (await archive.FetchAsync(new(Stamp, Terms), Cancelled)).Sentence, StringComparison.Ordinal);
    }

    private static WaybackMachine Archive(int port, ManualClock clock)
    {
        var fetching = Options.Create(new FetchingOptions());
        var wayback = Options.Create(new WaybackOptions { BaseUrl = new($"http://127.0.0.1:{port}"), ListingsPerMinute = 6000, ReplaysPerMinute = 60_000 });
        return new(new(fetching), new LocalBudget(clock), new(wayback, fetching), clock, NullLogger<WaybackMachine>.Instance);
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

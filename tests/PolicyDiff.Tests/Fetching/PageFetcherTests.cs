using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PolicyDiff.Fetching;

namespace PolicyDiff.Tests.Fetching;

public class PageFetcherTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

    [Fact]
    public async Task A_page_comes_as_it_was_sent()
    {
        await using var server = LoopbackServer.ByPath(("/", Ok + "X-One: a\r\nSet-Cookie: b=1\r\nSet-Cookie: c=2\r\nContent-Length: 5\r\n\r\n<p>Hi"));
        var page = Assert.IsType<FetchReceived>(await FetchAsync(server));

        Assert.Equal(200, page.Status);
        Assert.Equal("<p>Hi", Encoding.UTF8.GetString(page.Body.Span));
        Assert.Equal(["b=1", "c=2"], page.Headers.Where(header => header.Name == "Set-Cookie").Select(header => header.Value));
        Assert.Equal("text/html", page.Header("content-type"));
        Assert.Equal(server.Address, page.FinalAddress);
        Assert.Contains("User-Agent: PolicyDiff/", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_are_followed_and_kept()
    {
        await using var server = LoopbackServer.ByPath(
            ("/", Redirect(301, "/second")),
            ("/second", Redirect(302, "third/?q=\u00C3\u00BC")),
            ("/third/?q=%C3%BC", Ok + "Content-Length: 4\r\n\r\ndone"));
        var page = Assert.IsType<FetchReceived>(await FetchAsync(server));

        Assert.Equal(200, page.Status);
        Assert.Equal(["/", "/second"], page.Redirects.Select(hop => hop.Address.AbsolutePath));
        Assert.Equal([301, 302], page.Redirects.Select(hop => hop.Status));
        Assert.Equal("/third/", page.FinalAddress.AbsolutePath);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://user:pw@example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://example.com:25/")]
    public async Task A_redirect_to_what_is_not_allowed_is_not_followed(string target)
    {
        await using var server = LoopbackServer.ByPath(("/", Redirect(302, target)));
        var failed = await FailsAsync(server, FetchFailure.BlockedAddress);

        Assert.Single(failed.Redirects);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirect_to_another_port_of_loopback_is_not_followed()
    {
        await using var other = LoopbackServer.ByPath(("/", Ok + "Content-Length: 6\r\n\r\nsecret"));
        await using var server = LoopbackServer.ByPath(("/", Redirect(302, other.Address.ToString())));
        await FailsAsync(server, FetchFailure.BlockedAddress);

        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Loopback_is_not_asked_without_the_setting()
    {
        await using var server = LoopbackServer.ByPath(("/", Ok + "Content-Length: 0\r\n\r\n"));
        using var fetcher = Fetcher(new());
        var failed = Assert.IsType<FetchFailed>(await fetcher.FetchAsync(new(server.Address), TestContext.Current.CancellationToken));

        Assert.Equal(FetchFailure.BlockedAddress, failed.Failure);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_name_with_one_private_address_among_public_ones_is_not_asked()
    {
        using var fetcher = Fetcher(new(), (_, _) => Task.FromResult(new[] { IPAddress.Parse("8.8.8.8"), IPAddress.Loopback }));
        var failed = Assert.IsType<FetchFailed>(await fetcher.FetchAsync(new(new("http://rebinding.example/")), TestContext.Current.CancellationToken));

        Assert.Equal(FetchFailure.BlockedAddress, failed.Failure);
        Assert.Contains("rebinding.example", failed.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_for_an_address_in_the_settings_reaches_nothing_else()
    {
        await using var mine = LoopbackServer.ByPath(("/", Ok + "Content-Length: 0\r\n\r\n"));
        await using var other = LoopbackServer.ByPath(("/", Ok + "Content-Length: 0\r\n\r\n"));
        using var client = new Connector(Options.Create(new FetchingOptions())).CreateClient(ConnectorPurpose.AdministratorsAddress(mine.Address));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(mine.Address, TestContext.Current.CancellationToken)).StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync(other.Address, TestContext.Current.CancellationToken));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        await using var server = LoopbackServer.ByPath(("/", Redirect(302, "/b")), ("/b", Redirect(302, "/")));

        await FailsAsync(server, FetchFailure.RedirectLoop);
    }

    [Fact]
    public async Task Endless_redirects_end()
    {
        await using var server = new LoopbackServer(request => request.SendAsync(Redirect(302, request.Path + "x")));
        var failed = await FailsAsync(server, FetchFailure.TooManyRedirects);

        Assert.Equal(11, failed.Redirects.Count);
    }

    [Fact]
    public async Task A_redirect_to_no_address_is_said_so()
    {
        await using var server = LoopbackServer.ByPath(("/", Redirect(302, "http://[half")));

        await FailsAsync(server, FetchFailure.BadRedirect);
    }

    [Fact]
    public void A_redirect_from_https_to_http_is_not_followed()
    {
        var walk = new RedirectWalk(new("https://example.com/privacy"), 10);
        var answer = new ExchangeAnswer(301, [new("Location", "http://example.com/privacy")], [], []);

        Assert.Equal(FetchFailure.Downgrade, walk.Follow(answer)?.Failure);
    }

    [Fact]
    public async Task A_reset_before_the_answer_is_a_reset() =>
        await FailsAsync(request => Do(request.Reset), FetchFailure.Reset);

    [Fact]
    public async Task A_connection_closed_without_an_answer_is_a_reset() =>
        await FailsAsync(_ => Task.CompletedTask, FetchFailure.Reset);

    [Fact]
    public async Task A_reset_in_the_body_is_a_reset() => await FailsAsync(
        async request =>
        {
            await request.SendAsync(Ok + "Content-Length: 1000\r\n\r\nhalf");
            await Task.Delay(50, TestContext.Current.CancellationToken);
            request.Reset();
        },
        FetchFailure.Reset);

    [Theory]
    [InlineData(Ok + "Content-Length: 1000\r\n\r\nhalf")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")]
    public async Task A_body_that_ends_early_is_truncated(string answer) =>
        await FailsAsync(request => request.SendAsync(answer), FetchFailure.Truncated);

    [Fact]
    public async Task A_gzip_body_that_ends_early_is_truncated()
    {
        var squeezed = Squeeze(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000))));

        await FailsAsync(request => request.SendAsync("200 OK\r\nContent-Encoding: gzip", squeezed[..(squeezed.Length / 2)]), FetchFailure.Truncated);
    }

    [Fact]
    public async Task Something_that_is_not_HTTP_is_a_protocol_failure() =>
        await FailsAsync(request => request.SendAsync("SSH-2.0-OpenSSH_9.2\r\n\r\n"), FetchFailure.Protocol);

    [Fact]
    public async Task A_header_bomb_is_too_large() =>
        await FailsAsync(request => request.SendAsync(Ok + string.Concat(Enumerable.Range(0, 5000).Select(number => $"X-{number}: {new string('a', 100)}\r\n")) + "\r\n"), FetchFailure.TooLarge);

    [Fact]
    public async Task An_announced_length_past_the_limit_is_too_large_at_once() =>
        await FailsAsync(request => request.SendAsync(Ok + "Content-Length: 10000000000\r\n\r\nstart"), FetchFailure.TooLarge);

    [Fact]
    public async Task An_endless_body_is_stopped_at_the_limit() => await FailsAsync(
        async request =>
        {
            await request.SendAsync(Ok + "\r\n");
            var block = new byte[1 << 20];
            while (true) await request.Stream.WriteAsync(block);
        },
        FetchFailure.TooLarge);

    [Fact]
    public async Task A_gzip_bomb_is_stopped_at_the_limit()
    {
        var bomb = Squeeze(new byte[60_000_000]);

        await FailsAsync(request => request.SendAsync("200 OK\r\nContent-Encoding: gzip", bomb), FetchFailure.TooLarge);
    }

    [Fact]
    public async Task A_body_that_drips_for_ever_runs_out_of_time() => await FailsAsync(
        async request =>
        {
            await request.SendAsync(Ok + "\r\n");
            while (true)
            {
                await request.SendAsync(".");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        },
        FetchFailure.Timeout,
        seconds: 1);

    [Fact]
    public async Task A_server_that_never_answers_runs_out_of_time()
    {
        var release = new TaskCompletionSource();
        await using var server = new LoopbackServer(_ => release.Task);
        await FailsAsync(server, FetchFailure.Timeout, seconds: 1);
        release.SetResult();
    }

    [Fact]
    public async Task A_closed_port_refuses()
    {
        Uri address;
        await using (var server = LoopbackServer.ByPath()) address = server.Address;
        using var fetcher = Fetcher(Allowing(address));

        Assert.Equal(FetchFailure.Refused, Assert.IsType<FetchFailed>(await fetcher.FetchAsync(new(address), TestContext.Current.CancellationToken)).Failure);
    }

    [Fact]
    public async Task A_server_without_TLS_behind_https_is_a_TLS_failure()
    {
        // What it sends is no TLS record, whatever the client's greeting was.
        await using var server = new LoopbackServer(request => request.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"), answersAtOnce: true);
        using var fetcher = Fetcher(Allowing(server.Address));
        var failed = Assert.IsType<FetchFailed>(await fetcher.FetchAsync(new(new($"https://127.0.0.1:{server.Port}/")), TestContext.Current.CancellationToken));

        Assert.Equal(FetchFailure.Tls, failed.Failure);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_said_so()
    {
        using var fetcher = Fetcher(new(), (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        var failed = Assert.IsType<FetchFailed>(await fetcher.FetchAsync(new(new("https://no-such-name.example/")), TestContext.Current.CancellationToken));

        Assert.Equal(FetchFailure.NameNotFound, failed.Failure);
    }

    [Fact]
    public async Task A_page_that_did_not_change_answers_304_to_its_validators()
    {
        await using var server = new LoopbackServer(request => request.SendAsync(request.Header("If-None-Match") == "\"v1\"" && request.Header("If-Modified-Since") is not null
            ? "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n"
            : Ok + "ETag: \"v1\"\r\nContent-Length: 3\r\n\r\nold"));
        using var fetcher = Fetcher(Allowing(server.Address));
        var request = new PageRequest(server.Address, "en", new(server.Address, "\"v1\"", "Wed, 21 Oct 2015 07:28:00 GMT"));

        Assert.Equal(304, Assert.IsType<FetchReceived>(await fetcher.FetchAsync(request, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task An_error_of_the_site_is_an_answer_and_a_429_pauses_its_host()
    {
        var clock = new ManualClock();
        var budget = new LocalBudget(clock);
        await using var server = LoopbackServer.ByPath(("/", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n"));
        var options = Options.Create(Allowing(server.Address));
        using var fetcher = new PageFetcher(new(options), budget, options, clock, NullLogger<PageFetcher>.Instance);
        Assert.Equal(429, Assert.IsType<FetchReceived>(await fetcher.FetchAsync(new(server.Address), TestContext.Current.CancellationToken)).Status);

        var turn = budget.TakeAsync("host:127.0.0.1", TimeSpan.Zero, TestContext.Current.CancellationToken).AsTask();
        Assert.False(turn.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(30), (await turn).Waited);
    }

    [Fact]
    public async Task Cancelling_is_not_a_failure_of_the_page()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new LoopbackServer(_ => cancel.CancelAsync());
        using var fetcher = Fetcher(Allowing(server.Address));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(new(server.Address), cancel.Token));
    }

    private static FetchingOptions Allowing(Uri address) => new() { AllowedPrivateHosts = [address.Authority], SecondsBetweenRequestsPerHost = 0 };

    private static string Redirect(int status, string target) =>
        $"HTTP/1.1 {status} Moved\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n";

    private static async Task<FetchResult> FetchAsync(LoopbackServer server, double seconds = 20)
    {
        var options = Allowing(server.Address);
        options.TimeoutSeconds = seconds;
        using var fetcher = Fetcher(options);
        return await fetcher.FetchAsync(new(server.Address), TestContext.Current.CancellationToken);
    }

    private static async Task<FetchFailed> FailsAsync(LoopbackServer server, FetchFailure failure, double seconds = 20)
    {
        var failed = Assert.IsType<FetchFailed>(await FetchAsync(server, seconds));
        Assert.Equal(failure, failed.Failure);
        Assert.EndsWith(".", failed.Sentence, StringComparison.Ordinal);
        return failed;
    }

    private static async Task FailsAsync(Func<LoopbackRequest, Task> answer, FetchFailure failure, double seconds = 20)
    {
        await using var server = new LoopbackServer(answer);
        await FailsAsync(server, failure, seconds);
    }

    private static PageFetcher Fetcher(FetchingOptions settings, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        var options = Options.Create(settings);
        var connector = resolve is null ? new Connector(options) : new Connector(options, resolve);
        return new(connector, new LocalBudget(TimeProvider.System), options, TimeProvider.System, NullLogger<PageFetcher>.Instance);
    }

    private static byte[] Squeeze(byte[] bytes)
    {
        using var squeezed = new MemoryStream();
        using (var squeezing = new GZipStream(squeezed, CompressionLevel.Fastest)) squeezing.Write(bytes);
        return squeezed.ToArray();
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}

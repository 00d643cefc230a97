using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Wayback;
using PolicyDiff.Fetching;
using PolicyDiff.Tests.Fetching;

namespace PolicyDiff.Tests.Archives.Wayback;

public class WaybackMachineTests
{
    private const string Terms = "https://shop.example/terms";
    private const string Stamp = "20200101120000";
    private const string Captured = "Memento-Datetime: Wed, 01 Jan 2020 12:00:00 GMT\r\n";
    private const string Line = "example,shop)/terms 20200101120000 https://shop.example/terms text/html 200 AAAA 1234\n";
    private static readonly byte[] Page = Encoding.UTF8.GetBytes("<html><p>" + string.Concat(Enumerable.Repeat("We may share your data. ", 50)) + "</html>");

    [Fact]
    public async Task A_listing_is_asked_for_without_a_filter_and_with_its_resume_key()
    {
        await using var server = new LoopbackServer(request => request.SendAsync("200 OK", Encoding.UTF8.GetBytes(request.Path.Contains("resumeKey", StringComparison.Ordinal) ? Line : Line + "\nexample%2Cshop%29%2Fterms+2020010112000%3A\n")));
        using var archive = Archive(server);
        var first = await archive.ListAsync(new(Terms + "?a=1&b=2"), TestContext.Current.CancellationToken);
        var second = await archive.ListAsync(new(Terms, new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero), null, first.ResumeKey), TestContext.Current.CancellationToken);

        Assert.Equal(ListingOutcome.Partial, first.Outcome);
        Assert.Equal(ListingOutcome.Complete, second.Outcome);
        Assert.StartsWith("GET /cdx/search/cdx?url=https%3A%2F%2Fshop.example%2Fterms%3Fa%3D1%26b%3D2&matchType=exact&fl=urlkey,timestamp,", server.Requests[0], StringComparison.Ordinal);
        Assert.Contains("&limit=1000&showResumeKey=true&from=20190101000000&resumeKey=example%252Cshop%2529%252Fterms%2B2020010112000%253A ", server.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200 OK", "", ListingOutcome.Complete)]
    [InlineData("200 OK", "<html>busy</html>", ListingOutcome.Failed)]
    [InlineData("200 OK", "org.archive.wayback.exception.RobotAccessControlException: Blocked By Robots\n", ListingOutcome.Excluded)]
    [InlineData("403 Forbidden\r\nX-Archive-Wayback-Runtime-Error: AdministrativeAccessControlException: Blocked Site Error", "", ListingOutcome.Excluded)]
    [InlineData("403 Forbidden", "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error", ListingOutcome.Excluded)]
    [InlineData("403 Forbidden", "<html>firewall</html>", ListingOutcome.Failed)]
    [InlineData("400 Bad Request", "url parameter is required", ListingOutcome.Failed)]
    [InlineData("503 Unavailable", "<html>busy</html>", ListingOutcome.Failed)]
    [InlineData("429 Too Many Requests", "", ListingOutcome.Throttled)]
    public async Task Every_answer_of_the_index_has_its_meaning(string head, string body, ListingOutcome outcome)
    {
        await using var server = new LoopbackServer(request => request.SendAsync(head, Encoding.UTF8.GetBytes(body)));
        using var archive = Archive(server);
        var page = await archive.ListAsync(new(Terms), TestContext.Current.CancellationToken);

        Assert.Equal(outcome, page.Outcome);
        Assert.Equal(outcome == ListingOutcome.Complete, page.Sentence.Length == 0);
    }

    [Fact]
    public async Task A_listing_that_cannot_be_had_is_a_failure_and_not_an_empty_one()
    {
        await using var server = new LoopbackServer(request => request.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + Line));
        using var archive = Archive(server);

        Assert.Equal(ListingOutcome.Failed, (await archive.ListAsync(new(Terms), TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task A_resume_key_that_stands_still_is_a_failure()
    {
        await using var server = new LoopbackServer(request => request.SendAsync("200 OK", Encoding.UTF8.GetBytes(Line + "\nsame-key\n")));
        using var archive = Archive(server);

        Assert.Equal(ListingOutcome.Failed, (await archive.ListAsync(new(Terms, ResumeKey: "same-key"), TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task A_memento_comes_with_the_sites_headers_and_the_archives_apart()
    {
        await using var server = new LoopbackServer(request => request.SendAsync($"200 OK\r\n{Captured}Link: <http://www.shop.example/terms>; rel=\"original\"\r\nx-archive-src: item/file.warc.gz\r\nx-archive-orig-Server: nginx\r\nContent-Type: text/html", Page));
        using var archive = Archive(server);
        var result = await archive.FetchAsync(new(Stamp, "https://shop.example/%7Eterms/../x y#top"), TestContext.Current.CancellationToken);

        Assert.Equal(MementoOutcome.Archived, result.Outcome);
        Assert.Equal(Page, result.Memento!.Body.ToArray());
        Assert.Equal("http://www.shop.example/terms", result.Memento.Final.Original);
        Assert.Equal(["Server", "Content-Type"], result.Memento.Headers.Select(header => header.Name));
        Assert.Equal(3, result.Memento.ArchiveHeaders.Count);
        Assert.StartsWith("GET /web/20200101120000id_/https://shop.example/%7Eterms/../x%20y HTTP", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("403 Forbidden")]
    [InlineData("429 Too Many Requests\r\nx-archive-orig-retry-after: 6")]
    [InlineData("503 Unavailable")]
    public async Task An_archived_error_is_content_and_never_the_archives_failure(string head)
    {
        await using var server = new LoopbackServer(request => request.SendAsync($"{head}\r\n{Captured}", Page));
        var budget = new LocalBudget(new ManualClock());
        using var archive = Archive(server, budget);
        var result = await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken);

        Assert.Equal(MementoOutcome.Archived, result.Outcome);
        Assert.Equal(head[..3], result.Memento!.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("404 Not Found", "The Wayback Machine has not archived that URL.", MementoOutcome.Unplayable)]
    [InlineData("403 Forbidden", "", MementoOutcome.Excluded)]
    [InlineData("403 Forbidden", "<html><h1>403 Forbidden</h1><hr>some gate</html>", MementoOutcome.Transient)]
    [InlineData("403 Forbidden", "<html>Page cannot be displayed due to robots.txt.</html>", MementoOutcome.Excluded)]
    [InlineData("403 Forbidden\r\nx-archive-wayback-runtime-error: RobotAccessControlException: Blocked By Robots", "<html></html>", MementoOutcome.Excluded)]
    [InlineData("200 OK", "This URL has been excluded from the Wayback Machine.", MementoOutcome.Excluded)]
    [InlineData("200 OK", "Got an HTTP 301 response at crawl time", MementoOutcome.Transient)]
    [InlineData("500 Error", "", MementoOutcome.Transient)]
    [InlineData("502 Bad Gateway", "", MementoOutcome.Transient)]
    [InlineData("503 Unavailable", "", MementoOutcome.Transient)]
    [InlineData("504 Gateway Time-out", "", MementoOutcome.Transient)]
    [InlineData("302 Found\r\nLocation: https://elsewhere.example/login", "", MementoOutcome.Transient)]
    [InlineData("302 Found\r\nLocation: /web/20190606000000id_/https://shop.example/terms", "", MementoOutcome.Unplayable)]
    [InlineData("200 OK\r\nMemento-Datetime: Thu, 02 Jan 2020 12:00:00 GMT", "another day", MementoOutcome.Unplayable)]
    [InlineData("429 Too Many Requests", "", MementoOutcome.Throttled)]
    public async Task Every_answer_of_the_archive_itself_has_its_meaning(string head, string body, MementoOutcome outcome)
    {
        await using var server = new LoopbackServer(request => request.SendAsync(head, Encoding.UTF8.GetBytes(body)));
        using var archive = Archive(server);
        var result = await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken);

        Assert.Equal(outcome, result.Outcome);
        Assert.Null(result.Memento);
        Assert.NotEmpty(result.Sentence);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_archived_redirect_is_followed_to_a_target_nearby()
    {
        await using var server = Replay(
            ($"/web/{Stamp}id_/http://shop.example/terms", $"301 Moved\r\n{Captured}Location: /web/{Stamp}id_/{Terms}", []),
            ($"/web/{Stamp}id_/{Terms}", "302 Found\r\nLocation: /web/20200101120003id_/" + Terms, []),
            ($"/web/20200101120003id_/{Terms}", "200 OK\r\nMemento-Datetime: Wed, 01 Jan 2020 12:00:03 GMT", Page));
        using var archive = Archive(server);
        var memento = (await archive.FetchAsync(new(Stamp, "http://shop.example/terms"), TestContext.Current.CancellationToken)).Memento!;

        Assert.Equal(200, memento.Status);
        Assert.Equal(new(Stamp, "http://shop.example/terms"), memento.Asked);
        Assert.Equal(new("20200101120003", Terms), memento.Final);
        Assert.Equal((301, Terms), (Assert.Single(memento.Hops).Status, memento.Hops[0].Target));
        Assert.Equal(Page, memento.Body.ToArray());
    }

    [Theory]
    [InlineData("302 Found\r\nLocation: /web/20210606000000id_/https://shop.example/terms")]
    [InlineData("404 Not Found")]
    [InlineData("302 Found\r\nLocation: /web/20200101120000id_/http://shop.example/terms")]
    public async Task An_archived_redirect_whose_target_is_not_held_is_content_of_status_3xx(string answerForTarget)
    {
        await using var server = Replay(
            ($"/web/{Stamp}id_/http://shop.example/terms", $"301 Moved\r\n{Captured}Location: //127.0.0.1/web/{Stamp}id_/{Terms}", []),
            ($"/web/{Stamp}id_/{Terms}", answerForTarget, []));
        using var archive = Archive(server);
        var result = await archive.FetchAsync(new(Stamp, "http://shop.example/terms"), TestContext.Current.CancellationToken);

        Assert.Equal(MementoOutcome.Archived, result.Outcome);
        Assert.Equal(301, result.Memento!.Status);
        Assert.Single(result.Memento.Hops);
        Assert.NotEmpty(result.Memento.Notes);
    }

    [Fact]
    public async Task Archived_redirects_in_a_circle_end()
    {
        await using var server = Replay(
            ($"/web/{Stamp}id_/http://shop.example/a", $"301 Moved\r\n{Captured}Location: /web/{Stamp}id_/http://shop.example/b", []),
            ($"/web/{Stamp}id_/http://shop.example/b", $"301 Moved\r\n{Captured}Location: /web/{Stamp}id_/http://shop.example/a", []));
        using var archive = Archive(server);
        var result = await archive.FetchAsync(new(Stamp, "http://shop.example/a"), TestContext.Current.CancellationToken);

        Assert.Equal(301, result.Memento!.Status);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("Content-Encoding: \r\nContent-Encoding: gzip", true)]
    [InlineData("X-None: 1", true)]
    [InlineData("Content-Encoding: gzip", false)]
    public async Task Whatever_the_encoding_header_says_the_body_is_the_page(string header, bool compressed)
    {
        await using var server = new LoopbackServer(request => request.SendAsync($"200 OK\r\n{Captured}{header}", compressed ? Gzip(Page) : Page));
        using var archive = Archive(server);

        Assert.Equal(Page, (await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken)).Memento!.Body.ToArray());
    }

    [Fact]
    public async Task A_body_shorter_than_the_site_sent_is_worth_another_try()
    {
        await using var server = new LoopbackServer(request => request.SendAsync($"200 OK\r\n{Captured}x-archive-orig-content-length: {Page.Length}", Page[..100]));
        using var archive = Archive(server);
        var result = await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken);

        Assert.Equal(MementoOutcome.Transient, result.Outcome);
        Assert.Equal(100, result.Memento!.Body.Length);
    }

    [Theory]
    [InlineData(100, MementoOutcome.Archived)]
    [InlineData(999_999, MementoOutcome.Transient)]
    public async Task A_compressed_original_is_no_longer_than_its_page(int compressedLength, MementoOutcome outcome)
    {
        await using var server = new LoopbackServer(request => request.SendAsync($"200 OK\r\n{Captured}x-archive-orig-content-encoding: gzip\r\nx-archive-orig-content-length: {compressedLength}", Page));
        using var archive = Archive(server);

        Assert.Equal(outcome, (await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task A_page_without_its_end_is_asked_for_until_it_comes_whole()
    {
        var whole = "<!doctype html><html><p>We may share your data.</p></html>"u8.ToArray();
        var answers = 0;
        await using var server = new LoopbackServer(request => request.SendAsync($"200 OK\r\n{Captured}x-archive-orig-content-encoding: gzip", ++answers < 3 ? whole[..(20 + answers)] : whole));
        using var archive = Archive(server);
        var result = await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken);

        Assert.Equal(whole, result.Memento!.Body.ToArray());
        Assert.Equal(3, answers);
    }

    [Fact]
    public async Task A_page_whose_author_left_out_its_end_is_taken_when_it_came_twice_alike()
    {
        var page = "<!doctype html><p>We may share your data."u8.ToArray();
        await using var server = new LoopbackServer(request => request.SendAsync($"200 OK\r\n{Captured}X-None: 1", page));
        using var archive = Archive(server);
        var result = await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken);

        Assert.Equal((MementoOutcome.Archived, 2), (result.Outcome, server.Requests.Count));
    }

    [Fact]
    public async Task A_page_that_ends_at_another_place_each_time_is_no_page()
    {
        var answers = 0;
        await using var server = new LoopbackServer(request => request.SendAsync($"200 OK\r\n{Captured}X-None: 1", "<!doctype html><p>We may share your data."u8[..(20 + ++answers)].ToArray()));
        using var archive = Archive(server);
        var result = await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken);

        Assert.Equal(MementoOutcome.Transient, result.Outcome);
        Assert.Null(result.Memento);
        Assert.Equal(4, answers);
    }

    [Fact]
    public async Task What_does_not_come_in_time_is_asked_for_minutes_later_with_more_patience()
    {
        var slow = new TaskCompletionSource();
        await using var server = new LoopbackServer(async request =>
        {
            await slow.Task;
            await request.SendAsync($"200 OK\r\n{Captured}X-None: 1", Page);
        });
        using var archive = Archive(server, times: (1, 60));
        var first = await archive.FetchAsync(new(Stamp, Terms), Patience.Quick, TestContext.Current.CancellationToken);
        Assert.Equal((MementoOutcome.Transient, TimeSpan.FromMinutes(3)), (first.Outcome, first.RetryAfter));

        var second = archive.FetchAsync(new(Stamp, Terms), Patience.Lasting, TestContext.Current.CancellationToken);
        while (server.Requests.Count < 2) await Task.Delay(10, TestContext.Current.CancellationToken);
        slow.SetResult();
        Assert.Equal(MementoOutcome.Archived, (await second).Outcome);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_worth_another_try()
    {
        await using var server = new LoopbackServer(async request =>
        {
            await request.SendAsync($"HTTP/1.1 200 OK\r\n{Captured}Content-Length: 1000\r\n\r\nhalf");
            request.Reset();
        });
        using var archive = Archive(server);

        Assert.Equal(MementoOutcome.Transient, (await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken)).Outcome);
    }

    [Theory]
    [InlineData("", 60)]
    [InlineData("\r\nRetry-After: 5", 60)]
    [InlineData("\r\nRetry-After: 300", 300)]
    [InlineData("\r\nRetry-After: Mon, 01 Jan 2024 00:10:00 GMT", 600)]
    [InlineData("\r\nRetry-After: soon", 60)]
    public async Task After_a_429_nobody_asks_before_the_pause_is_over(string header, int seconds)
    {
        var clock = new ManualClock();
        var budget = new LocalBudget(clock);
        await using var server = new LoopbackServer(request => request.SendAsync("429 Too Many Requests" + header, []));
        using var archive = Archive(server, budget, clock);
        var result = await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(seconds), result.RetryAfter);

        clock.Advance(TimeSpan.FromSeconds(seconds - 20));
        var early = await archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken);
        Assert.Equal((MementoOutcome.Throttled, TimeSpan.FromSeconds(20)), (early.Outcome, early.RetryAfter));
        Assert.Contains("429", early.Sentence, StringComparison.Ordinal);
        Assert.Single(server.Requests);

        clock.Advance(TimeSpan.FromSeconds(19));
        var next = archive.FetchAsync(new(Stamp, Terms), TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        Assert.Single(server.Requests);

        clock.Advance(TimeSpan.FromSeconds(1));
        await next;
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Links_for_people_lead_to_the_public_service()
    {
        await using var server = LoopbackServer.ByPath();
        using var archive = Archive(server, publicUrl: new("https://archive.example"));

        Assert.Equal("https://archive.example/web/20200101120000/https://shop.example/terms", archive.MementoUri(new(Stamp, Terms)).OriginalString);
        Assert.Equal("https://archive.example/web/20200101120000id_/https://shop.example/terms", archive.RawUri(new(Stamp, Terms)).OriginalString);
    }

    private static WaybackMachine Archive(LoopbackServer server, LocalBudget? budget = null, TimeProvider? clock = null, Uri? publicUrl = null, (double Quick, double Patient)? times = null)
    {
        var fetching = Options.Create(new FetchingOptions());
        var wayback = Options.Create(new WaybackOptions { BaseUrl = server.Address, PublicUrl = publicUrl, ListingsPerMinute = 6000, ReplaysPerMinute = 60_000, TimeoutSeconds = 20, QuickTimeoutSeconds = times?.Quick ?? 20, PatientTimeoutSeconds = times?.Patient ?? 20 });
        clock ??= TimeProvider.System;
        return new(new(fetching), budget ?? new(clock), new(wayback, fetching), clock, NullLogger<WaybackMachine>.Instance);
    }

    private static LoopbackServer Replay(params (string Path, string Head, byte[] Body)[] mementos) => new(request =>
    {
        var memento = mementos.FirstOrDefault(memento => memento.Path == request.Path);
        return request.SendAsync(memento.Head ?? "404 Not Found", memento.Body ?? []);
    });

    private static byte[] Gzip(byte[] bytes)
    {
        using var squeezed = new MemoryStream();
        using (var squeezing = new GZipStream(squeezed, CompressionLevel.Fastest)) squeezing.Write(bytes);
        return squeezed.ToArray();
    }
}

using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PolicyDiff.Fetching;
using PolicyDiff.Fetching.Browsing;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Fetching.Browsing;

/// <summary>Pages that scripts draw, in the system's real Chromium, over servers on loopback.</summary>
public sealed class PageBrowserTests
{
    private const string Policy = "We collect your name when you open an account. We do not sell personal information to any third party, and our policy is to process your data under the law.";

    [Fact]
    public async Task A_policy_that_scripts_draw_is_read_with_the_headers_of_its_page()
    {
        RequireChromium();
        await using var site = LoopbackServer.ByPath(
            ("/old", "HTTP/1.1 301 Moved\r\nLocation: /privacy\r\nContent-Length: 0\r\n\r\n"),
            ("/privacy", Answer("text/html; charset=utf-8", "<html><head><title>Ferry</title></head><body><div id=root></div><script src=/app.js></script></body></html>", "X-Served-By: ferry\r\n")),
            ("/app.js", Answer("text/javascript", "fetch('/policy.json').then(r => r.json()).then(p => { const h = document.createElement('h1'); h.textContent = p.title; const t = document.createElement('p'); t.textContent = p.text; document.getElementById('root').append(h, t); });")),
            ("/policy.json", Answer("application/json", $"{{\"title\":\"Privacy — größer\",\"text\":\"{Policy}\"}}")));
        using var browser = new Browsers(Host(site));

        var received = Assert.IsType<FetchReceived>(await browser.FetchAsync(new Uri(site.Address, "/old")));

        Assert.True(received.Rendered);
        Assert.Equal((200, "ferry", "/privacy"), (received.Status, received.Header("X-Served-By"), received.FinalAddress.AbsolutePath));
        Assert.Equal(301, Assert.Single(received.Redirects).Status);
        var reading = PageReader.Read(new(received.Body, received.Header("Content-Type"), received.FinalAddress, SelectorSet.None));
        Assert.Equal(["Privacy — größer", Policy], reading.Text!.Blocks.Select(block => block.PlainText));
        // The page was fetched once: the browser got what had come already.
        Assert.Single(site.Requests, request => request.StartsWith("GET /privacy ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_scripts_ask_of_a_private_address_is_refused_and_said()
    {
        RequireChromium();
        await using var inside = LoopbackServer.ByPath(("/secret", Answer("text/plain", "the secret", "Access-Control-Allow-Origin: *\r\n")));
        var secret = new Uri(inside.Address, "/secret");
        await using var site = LoopbackServer.ByPath(
            ("/", Answer("text/html", $"<html><body><p>{Policy}</p><p id=leak></p><img src='{secret}'><iframe src='{secret}'></iframe><script>const say = t => document.getElementById('leak').textContent += t; fetch('{secret}').then(r => r.text()).then(say).catch(e => say('refused')); new WebSocket('ws://127.0.0.1:{inside.Port}/secret'); navigator.sendBeacon('{secret}', 'x');</script></body></html>")));
        using var browser = new Browsers(Host(site));

        var received = Assert.IsType<FetchReceived>(await browser.FetchAsync(site.Address));

        var page = Encoding.UTF8.GetString(received.Body.Span);
        Assert.DoesNotContain("the secret", page);
        Assert.Contains("only 80 and 443", Assert.Single(received.Notes));
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task A_page_whose_scripts_never_rest_is_given_up_in_time()
    {
        RequireChromium();
        await using var site = LoopbackServer.ByPath(("/", Answer("text/html", "<html><body><script>while (true) { }</script></body></html>")));
        using var browser = new Browsers(Host(site), new BrowserOptions { TimeoutSeconds = 6, ScriptSeconds = 2 });
        var failed = Assert.IsType<FetchFailed>(await browser.FetchAsync(site.Address));
        Assert.Equal(FetchFailure.Browser, failed.Failure);
    }

    [Fact]
    public async Task More_requests_than_a_page_may_make_are_not_made()
    {
        RequireChromium();
        await using var site = new LoopbackServer(request => request.SendAsync(request.Path == "/" ? Answer("text/html", "<html><body><p>Policy</p><script>for (let i = 0; i < 40; i++) fetch('/data' + i);</script></body></html>") : Answer("text/plain", "x")));
        using var browser = new Browsers(Host(site), new BrowserOptions { MaxRequests = 10 });
        var received = Assert.IsType<FetchReceived>(await browser.FetchAsync(site.Address));
        Assert.InRange(site.Requests.Count, 2, 1 + 10);
        Assert.Contains("more than 10 things", Assert.Single(received.Notes));
    }

    [Fact]
    public async Task A_secure_page_is_drawn_through_the_proxys_own_certificate_and_nothing_else_is_believed()
    {
        RequireChromium();
        var cancellation = TestContext.Current.CancellationToken;
        var (fetching, options) = (new FetchingOptions(), new BrowserOptions());
        var connector = new Connector(Options.Create(fetching));
        using var client = connector.CreateClient(ConnectorPurpose.Pages);
        var address = new Uri("https://ferry.example/privacy");
        var body = Encoding.UTF8.GetBytes("<html><body><p id=t></p><script>document.getElementById('t').textContent = location.protocol + (window.isSecureContext ? ' secure ' : ' open ') + navigator.userAgent;</script></body></html>");
        var page = new FetchReceived(address, default, [], address, 200, [new("Content-Type", "text/html")], body, []);
        await using var proxy = new BrowserProxy(new BrowserGate(client, connector.Allowed, fetching, options, new(address, page, "en")));
        var run = new ChromiumRun(ChromiumProgram.Find(null)!, options, fetching.UserAgent, fetching.MaxBytes);
        Assert.Contains("https: secure PolicyDiff/", Encoding.UTF8.GetString((await run.DumpAsync(address, proxy, cancellation)).Page!));
    }

    [Fact]
    public async Task A_missing_browser_is_one_sentence_that_says_what_to_do()
    {
        await using var site = LoopbackServer.ByPath(("/", Answer("text/html", "<html><body></body></html>")));
        using var browser = new Browsers(Host(site), new BrowserOptions { Path = "/nowhere/chromium" });
        var failed = Assert.IsType<FetchFailed>(await browser.FetchAsync(site.Address));
        Assert.Equal((FetchFailure.Browser, "The setting Browser__Path names '/nowhere/chromium', which is not there: name the program of a Chromium or Chrome."), (failed.Failure, failed.Sentence));
    }

    [Fact]
    public async Task A_page_that_is_not_found_is_not_drawn()
    {
        await using var site = LoopbackServer.ByPath();
        using var browser = new Browsers(Host(site), new BrowserOptions { Path = "/nowhere/chromium" });
        Assert.Equal(404, Assert.IsType<FetchReceived>(await browser.FetchAsync(site.Address)).Status);
    }

    private static void RequireChromium()
    {
        if (ChromiumProgram.Find(null) is null) Assert.Skip(ChromiumProgram.Missing(null));
    }

    private static string Host(LoopbackServer site) => $"127.0.0.1:{site.Port}";

    private static string Answer(string type, string body, string headers = "") =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(body))}");

    /// <summary>A browser with everything behind it.</summary>
    private sealed class Browsers : IDisposable
    {
        private readonly PageFetcher fetcher;
        private readonly PageBrowser browser;

        public Browsers(string allowed, BrowserOptions? browsing = null)
        {
            var options = Options.Create(new FetchingOptions { AllowedPrivateHosts = [allowed], SecondsBetweenRequestsPerHost = 0 });
            var connector = new Connector(options);
            fetcher = new(connector, new LocalBudget(TimeProvider.System), options, TimeProvider.System, NullLogger<PageFetcher>.Instance);
            browser = new(fetcher, connector, options, Options.Create(browsing ?? new BrowserOptions()));
        }

        public Task<FetchResult> FetchAsync(Uri address) => browser.FetchAsync(new(address, Browser: true), TestContext.Current.CancellationToken);

        public void Dispose()
        {
            browser.Dispose();
            fetcher.Dispose();
        }
    }
}

using Microsoft.Extensions.Options;

namespace PolicyDiff.Fetching.Browsing;

/// <summary>
/// Fetches a live page and has its scripts run in the system's Chromium before it is taken. The page itself comes through
/// <see cref="PageFetcher"/> with all its rules; what its scripts ask for goes through the same connector. The evidence is the page's
/// elements as the scripts left them, with the headers of the page's own answer, and is marked as rendered.
/// </summary>
public sealed class PageBrowser(PageFetcher fetcher, Connector connector, IOptions<FetchingOptions> fetching, IOptions<BrowserOptions> options) : IDisposable
{
    // Each takes hundreds of megabytes.
    private readonly SemaphoreSlim turn = new(1);
    private readonly HttpClient client = connector.CreateClient(ConnectorPurpose.Pages);

    /// <summary>Fetches a page, with the browser where the request wants it. Everything the outside does is a result.</summary>
    public async Task<FetchResult> FetchAsync(PageRequest request, CancellationToken cancellationToken)
    {
        // A 304 would bring nothing to draw.
        var plain = await fetcher.FetchAsync(request.Browser ? request with { Validators = null } : request, cancellationToken);
        if (!request.Browser || plain is not FetchReceived { Status: 200 } received || !IsPage(received)) return plain;
        if (ChromiumProgram.Find(options.Value.Path) is not { } program) return Failed(received, ChromiumProgram.Missing(options.Value.Path));
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await DrawAsync(program, request, received, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        turn.Dispose();
    }

    private async Task<FetchResult> DrawAsync(string program, PageRequest request, FetchReceived received, CancellationToken cancellationToken)
    {
        var gate = new BrowserGate(client, connector.Allowed, fetching.Value, options.Value, new(received.FinalAddress, received, request.Language));
        await using var proxy = new BrowserProxy(gate);
        var drawn = await new ChromiumRun(program, options.Value, fetching.Value.UserAgent, fetching.Value.MaxBytes).DumpAsync(received.FinalAddress, proxy, cancellationToken);
        return drawn.Page is { } page
            ? received with { Body = page, Rendered = true, Notes = [.. received.Notes, .. gate.Refusals] }
            : Failed(received, drawn.Sentence);
    }

    private static bool IsPage(FetchReceived received) => received.Header("Content-Type") is not { } type || type.Contains("html", StringComparison.OrdinalIgnoreCase);

    private static FetchFailed Failed(FetchReceived received, string sentence) =>
        new(received.Requested, received.At, received.Redirects, received.FinalAddress, FetchFailure.Browser, sentence);
}

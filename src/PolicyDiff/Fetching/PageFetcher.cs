using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PolicyDiff.Fetching;

/// <summary>
/// Fetches live pages: politely (one turn of <c>host:…</c> for each request), with redirects followed by hand under the same
/// rules at each hop, within limits. Long-lived and safe to share.
/// </summary>
public sealed partial class PageFetcher(Connector connector, IBudget budget, IOptions<FetchingOptions> options, TimeProvider clock, ILogger<PageFetcher> logger) : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UsualPause = TimeSpan.FromMinutes(1);

    private readonly FetchingOptions settings = options.Value;
    private readonly HttpClient client = connector.CreateClient(ConnectorPurpose.Pages);

    /// <summary>
    /// Fetches one page. Everything the outside does is a result; throws <see cref="OperationCanceledException"/> only for its token.
    /// </summary>
    public async Task<FetchResult> FetchAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var walk = new RedirectWalk(request.Address, settings.MaxRedirects);
        var left = TimeSpan.FromSeconds(settings.TimeoutSeconds);
        while (true)
        {
            var verdict = AddressRules.Check(walk.Current, connector.Allowed);
            if (!verdict.Allowed) return Failed(request, walk, FetchFailure.BlockedAddress, verdict.Sentence);

            await budget.TakeAsync(HostKey(walk.Current), TimeSpan.FromSeconds(settings.SecondsBetweenRequestsPerHost), cancellationToken);
            var started = TimeProvider.System.GetTimestamp();
            var answer = await AskAsync(request, walk.Current, left, cancellationToken);
            left -= TimeProvider.System.GetElapsedTime(started);
            if (answer.Failure is { } failure) return Failed(request, walk, failure, answer.Sentence);

            await ObeyAsync(walk.Current, answer, cancellationToken);
            if (!RedirectWalk.IsRedirect(answer)) return Received(request, walk, answer);
            if (walk.Follow(answer) is var (stop, sentence)) return Failed(request, walk, stop, sentence);
            if (left <= TimeSpan.Zero) return Failed(request, walk, FetchFailure.Timeout, $"{walk.Current.IdnHost} was not reached in time, for the redirects before it; it is asked again later.");
        }
    }

    public void Dispose() => client.Dispose();

    internal static string HostKey(Uri address) => "host:" + address.IdnHost.TrimEnd('.').ToLowerInvariant();

    private async Task<ExchangeAnswer> AskAsync(PageRequest request, Uri address, TimeSpan left, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.TryAddWithoutValidation("User-Agent", settings.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", ContentDecoder.Accepted);
        if (request.Language is { } language) message.Headers.TryAddWithoutValidation("Accept-Language", $"{language}, *;q=0.5");
        if (request.Validators is { } validators && validators.Address == address)
        {
            if (validators.ETag is { } etag) message.Headers.TryAddWithoutValidation("If-None-Match", etag);
            if (validators.LastModified is { } modified) message.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return await HttpExchange.SendAsync(client, message, ExchangeLimits.Of(settings) with { Timeout = left }, cancellationToken);
    }

    /// <summary>A host that asks for a pause gets one; longer ones than five minutes are the schedule's business.</summary>
    private async Task ObeyAsync(Uri address, ExchangeAnswer answer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var asked = HeaderText.RetryAfter(answer.Header("Retry-After"), now);
        if (answer.Status != 429 && !(answer.Status == 503 && asked is not null)) return;

        var pause = asked ?? UsualPause;
        if (pause > LongestPause) pause = LongestPause;
        Log.HostAsksForPause(logger, answer.Status, pause.TotalSeconds);
        await budget.PauseAsync(HostKey(address), now + pause, $"{address.IdnHost} answered {answer.Status} and asks for a pause.", cancellationToken);
    }

    private FetchReceived Received(PageRequest request, RedirectWalk walk, ExchangeAnswer answer) =>
        new(request.Address, clock.GetUtcNow(), walk.Hops, walk.Current, answer.Status, answer.Headers, answer.Body, answer.Notes);

    private FetchFailed Failed(PageRequest request, RedirectWalk walk, FetchFailure failure, string sentence) =>
        new(request.Address, clock.GetUtcNow(), walk.Hops, walk.Current, failure, sentence);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A host answered {Status}; it is not asked for {Seconds} seconds.")]
        public static partial void HostAsksForPause(ILogger logger, int status, double seconds);
    }
}

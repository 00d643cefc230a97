using Microsoft.Extensions.Logging;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>
/// Asks an archive: one turn of the shared budget for each request, within limits; a 429 pauses that budget for everybody.
/// </summary>
internal sealed partial class ArchiveClient(HttpClient client, IBudget budget, ArchiveManners manners, TimeProvider clock, ILogger logger)
{
    /// <summary>Shortest pause after a 429. Ignoring one for longer than a minute gets the whole network banned.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(60);

    public Task<ExchangeAnswer> AskAsync(ArchiveEndpoint endpoint, Uri address, CancellationToken cancellationToken) => AskAsync(endpoint, address, null, cancellationToken);

    /// <summary>The same with one more header: <c>Accept-Datetime</c>, <c>Range</c>.</summary>
    public async Task<ExchangeAnswer> AskAsync(ArchiveEndpoint endpoint, Uri address, ReceivedHeader? header, CancellationToken cancellationToken)
    {
        await budget.TakeAsync(endpoint.BudgetKey, endpoint.Interval, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", manners.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        if (header is not null) request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        var answer = await HttpExchange.SendAsync(client, request, manners.Limits, cancellationToken);

        if (answer.Failure is null && answer.Status == 429 && !IsArchived(answer))
        {
            var pause = PauseOf(answer);
            Log.Throttled(logger, endpoint.BudgetKey, pause.TotalSeconds);
            await budget.PauseAsync(endpoint.BudgetKey, clock.GetUtcNow() + pause, "The archive said 429: too many requests.", cancellationToken);
        }

        return answer;
    }

    /// <summary>How long a 429 asks to wait: what it says, at least <see cref="ShortestPause"/>.</summary>
    public TimeSpan PauseOf(ExchangeAnswer answer)
    {
        var asked = RetryAfterOf(answer);
        return asked > ShortestPause ? asked.Value : ShortestPause;
    }

    public TimeSpan? RetryAfterOf(ExchangeAnswer answer) => HeaderText.RetryAfter(answer.Header("Retry-After"), clock.GetUtcNow());

    /// <summary>The one mark of archived content: without it a status is the archive's own.</summary>
    public static bool IsArchived(ExchangeAnswer answer) => answer.Header("Memento-Datetime") is not null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The archive said 429; {Budget} rests for {Seconds} seconds.")]
        public static partial void Throttled(ILogger logger, string budget, double seconds);
    }
}

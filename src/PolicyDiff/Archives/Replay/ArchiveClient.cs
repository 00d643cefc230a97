using Microsoft.Extensions.Logging;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>
/// Asks an archive: each request when the shared budget allows it, within limits; a 429 pauses that budget for everybody, and connections that are not
/// accepted open the archive's breaker.
/// </summary>
internal sealed partial class ArchiveClient(HttpClient client, IBudget budget, ArchiveManners manners, TimeProvider clock, ILogger logger)
{
    /// <summary>Shortest pause after a 429. Ignoring one for longer than a minute gets the whole network banned.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The answer, or what came instead. <see cref="FetchFailure.Resting"/>: nobody asked, because the archive wants a pause or refuses connections;
    /// says nothing about what was to be asked for.
    /// </summary>
    public Task<ExchangeAnswer> AskAsync(ArchiveEndpoint endpoint, Uri address, CancellationToken cancellationToken) =>
        AskAsync(endpoint, address, manners.Limits.Timeout, cancellationToken);

    /// <summary>The same, with a time limit of its own.</summary>
    public async Task<ExchangeAnswer> AskAsync(ArchiveEndpoint endpoint, Uri address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ExchangeAnswer? answer = null;
        var limits = manners.Limits with { Timeout = timeout };
        var rest = await budget.VisitAsync(
            endpoint.Rule,
            async () =>
            {
                answer = await SendAsync(endpoint, address, limits, cancellationToken);
                return answer.Contact;
            },
            cancellationToken);
        return rest is null ? answer! : ExchangeAnswer.Resting(rest);
    }

    /// <summary>How long nobody asks, from now.</summary>
    public TimeSpan RestOf(ExchangeAnswer answer)
    {
        var left = answer.RestsUntil - clock.GetUtcNow() ?? TimeSpan.Zero;
        return left > ShortestRest ? left : ShortestRest;
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

    private async Task<ExchangeAnswer> SendAsync(ArchiveEndpoint endpoint, Uri address, ExchangeLimits limits, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", manners.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        var answer = await HttpExchange.SendAsync(client, request, limits, cancellationToken);
        if (answer.Contact is Contact.Refused or Contact.BrokenOff) Log.NoAnswer(logger, endpoint.BudgetKey, answer.Sentence);
        if (answer.Failure is not null || answer.Status != 429 || IsArchived(answer)) return answer;

        var pause = PauseOf(answer);
        Log.Throttled(logger, endpoint.BudgetKey, pause.TotalSeconds);
        await budget.PauseAsync(endpoint.BudgetKey, clock.GetUtcNow() + pause, "The archive said 429: too many requests.", cancellationToken);
        return answer;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The archive said 429; {Budget} rests for {Seconds} seconds.")]
        public static partial void Throttled(ILogger logger, string budget, double seconds);

        [LoggerMessage(2, LogLevel.Warning, "The archive did not let us in ({Budget}). {Reason}")]
        public static partial void NoAnswer(ILogger logger, string budget, string reason);
    }
}

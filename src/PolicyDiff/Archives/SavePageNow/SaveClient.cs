using Microsoft.Extensions.Logging;
using PolicyDiff.Archives.Replay;
using PolicyDiff.Archives.Wayback;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.SavePageNow;

/// <summary>
/// Speaks to Save Page Now 2 with the keys of the settings: one request each ten seconds by default of all processes together, and none while
/// the service said 429. Keys go to the Wayback Machine's own host and into no log.
/// </summary>
public sealed partial class SaveClient : IDisposable
{
    private const string BudgetKey = $"archive:{WaybackMachine.Name}:save";

    private readonly HttpClient http;
    private readonly IBudget budget;
    private readonly WaybackSettings settings;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly TimeSpan interval;

    public SaveClient(Connector connector, IBudget budget, WaybackSettings settings, TimeProvider clock, ILogger<SaveClient> logger)
    {
        http = connector.CreateClient(ConnectorPurpose.AdministratorsAddress(settings.Wayback.BaseUrl));
        (this.budget, this.settings, this.clock, this.logger) = (budget, settings, clock, logger);
        interval = TimeSpan.FromSeconds(settings.Wayback.SecondsBetweenSaves);
    }

    /// <summary>Whether both keys are set.</summary>
    public bool HasKeys => !string.IsNullOrWhiteSpace(settings.Wayback.AccessKey) && !string.IsNullOrWhiteSpace(settings.Wayback.SecretKey);

    /// <summary>Hands a page in. A copy younger than <paramref name="within"/> is enough.</summary>
    internal Task<ExchangeAnswer> SubmitAsync(string address, TimeSpan within, CancellationToken cancellationToken) => AskAsync(
        HttpMethod.Post,
        "/save",
        new()
        {
            ["url"] = address,
            ["skip_first_archive"] = "1",
            ["if_not_archived_within"] = $"{(long)within.TotalSeconds}",
        },
        cancellationToken);

    internal Task<ExchangeAnswer> StatusAsync(string jobId, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, $"/save/status/{Uri.EscapeDataString(jobId)}", null, cancellationToken);

    internal Task<ExchangeAnswer> AccountAsync(CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, $"/save/status/user?_t={clock.GetUtcNow().ToUnixTimeMilliseconds()}", null, cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<ExchangeAnswer> AskAsync(HttpMethod method, string path, Dictionary<string, string>? form, CancellationToken cancellationToken)
    {
        await budget.TakeAsync(BudgetKey, interval, cancellationToken);
        using var request = new HttpRequestMessage(method, new ReplayAddress(settings.Wayback.BaseUrl).Below(path));
        request.Headers.TryAddWithoutValidation("User-Agent", settings.Fetching.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", $"LOW {settings.Wayback.AccessKey}:{settings.Wayback.SecretKey}");
        if (form is not null) request.Content = new FormUrlEncodedContent(form);
        var limits = ExchangeLimits.Of(settings.Fetching) with { Timeout = TimeSpan.FromSeconds(settings.Wayback.TimeoutSeconds) };
        var answer = await HttpExchange.SendAsync(http, request, limits, cancellationToken);
        if (answer is { Failure: null, Status: 429 }) await RestAsync(answer, cancellationToken);
        return answer;
    }

    private async Task RestAsync(ExchangeAnswer answer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var asked = HeaderText.RetryAfter(answer.Header("Retry-After"), now);
        var rest = asked > ArchiveClient.ShortestPause ? asked.Value : ArchiveClient.ShortestPause;
        Log.Throttled(logger, rest.TotalSeconds);
        await budget.PauseAsync(BudgetKey, now + rest, "Save Page Now said 429: too many requests.", cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Save Page Now said 429; it is not asked for {Seconds} seconds.")]
        internal static partial void Throttled(ILogger logger, double seconds);
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Security;

/// <summary>
/// What a supervisor asks: is the process alive, can it do its work. Open to everybody, so they say nothing about versions, hosts or contents.
/// </summary>
internal static partial class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Maps <c>/healthz/live</c> (200 as long as the process answers) and <c>/healthz/ready</c> (503 without a migrated database).</summary>
    internal static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/healthz").AllowAnonymous();
        group.MapGet("/live", Live);
        group.MapGet("/ready", ReadyAsync);
    }

    private static JsonHttpResult<HealthAnswer> Live() => TypedResults.Json(new HealthAnswer("live", null));

    private static async Task<JsonHttpResult<HealthAnswer>> ReadyAsync(
        IDbContextFactory<PolicyDiffDb> factory, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await using var db = await factory.CreateDbContextAsync(patience.Token);
            var missing = await db.Database.GetPendingMigrationsAsync(patience.Token);
            return missing.Any()
                ? NotReady("The database lacks schema changes. Restart this process: it applies them at start.")
                : TypedResults.Json(new HealthAnswer("ready", null));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Unreachable(loggers.CreateLogger(typeof(HealthEndpoints)), exception);
            return NotReady("The database does not answer. The log says why.");
        }
    }

    private static JsonHttpResult<HealthAnswer> NotReady(string sentence) =>
        TypedResults.Json(new HealthAnswer("not-ready", sentence), statusCode: StatusCodes.Status503ServiceUnavailable);

    private sealed record HealthAnswer(string Status, string? Sentence);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The readiness check could not reach the database.")]
        internal static partial void Unreachable(ILogger logger, Exception exception);
    }
}

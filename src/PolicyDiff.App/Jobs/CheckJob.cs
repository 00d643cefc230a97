using Microsoft.Extensions.Options;
using PolicyDiff.Policies;
using Quartz;

namespace PolicyDiff.App.Jobs;

/// <summary>Checks the live pages that are due, several at once.</summary>
internal sealed partial class CheckJob(JobLane lane, CheckSchedule schedule, LiveCheck check, IOptions<JobOptions> options, ILogger<CheckJob> logger) : IJob
{
    internal const string Name = "live-checks";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await lane.RunAsync(Name, StepAsync, cancellationToken);

    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var due = await schedule.TakeDueAsync(options.Value.Checks, cancellationToken);
        await Task.WhenAll(due.Select(policy => CheckAsync(policy, cancellationToken)));
        return due.Count > 0;
    }

    private async Task CheckAsync(long policy, CancellationToken cancellationToken)
    {
        try
        {
            await check.CheckAsync(policy, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One policy's trouble is not the others'; it is due again when its claim ends.
            Log.Failed(logger, exception, policy);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The live check of policy {Policy} failed; it is tried again in some minutes.")]
        internal static partial void Failed(ILogger logger, Exception exception, long policy);
    }
}

using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using Quartz;

namespace PolicyDiff.App.Jobs;

/// <summary>Works on waiting backfills, a slice of seconds of one after the other.</summary>
internal sealed class BackfillJob(JobLane lane, Backfiller backfiller, NewSources sources) : IJob
{
    internal const string Name = "backfills";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await lane.RunAsync(Name, StepAsync, cancellationToken);

    private async Task<bool> StepAsync(CancellationToken cancellationToken) =>
        await backfiller.StepAsync(cancellationToken)
        || (await sources.RequestAsync(null, cancellationToken) > 0 && await backfiller.StepAsync(cancellationToken));
}

using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using Quartz;

namespace PolicyDiff.App.Jobs;

/// <summary>Works on waiting backfills, a slice of seconds of one after the other.</summary>
internal sealed class BackfillJob(JobLane lane, Backfiller backfiller) : IJob
{
    internal const string Name = "backfills";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await lane.RunAsync(Name, backfiller.StepAsync, cancellationToken);
}

using PolicyDiff.Policies.Selectors;
using Quartz;

namespace PolicyDiff.App.Jobs;

/// <summary>Reads long histories with new selectors.</summary>
internal sealed class SelectorJob(JobLane lane, SelectorQueue queue) : IJob
{
    internal const string Name = "selectors";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await lane.RunAsync(Name, queue.StepAsync, cancellationToken);
}

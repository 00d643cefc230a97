using PolicyDiff.Archives.Backfills;
using PolicyDiff.Storage.Bodies;
using Quartz;

namespace PolicyDiff.App.Jobs;

/// <summary>Takes care of what is stored: fetches again what is damaged, and stores in less room what can be.</summary>
internal sealed class EvidenceJob(JobLane lane, BodyMender mender, BodyCompactor compactor) : IJob
{
    internal const string Name = "evidence-care";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await lane.RunAsync(Name, async token => await mender.StepAsync(token) | await compactor.StepAsync(token), cancellationToken);
}

using PolicyDiff.Alerts;
using Quartz;

namespace PolicyDiff.App.Jobs;

/// <summary>Sends the alerts that are due. It has a place of its own in every process: no backlog of other work is before it.</summary>
internal sealed class DeliverJob(JobLane lane, AlertDelivery delivery) : IJob
{
    internal const string Name = "alert-delivery";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await lane.RunAsync(Name, async token => await delivery.DeliverDueAsync(token) > 0, cancellationToken);
}

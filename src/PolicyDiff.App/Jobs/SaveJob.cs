using PolicyDiff.Archives.SavePageNow;
using Quartz;

namespace PolicyDiff.App.Jobs;

/// <summary>Saves pages in the Wayback Machine: hands them in and looks how it goes.</summary>
internal sealed class SaveJob(JobLane lane, PageSaver saver) : IJob
{
    internal const string Name = "page-saving";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await lane.RunAsync(Name, saver.StepAsync, cancellationToken);
}

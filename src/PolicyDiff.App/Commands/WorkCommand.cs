using System.CommandLine;
using PolicyDiff.App.Hosting;

namespace PolicyDiff.App.Commands;

/// <summary>Jobs only: more hands for the same database.</summary>
internal static class WorkCommand
{
    internal static Command Create()
    {
        var command = new Command("work", "Jobs only: checks, backfills, mails.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var work = await OpenHost.OpenAsync(jobs: true, cancellationToken);
            await work.StartAsync(cancellationToken);
            await Words.SayAsync("PolicyDiff works  (stop with Ctrl-C)");
            await Welcome.SayPlacesAsync(work.Services, jobs: true);
            await work.WaitAsync(cancellationToken);
            await Words.SayAsync("Stopped.");
            return ExitCodes.Done;
        });
        return command;
    }
}

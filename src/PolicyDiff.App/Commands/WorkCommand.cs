using System.CommandLine;

namespace PolicyDiff.App.Commands;

/// <summary>Jobs only: more hands for the same database.</summary>
internal static class WorkCommand
{
    internal static Command Create()
    {
        var command = new Command("work", "Jobs only: checks, backfills, mails.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var work = await Hosting.WorkHost.OpenAsync(cancellationToken);
            await work.RunAsync(cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}

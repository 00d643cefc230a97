using System.CommandLine;
using PolicyDiff.App.Hosting;

namespace PolicyDiff.App.Commands;

/// <summary>Dashboard, API, feeds and jobs in one process; also what runs with no command.</summary>
internal static class ServeCommand
{
    internal static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, as http://127.0.0.1:5180 (separate several by ';')." };
        var noJobs = new Option<bool>("--no-jobs") { Description = "Serve pages only; another process runs the jobs." };
        var command = new Command("serve", "Dashboard, API, feeds and jobs in one process.") { urls, noJobs };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = await PolicyDiffHost.CreateWebAsync(
                new WebHostRequest { Urls = parsed.GetValue(urls), Jobs = !parsed.GetValue(noJobs) }, cancellationToken);
            await app.RunAsync(cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}

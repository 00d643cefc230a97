using System.CommandLine;
using PolicyDiff.App.Accounts;
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
            var request = new WebHostRequest { Urls = parsed.GetValue(urls), Jobs = !parsed.GetValue(noJobs) };
            await using var database = await OpenDatabase.OpenAsync(PolicyDiffHost.ReadSettings(request.Settings), cancellationToken);
            await using var app = await PolicyDiffHost.CreateWebAsync(request, database, cancellationToken);
            await app.StartAsync(cancellationToken);
            await WelcomeAsync(app, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WelcomeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        foreach (var url in app.Urls) await Words.SayAsync($"PolicyDiff is at {url}");
        if (await OwnerLink.CreateAsync(app.Services, new Uri(app.Urls.First()), cancellationToken) is { } link)
        {
            await Words.SayAsync($"Nobody owns this installation yet. Open this link, within a day, to make your account: {link}");
        }
    }
}

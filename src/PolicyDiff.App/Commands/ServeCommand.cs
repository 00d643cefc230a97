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
        var command = new Command("serve", "Dashboard, API, feeds and jobs in one process; also what runs with no command.") { urls, noJobs };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(new WebHostRequest { Urls = parsed.GetValue(urls), Jobs = !parsed.GetValue(noJobs) }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(WebHostRequest request, CancellationToken cancellationToken)
    {
        // Before a database is made for an address that is none.
        if (request.Urls is { } given) ListenAddresses.Parse(given);
        await using var database = await OpenDatabase.OpenAsync(PolicyDiffHost.ReadSettings(request.Settings), cancellationToken);
        await using var app = await PolicyDiffHost.CreateWebAsync(request, database, cancellationToken);
        await app.ListenAsync(cancellationToken);
        await Welcome.SayAddressesAsync(app);
        await Welcome.SayPlacesAsync(app.Services, request.Jobs);
        if (await Welcome.OwnerLinkAsync(app, cancellationToken) is { } link)
        {
            await Words.SayAsync($"Nobody owns this installation yet. Open this link, within a day, to make your account: {link}");
        }

        await app.WaitForShutdownAsync(cancellationToken);
        await Words.SayAsync("Stopped.");
        return ExitCodes.Done;
    }
}

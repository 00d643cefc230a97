using System.CommandLine;
using System.Globalization;
using PolicyDiff.App.Accounts;
using PolicyDiff.App.Demo;
using PolicyDiff.App.Hosting;
using PolicyDiff.Storage.Server;

namespace PolicyDiff.App.Commands;

/// <summary>The whole product over a small built-in archive and live site; own data folder, read without signing in, safe to run again.</summary>
internal static class DemoCommand
{
    internal static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses the dashboard listens on." };
        var command = new Command("demo", "The whole product over a small built-in archive and live site.") { urls };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(urls), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? urls, CancellationToken cancellationToken)
    {
        var folder = Folder();
        var state = await DemoState.ReadAsync(folder, cancellationToken);
        var world = DemoWorld.Load();
        await using var site = await DemoSite.StartAsync(world, new DemoSiteOptions(state.SitePort, state.Advanced), TimeProvider.System, cancellationToken);
        if (site.Port != state.SitePort && Directory.Exists(Path.Combine(folder, "postgres")))
        {
            throw new IOException($"Port {state.SitePort} is taken, and the demo's addresses name it. Free the port, or remove the folder {folder} to begin anew.");
        }

        await (state with { SitePort = site.Port }).WriteAsync(folder, cancellationToken);
        await using var archive = await DemoArchive.StartAsync(world, site.Port, DemoArchive.UsualPort, cancellationToken);
        var request = new WebHostRequest { Urls = urls, Settings = Settings(folder, site, archive) };
        await using var database = await OpenDatabase.OpenAsync(PolicyDiffHost.ReadSettings(request.Settings), cancellationToken);
        await using var app = await PolicyDiffHost.CreateWebAsync(request, database, cancellationToken);
        await app.StartAsync(cancellationToken);
        await Words.DataAsync($"The dashboard is at {app.Urls.First()}; its history fills while you read.");
        await PlayAsync(app, world, site, state, cancellationToken);
        await (state with { SitePort = site.Port, Advanced = true }).WriteAsync(folder, cancellationToken);
        await Words.DataAsync($"Ready: {app.Urls.First()}  (stop with Ctrl-C; what it stored is in {folder})");
        if (await OwnerLink.CreateAsync(app.Services, new Uri(app.Urls.First()), cancellationToken) is { } link)
        {
            await Words.SayAsync($"Reading needs no account. To add policies and subscribe to alerts, make one: {link}");
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Done;
    }

    private static async Task PlayAsync(WebApplication app, DemoWorld world, DemoSite site, DemoState state, CancellationToken cancellationToken)
    {
        var run = new DemoRun(app.Services, world, site);
        Words.Progress("Adding five policies of three invented organizations.");
        await run.AddAsync(cancellationToken);
        await run.WaitAsync(await run.RequestPastAsync(cancellationToken), Words.Progress, cancellationToken);
        Words.Progress("Checking the live pages, which change between two checks.");
        if (!state.Advanced) await run.ChangeLivePagesAsync(cancellationToken);
        Words.ProgressDone();
    }

    // Beside the user's own data, never in it; a database the user named is for real policies.
    private static string Folder()
    {
        var given = PolicyDiffHost.ReadSettings()["DataFolder"];
        return string.IsNullOrWhiteSpace(given) ? DataFolders.Default() + "-demo" : Path.Combine(given, "demo");
    }

    private static Dictionary<string, string?> Settings(string folder, DemoSite site, DemoArchive archive) => new()
    {
        ["DataFolder"] = folder,
        ["ConnectionStrings:PolicyDiff"] = "",
        ["Archives:Wayback:BaseUrl"] = archive.BaseUrl.AbsoluteUri,
        // Our own little archive on this machine asks for no patience.
        ["Archives:Wayback:ListingsPerMinute"] = "6000",
        ["Archives:Wayback:ReplaysPerMinute"] = "6000",
        ["Fetching:AllowedPrivateHosts"] = string.Join(',', site.Hosts),
        ["Fetching:SecondsBetweenRequestsPerHost"] = (0.02).ToString(CultureInfo.InvariantCulture),
        ["Checking:ConfirmAfterSeconds"] = "5",
        ["Site:PublicReading"] = "true",
    };
}

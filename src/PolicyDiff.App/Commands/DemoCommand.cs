using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Demo;
using PolicyDiff.App.Hosting;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Server;

namespace PolicyDiff.App.Commands;

/// <summary>The whole product over a small built-in archive and live site; own data folder, read without signing in, safe to run again.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(2);

    internal static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses the dashboard listens on." };
        var command = new Command("demo", "The whole product over a small built-in archive and live site.") { urls };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(urls), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? urls, CancellationToken cancellationToken)
    {
        if (urls is not null) ListenAddresses.Parse(urls);
        var folder = Folder();
        var options = DemoOptions.Read(PolicyDiffHost.ReadSettings());
        var state = await DemoState.ReadAsync(folder, cancellationToken);
        var world = DemoWorld.Load();
        await using var site = await DemoSite.StartAsync(world, new DemoSiteOptions(state.SitePort ?? options.SitePort, state.Advanced), TimeProvider.System, cancellationToken);
        if (state.SitePort is { } before && before != site.Port)
        {
            throw new IOException($"Port {before} is taken, and the addresses in this demo's database name it. End the other program (another 'policydiff demo'?), or remove the folder {folder} to begin anew.");
        }

        await using var archive = await DemoArchive.StartAsync(world, site.Port, state.ArchivePort ?? options.ArchivePort, cancellationToken);
        var request = new WebHostRequest { Urls = urls ?? await FreeAddressAsync(), Settings = Settings(folder, site, archive) };
        await Words.SayAsync("Starting the database, the dashboard, and a small web archive and three live sites to read from.");
        await using var database = await OpenDatabase.OpenAsync(PolicyDiffHost.ReadSettings(request.Settings), cancellationToken);
        // Now the folder is there, and so may addresses be that name these ports.
        state = state with { SitePort = site.Port, ArchivePort = archive.BaseUrl.Port };
        await state.WriteAsync(folder, cancellationToken);
        await using var app = await PolicyDiffHost.CreateWebAsync(request, database, cancellationToken);
        await app.ListenAsync(cancellationToken);
        await PlayAsync(app, new DemoRun(app.Services, world, site), new Stage(site, state, folder), cancellationToken);
        await WelcomeAsync(app, folder, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        await Words.SayAsync("Stopped. 'policydiff demo' goes on with what it stored.");
        return ExitCodes.Done;
    }

    private static async Task<string> FreeAddressAsync()
    {
        var free = ListenAddresses.FreeOrOther(PolicyDiffHost.DefaultUrl);
        if (free != PolicyDiffHost.DefaultUrl) await Words.SayAsync($"Another program listens at {PolicyDiffHost.DefaultUrl}; the dashboard takes a free port instead (choose one with --urls).");
        return free;
    }

    private static async Task PlayAsync(WebApplication app, DemoRun run, Stage stage, CancellationToken cancellationToken)
    {
        if (stage.State.Played) return;
        await Words.DataAsync($"The dashboard is at {Welcome.Address(app.Urls.First())}; its history fills while you read.");
        Words.Progress("Adding five policies of three invented organizations.");
        await run.AddAsync(cancellationToken);
        var past = await run.RequestPastAsync(cancellationToken);
        await run.WaitAsync(past, Words.Progress, cancellationToken);
        Words.Progress("Checking the live pages, which change between two checks.");
        if (!stage.State.Advanced)
        {
            await run.CheckAsync(cancellationToken);
            // Written before it happens: a demo that is killed here goes on with sites that never go back.
            await (stage.State with { Advanced = true }).WriteAsync(stage.Folder, cancellationToken);
            stage.Site.Advance();
            // A change between two checks of the same second would have bounds that nobody can tell apart.
            await Task.Delay(BetweenChecks, cancellationToken);
        }

        await run.CheckAsync(cancellationToken);
        await run.CheckAsync(cancellationToken);
        await (stage.State with { Advanced = true, Played = true }).WriteAsync(stage.Folder, cancellationToken);
        Words.ProgressDone();
        foreach (var problem in await run.ProblemsAsync(past, cancellationToken)) await Words.SayAsync(problem);
    }

    private static async Task WelcomeAsync(WebApplication app, string folder, CancellationToken cancellationToken)
    {
        var address = Welcome.Address(app.Urls.First());
        await Words.DataAsync($"Ready: {address}  (stop with Ctrl-C; what it stored is in {folder})");
        foreach (var (what, path) in await WorthOpeningAsync(app.Services, cancellationToken)) await Words.DataAsync($"  {what}: {address}{path}");
        if (await Welcome.OwnerLinkAsync(app, cancellationToken) is { } link)
        {
            await Words.SayAsync($"Reading needs no account. To add policies and subscribe to alerts, make one: {link}");
        }
    }

    // Where a newcomer sees most: the change that matters most, the longest timeline, what tracking looks like from behind.
    private static async Task<IReadOnlyList<(string What, string Path)>> WorthOpeningAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync(cancellationToken);
        var worth = new List<(string, string)>();
        var change = await db.Changes.AsNoTracking().Include(row => row.Policy.Organization).Where(row => row.FromText != null && row.ToText != null)
            .OrderByDescending(row => row.Significance).ThenByDescending(row => row.FirstWithNew).FirstOrDefaultAsync(cancellationToken);
        if (change is { FromText: { } from, ToText: { } to }) worth.Add(("One change", $"/policies/{change.Policy.FullSlug}/changes/{from.Abbreviated}..{to.Abbreviated}"));
        var longest = await db.Policies.AsNoTracking().Include(row => row.Organization)
            .OrderByDescending(row => db.Versions.Count(version => version.PolicyId == row.Id)).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (longest is not null) worth.Add(("A timeline", $"/policies/{longest.FullSlug}"));
        worth.Add(("What was read, and what not", "/backfills"));
        return worth;
    }

    // Beside the user's own data, never in it; a database the user named is for real policies.
    private static string Folder()
    {
        var given = PolicyDiffHost.ReadSettings()["DataFolder"];
        return string.IsNullOrWhiteSpace(given) ? DataFolders.Default() + "-demo" : Path.GetFullPath(Path.Combine(given, "demo"));
    }

    private static Dictionary<string, string?> Settings(string folder, DemoSite site, DemoArchive archive) => new()
    {
        ["DataFolder"] = folder,
        ["ConnectionStrings:PolicyDiff"] = "",
        ["Archives:Wayback:BaseUrl"] = archive.BaseUrl.AbsoluteUri,
        // Our own little archive on this machine asks for no patience.
        ["Archives:Wayback:ListingsPerMinute"] = "6000",
        ["Archives:Wayback:ReplaysPerMinute"] = "6000",
        // It is away while the program restarts, and bans nobody.
        ["Archives:Wayback:BreakerMinutes"] = "0.05",
        ["Fetching:AllowedPrivateHosts"] = string.Join(',', site.Hosts),
        ["Fetching:SecondsBetweenRequestsPerHost"] = (0.02).ToString(CultureInfo.InvariantCulture),
        ["Checking:ConfirmAfterSeconds"] = "5",
        ["Site:PublicReading"] = "true",
        // Links are to be opened here and now.
        ["Site:PublicUrl"] = null,
    };

    private sealed record Stage(DemoSite Site, DemoState State, string Folder);
}

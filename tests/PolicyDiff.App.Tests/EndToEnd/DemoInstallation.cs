using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PolicyDiff.App.Demo;
using PolicyDiff.App.Tests.Commands;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.EndToEnd;

/// <summary>The demo's archive and live sites on free ports, a database, and the settings with which the program works on them.</summary>
internal sealed class DemoInstallation : IAsyncDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly bool ownsServers;

    private DemoInstallation(DemoSite site, DemoArchive archive, bool ownsServers)
    {
        Site = site;
        Archive = archive;
        this.ownsServers = ownsServers;
    }

    internal static DemoWorld World { get; } = DemoWorld.Load();

    internal DemoSite Site { get; }

    internal DemoArchive Archive { get; }

    internal string Folder => folder.Path;

    internal Dictionary<string, string> Settings { get; } = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Over a fresh database of the fixture; without one, over the program's own server in <see cref="Folder"/>.</summary>
    internal static async Task<DemoInstallation> StartAsync(PostgresFixture? postgres)
    {
        var site = await DemoSite.StartAsync(World, new(Port: 0), TimeProvider.System, Cancelled);
        var archive = await DemoArchive.StartAsync(World, site.Port, 0, Cancelled);
        var started = new DemoInstallation(site, archive, ownsServers: true);
        await started.UseAsync(postgres);
        return started;
    }

    /// <summary>Over servers that several tests share, none of which changes the live pages, and a copy of the database in which all policies were added.</summary>
    internal static async Task<DemoInstallation> StartAddedAsync(Demo.DemoServers servers, PostgresFixture postgres)
    {
        var started = new DemoInstallation(servers.Site, servers.Archive, ownsServers: false);
        await started.UseAsync(null);
        await started.UseCopyAsync(postgres);
        return started;
    }

    /// <summary>
    /// From now on, a fresh copy of a database in which all policies were added, with the same archive and sites: everything later copies get
    /// from the archive can be compared, to the second.
    /// </summary>
    internal async Task UseCopyAsync(PostgresFixture postgres) =>
        Settings["ConnectionStrings__PolicyDiff"] = await postgres.CreateDatabaseAsync($"demo_{Site.Port}", async connectionString =>
        {
            Settings["ConnectionStrings__PolicyDiff"] = connectionString;
            foreach (var organization in World.Organizations) await AddAsync(organization);
        });

    private async Task UseAsync(PostgresFixture? postgres)
    {
        Settings["DataFolder"] = folder.File("data");
        if (postgres is not null) Settings["ConnectionStrings__PolicyDiff"] = await postgres.CreateDatabaseAsync();
        Settings["Archives__Wayback__BaseUrl"] = Archive.BaseUrl.AbsoluteUri;
        Settings["Archives__Wayback__ListingsPerMinute"] = "6000";
        Settings["Archives__Wayback__ReplaysPerMinute"] = "6000";
        Settings["Archives__Wayback__BreakerMinutes"] = "0.05";
        Settings["Fetching__AllowedPrivateHosts"] = string.Join(',', Site.Hosts);
        Settings["Fetching__SecondsBetweenRequestsPerHost"] = "0.01";
        Settings["Checking__ConfirmAfterSeconds"] = "1";
    }

    internal ProgramRun Start(params string[] arguments) => ProgramRun.Start(Settings, arguments);

    internal Task<ProgramEnd> RunAsync(params string[] arguments) => ProgramRun.RunAsync(Settings, arguments);

    /// <summary>Adds an organization's policies at all their addresses by the command line, as a person would.</summary>
    internal async Task AddAsync(DemoOrganization organization)
    {
        foreach (var policy in organization.Policies) await AddAsync(organization, policy);
    }

    /// <summary>Everything that is stored of versions and changes, as lines.</summary>
    internal async Task<string> ExportAsync()
    {
        var versions = await RunAsync("export", "versions", "--format", "jsonl");
        versions.Succeeded();
        var changes = await RunAsync("export", "changes", "--format", "jsonl");
        changes.Succeeded();
        return versions.Output + changes.Output;
    }

    /// <summary>The rows that a kill could have doubled or lost: captures and readings.</summary>
    internal async Task<string> EvidenceAsync()
    {
        await using var db = OpenDatabase();
        var captures = await db.Captures.Where(row => row.Origin != "live").OrderBy(row => row.Source.Address).ThenBy(row => row.Instant)
            .Select(row => $"{row.Source.Address} {row.Instant:u} {row.Status}").ToListAsync(Cancelled);
        var readings = await db.Readings.CountAsync(row => row.Current && row.Capture.Origin != "live", Cancelled);
        return $"{string.Join('\n', captures)}\n{readings} readings";
    }

    /// <summary>As if the half minute had passed after which a dead worker's claims are free.</summary>
    internal async Task PassTimeAsync()
    {
        await using var db = OpenDatabase();
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await db.Backfills.Where(row => row.LeaseUntil != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, past), Cancelled);
        await db.Mementos.Where(row => row.ClaimedUntil != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, past), Cancelled);
    }

    internal PolicyDiffDb OpenDatabase() =>
        new(new DbContextOptionsBuilder<PolicyDiffDb>().UseNpgsql(Settings["ConnectionStrings__PolicyDiff"]).Options);

    public async ValueTask DisposeAsync()
    {
        if (ownsServers)
        {
            await Archive.DisposeAsync();
            await Site.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task AddAsync(DemoOrganization organization, DemoPolicy policy)
    {
        foreach (var address in policy.Addresses(Site.Port))
        {
            var added = await RunAsync("add", address.AbsoluteUri, "--organization", organization.Name, "--type", policy.Type, "--language", "en", "--no-backfill");
            added.Succeeded();
            Assert.Equal(StoryTruth.SlugOf(organization, policy), added.Output.Trim());
        }
    }
}

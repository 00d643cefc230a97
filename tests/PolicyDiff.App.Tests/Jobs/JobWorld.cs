using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.App.Hosting;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Jobs;

/// <summary>One database, a live site, and as many running programs over both as a test starts.</summary>
internal sealed class JobWorld : IAsyncDisposable
{
    private readonly List<(WebApplication App, OpenDatabase Database)> programs = [];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("policydiff-jobs-");

    private JobWorld(string connectionString, PolicySite site) => (ConnectionString, Site) = (connectionString, site);

    internal string ConnectionString { get; }

    internal PolicySite Site { get; }

    internal string DataFolder => folder.FullName;

    internal string Outbox => Path.Combine(folder.FullName, "outbox");

    /// <summary>The settings of every program here, as configuration keys.</summary>
    internal Dictionary<string, string?> Settings => new()
    {
        ["ConnectionStrings:PolicyDiff"] = ConnectionString,
        ["DataFolder"] = DataFolder,
        ["Fetching:AllowedPrivateHosts:0"] = new Uri(Site.Address).Authority,
        ["Fetching:SecondsBetweenRequestsPerHost"] = "0",
        ["Archives:Wayback:BaseUrl"] = Site.Address,
        // An archive that hangs goes on hanging for as long as a slow machine needs for the rest.
        ["Archives:Wayback:TimeoutSeconds"] = "900",
        ["Checking:ConfirmAfterSeconds"] = "1",
        ["Jobs:LookEverySeconds"] = "1",
        ["Jobs:Backfills"] = "1",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    internal static async Task<JobWorld> CreateAsync(PostgresFixture postgres) => new(await postgres.CreateDatabaseAsync(), await PolicySite.StartAsync());

    /// <summary>Starts a dashboard with jobs, as `serve` does.</summary>
    internal async Task<WebApplication> StartAsync(bool jobs = true)
    {
        var database = await OpenDatabase.OpenAsync(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build(), CancellationToken.None);
        var app = await PolicyDiffHost.CreateWebAsync(new WebHostRequest { Urls = "http://127.0.0.1:0", Jobs = jobs, Settings = Settings }, database, CancellationToken.None);
        lock (programs) programs.Add((app, database));
        await app.StartAsync();
        return app;
    }

    internal async Task<PolicyDiffDb> OpenAsync() =>
        await programs[0].App.Services.GetRequiredService<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync();

    /// <summary>A policy at this path of the site, due now.</summary>
    internal async Task<Policy> AddPolicyAsync(string path, TimeSpan interval)
    {
        await using var db = await OpenAsync();
        var organization = await db.Organizations.SingleOrDefaultAsync(row => row.Slug == "lumen-parcel") ?? new Organization { Slug = "lumen-parcel", Name = "Lumen Parcel", CreatedAt = Now };
        var policy = new Policy
        {
            Organization = organization, Slug = "policy" + path.Replace('/', '-'), Name = "Privacy Policy", Type = "Privacy Policy", CreatedAt = Now, CheckInterval = interval, NextCheckAt = Now,
        };
        policy.Sources.Add(new PolicySource { Source = new Source { Address = Site.Uri(path).AbsoluteUri, CreatedAt = Now }, Live = true });
        db.Policies.Add(policy);
        await db.SaveChangesAsync();
        return policy;
    }

    internal async Task SubscribeAsync()
    {
        await using var db = await OpenAsync();
        var account = new Account { Email = "reader@example.org", Name = "Reader", Role = Account.Reader, PasswordHash = "-", SecurityStamp = "-", CreatedAt = Now };
        db.Subscriptions.Add(new Subscription { Account = account, Scope = Subscription.Everything, CreatedAt = Now, UnsubscribeKey = "key" });
        await db.SaveChangesAsync();
    }

    /// <summary>Waits until it is so; the test's own time limit ends what never comes.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo()) await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    internal Task UntilAsync(Func<PolicyDiffDb, Task<bool>> isSo) => UntilAsync(async () =>
    {
        await using var db = await OpenAsync();
        return await isSo(db);
    });

    internal string[] Mails() => Directory.Exists(Outbox) ? Directory.GetFiles(Outbox, "*.eml") : [];

    public async ValueTask DisposeAsync()
    {
        Site.Release();
        foreach (var (app, database) in programs)
        {
            await app.StopAsync();
            await app.DisposeAsync();
            await database.DisposeAsync();
        }

        await Site.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}

using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PolicyDiff.Alerts;
using PolicyDiff.Fetching;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Alerts;

/// <summary>A database with policies whose live pages change, and people who follow them.</summary>
internal sealed class AlertWorld : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private int accounts;

    private AlertWorld(ServiceProvider services, TestClock clock) => (this.services, Clock) = (services, clock);

    internal TestClock Clock { get; }

    internal IDbContextFactory<PolicyDiffDb> Factory => services.GetRequiredService<IDbContextFactory<PolicyDiffDb>>();

    internal AlertDesk Desk => new(Letters.Site, Clock);

    internal static async Task<AlertWorld> CreateAsync(PostgresFixture postgres)
    {
        var connectionString = await postgres.CreateDatabaseAsync("migrated", async template =>
        {
            await using var preparing = Build(template, new TestClock());
            await DatabaseMigrator.MigrateAsync(
                preparing.GetRequiredService<IDbContextFactory<PolicyDiffDb>>(), preparing.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
        });
        var clock = new TestClock();
        return new(Build(connectionString, clock), clock);
    }

    /// <summary>A policy with one live source.</summary>
    internal async Task<Policy> AddPolicyAsync(string organization, string name = "Privacy Policy")
    {
        await using var db = await Factory.CreateDbContextAsync();
        var slug = organization.ToLowerInvariant().Replace(' ', '-');
        var policy = new Policy
        {
            Organization = new Organization { Slug = slug, Name = organization, CreatedAt = Clock.Now },
            Slug = "privacy-policy",
            Name = name,
            Type = "Privacy Policy",
            CreatedAt = Clock.Now,
        };
        policy.Sources.Add(new PolicySource { Source = new Source { Address = $"https://{slug}.example/privacy", CreatedAt = Clock.Now }, Live = true });
        db.Policies.Add(policy);
        await db.SaveChangesAsync();
        return policy;
    }

    /// <summary>Another policy of the same organization.</summary>
    internal async Task<Policy> AddSiblingAsync(Policy first, string name)
    {
        await using var db = await Factory.CreateDbContextAsync();
        var slug = name.ToLowerInvariant().Replace(' ', '-');
        var policy = new Policy { OrganizationId = first.OrganizationId, Slug = slug, Name = name, Type = name, CreatedAt = Clock.Now };
        policy.Sources.Add(new PolicySource { Source = new Source { Address = $"https://{first.Organization.Slug}.example/{slug}", CreatedAt = Clock.Now }, Live = true });
        db.Policies.Add(policy);
        await db.SaveChangesAsync();
        return policy;
    }

    /// <summary>Looks at the live page twice, ten minutes apart, and sees this: what confirms a change.</summary>
    internal async Task SeeAsync(Policy policy, params string[] paragraphs)
    {
        for (var look = 0; look < 2; look++)
        {
            Clock.Now += TimeSpan.FromMinutes(10);
            await TakeAsync(policy, Observation.Live, Clock.Now, paragraphs);
            await services.GetRequiredService<Historian>().ArrangeAsync(policy.Id, ArrangeCause.LiveCheck, Desk.WriteAsync, CancellationToken.None);
        }
    }

    /// <summary>An archive's copy comes in.</summary>
    internal async Task RecallAsync(Policy policy, DateTimeOffset instant, params string[] paragraphs)
    {
        await TakeAsync(policy, "wayback", instant, paragraphs);
        await services.GetRequiredService<Historian>().ArrangeAsync(policy.Id, ArrangeCause.Past, null, CancellationToken.None);
    }

    internal async Task<Subscription> SubscribeAsync(string scope, Policy? policy = null, string? phrase = null, string? email = null)
    {
        await using var db = await Factory.CreateDbContextAsync();
        var number = Interlocked.Increment(ref accounts).ToString(CultureInfo.InvariantCulture);
        var subscription = new Subscription
        {
            Account = new Account
            {
                Email = email ?? $"reader{number}@example.org", Name = "Reader " + number, Role = Account.Reader, PasswordHash = "-", SecurityStamp = "-", CreatedAt = Clock.Now,
            },
            Scope = scope,
            OrganizationId = scope == Subscription.OfOrganization ? policy!.OrganizationId : null,
            PolicyId = scope == Subscription.OfPolicy ? policy!.Id : null,
            Phrase = phrase,
            CreatedAt = Clock.Now,
            UnsubscribeKey = "key-" + number,
        };
        db.Subscriptions.Add(subscription);
        await db.SaveChangesAsync();
        return subscription;
    }

    internal async Task<List<Alert>> AlertsAsync()
    {
        await using var db = await Factory.CreateDbContextAsync();
        return await db.Alerts.AsNoTracking().OrderBy(alert => alert.Id).ToListAsync();
    }

    internal AlertDelivery Deliverer(IMailSender sender) => new(Factory, sender, Letters.Site, Clock, NullLogger<AlertDelivery>.Instance);

    internal SmtpMailSender Sender(SmtpTestServer server) => new(MailParts.Options(server.Port), MailParts.ConnectAsync, Clock);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task TakeAsync(Policy policy, string origin, DateTimeOffset instant, string[] paragraphs)
    {
        var page = $"<html lang=en><head><title>Privacy Policy</title></head><body><main><h1>Privacy Policy</h1>{string.Concat(paragraphs.Select(text => $"<p>{text}</p>"))}</main></body></html>";
        var address = policy.Sources[0].Source.Address;
        await services.GetRequiredService<Intake>().TakeAsync(
            new ReceivedCapture
            {
                SourceId = policy.Sources[0].SourceId,
                Origin = origin,
                Instant = instant,
                RequestedAddress = address,
                FinalAddress = address,
                Status = 200,
                Headers = [new("Content-Type", "text/html; charset=utf-8")],
                Body = Encoding.UTF8.GetBytes(page),
                ArchiveAddress = origin == Observation.Live ? null : $"https://web.archive.org/web/{instant:yyyyMMddHHmmss}/{address}",
            },
            CancellationToken.None);
    }

    private static ServiceProvider Build(string connectionString, TimeProvider clock) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton(clock)
        .AddStorage(connectionString)
        .AddFetching()
        .AddHistory()
        .BuildServiceProvider();
}

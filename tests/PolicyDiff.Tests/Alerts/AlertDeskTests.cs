using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Alerts;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Alerts;

public sealed class AlertDeskTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_confirmed_change_is_owed_once_to_everybody_who_follows_it_and_to_nobody_else()
    {
        await using var world = await AlertWorld.CreateAsync(postgres);
        var (ours, other) = (await world.AddPolicyAsync("Lumen Parcel"), await world.AddPolicyAsync("Other Post"));
        await world.SeeAsync(ours, Sayings.Keeping(30));
        var matching = new[]
        {
            await world.SubscribeAsync(Subscription.Everything),
            await world.SubscribeAsync(Subscription.OfOrganization, ours),
            await world.SubscribeAsync(Subscription.OfPolicy, ours),
            await world.SubscribeAsync(Subscription.OfPhrase, phrase: "sell  your PERSONAL information"),
        };
        await world.SubscribeAsync(Subscription.OfOrganization, other);
        await world.SubscribeAsync(Subscription.OfPolicy, other);
        await world.SubscribeAsync(Subscription.OfPhrase, phrase: "binding arbitration");

        await world.SeeAsync(ours, Sayings.Selling);
        await world.SeeAsync(ours, Sayings.Selling);

        var alerts = await world.AlertsAsync();
        Assert.Equal(matching.Select(subscription => subscription.Id).Order(), alerts.Select(alert => alert.SubscriptionId).Order());
        Assert.All(alerts, alert => Assert.Equal((ours.Id, Alert.Due), (alert.PolicyId, alert.State)));
        Assert.All(alerts, alert => Assert.Matches("^<[0-9a-f]{40}@policies\\.example>$", alert.MessageId));
        Assert.Equal(4, alerts.Select(alert => alert.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Who_subscribes_after_the_change_was_found_is_not_told_of_it()
    {
        await using var world = await AlertWorld.CreateAsync(postgres);
        var policy = await world.AddPolicyAsync("Lumen Parcel");
        await world.SeeAsync(policy, Sayings.Keeping(30));
        await world.SeeAsync(policy, Sayings.Selling);
        await world.SubscribeAsync(Subscription.Everything);

        Assert.Equal(0, await WriteAgainAsync(world, policy, commit: true));
    }

    [Fact]
    public async Task What_an_archive_brings_alerts_nobody()
    {
        await using var world = await AlertWorld.CreateAsync(postgres);
        var policy = await world.AddPolicyAsync("Lumen Parcel");
        await world.SubscribeAsync(Subscription.Everything);
        world.Clock.Now += TimeSpan.FromHours(1);
        await world.SeeAsync(policy, Sayings.Selling);

        await world.RecallAsync(policy, world.Clock.Now.AddYears(-3), Sayings.Keeping(30));
        await world.RecallAsync(policy, world.Clock.Now.AddYears(-2), Sayings.Keeping(60));

        Assert.Empty(await world.AlertsAsync());
    }

    [Fact]
    public async Task Alerts_live_and_die_with_the_transaction_and_come_once_however_often_they_are_written()
    {
        await using var world = await AlertWorld.CreateAsync(postgres);
        var policy = await world.AddPolicyAsync("Lumen Parcel");
        await world.SubscribeAsync(Subscription.Everything);
        await world.SeeAsync(policy, Sayings.Keeping(30));
        await world.SeeAsync(policy, Sayings.Selling);
        await using (var db = await world.Factory.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await db.Alerts.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, await WriteAgainAsync(world, policy, commit: false));
        Assert.Empty(await world.AlertsAsync());
        Assert.Equal(1, await WriteAgainAsync(world, policy, commit: true));
        Assert.Equal(0, await WriteAgainAsync(world, policy, commit: true));
        Assert.Single(await world.AlertsAsync());
    }

    [Fact]
    public async Task Ten_thousand_subscribers_are_one_statement()
    {
        await using var world = await AlertWorld.CreateAsync(postgres);
        var policy = await world.AddPolicyAsync("Lumen Parcel");
        await world.SeeAsync(policy, Sayings.Keeping(30));
        await using (var db = await world.Factory.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                with people as (
                    insert into account (email, name, role, password_hash, security_stamp, created_at)
                    select 'r' || n || '@example.org', 'R', 'reader', '-', '-', {world.Clock.Now} from generate_series(1, 10000) n returning id)
                insert into subscription (account_id, scope, phrase, created_at, unsubscribe_key)
                select id, case id % 2 when 0 then 'everything' else 'phrase' end, case id % 2 when 1 then 'sell your personal information' end, {world.Clock.Now}, 'k' || id from people
                """,
                TestContext.Current.CancellationToken);
        }

        await world.SeeAsync(policy, Sayings.Selling);
        var watch = Stopwatch.StartNew();
        await WriteAgainAsync(world, policy, commit: false);

        TestContext.Current.TestOutputHelper?.WriteLine($"Writing again for 10,000 subscribers: {watch.ElapsedMilliseconds} ms.");
        var alerts = await world.AlertsAsync();
        Assert.Equal((10_000, 10_000), (alerts.Count, alerts.Select(alert => alert.MessageId).Distinct().Count()));
    }

    private static async Task<int> WriteAgainAsync(AlertWorld world, Policy policy, bool commit)
    {
        await using var db = await world.Factory.CreateDbContextAsync(TestContext.Current.CancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var change = await db.Changes.Where(row => row.PolicyId == policy.Id && row.FromText != null).SingleAsync(TestContext.Current.CancellationToken);
        var written = await world.Desk.WriteAsync(db, [new NewsItem(change, null)], TestContext.Current.CancellationToken);
        if (commit) await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return written;
    }
}

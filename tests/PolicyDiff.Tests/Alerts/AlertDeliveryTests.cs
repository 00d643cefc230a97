using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Alerts;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Alerts;

public sealed class AlertDeliveryTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_due_alert_arrives_once_with_its_own_reader_and_reason()
    {
        await using var server = new SmtpTestServer();
        await using var world = await OwingAsync(2);
        await world.SubscribeAsync(Subscription.OfPhrase, phrase: "never said");
        var deliverer = world.Deliverer(world.Sender(server));

        Assert.Equal(2, await deliverer.DeliverDueAsync(Cancel));
        Assert.Equal(0, await deliverer.DeliverDueAsync(Cancel));

        Assert.Equal(["RCPT TO:<reader1@example.org>", "RCPT TO:<reader2@example.org>"], server.Mails.Select(mail => mail.To).Order());
        var alerts = await world.AlertsAsync();
        Assert.All(alerts, alert => Assert.Equal((Alert.Sent, 1, (string?)null, (DateTimeOffset?)world.Clock.Now), (alert.State, alert.Attempts, alert.Error, alert.SentAt)));
        Assert.Equal(alerts.Select(alert => alert.MessageId).Order(), server.Mails.Select(mail => mail.Header("Message-ID")!).Order());
        Assert.All(server.Mails, mail => Assert.Contains("may sell your personal information", MailParts.Body(mail.Data, "plain"), StringComparison.Ordinal));
        Assert.Equal("<https://policies.example/unsubscribe/key-1>", server.Mails.Single(mail => mail.To.Contains("reader1@", StringComparison.Ordinal)).Header("List-Unsubscribe"));
    }

    [Fact]
    public async Task A_reader_who_is_refused_for_good_stops_nobody_else()
    {
        await using var server = new SmtpTestServer();
        server.Answers["RCPT TO:<reader1@"] = "550 no such user";
        await using var world = await OwingAsync(2);

        await world.Deliverer(world.Sender(server)).DeliverDueAsync(Cancel);

        var alerts = await world.AlertsAsync();
        Assert.Equal([Alert.Failed, Alert.Sent], alerts.OrderBy(alert => alert.SubscriptionId).Select(alert => alert.State));
        Assert.Contains("550 no such user", alerts.Single(alert => alert.State == Alert.Failed).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_greylisted_mail_comes_later_under_the_same_name()
    {
        await using var server = new SmtpTestServer();
        server.Answers["RCPT"] = "451 come back later";
        await using var world = await OwingAsync(1);
        var deliverer = world.Deliverer(world.Sender(server));
        await deliverer.DeliverDueAsync(Cancel);
        var before = Assert.Single(await world.AlertsAsync());
        server.Answers.Clear();

        Assert.Equal(0, await deliverer.DeliverDueAsync(Cancel));
        world.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(1, await deliverer.DeliverDueAsync(Cancel));

        Assert.Contains("451", before.Error, StringComparison.Ordinal);
        Assert.Equal(before.MessageId, Assert.Single(server.Mails).Header("Message-ID"));
        Assert.Equal((Alert.Sent, 2), Assert.Single((await world.AlertsAsync()).Select(alert => (alert.State, alert.Attempts))));
    }

    [Fact]
    public async Task After_ten_attempts_over_days_the_alert_is_given_up_and_says_why()
    {
        await using var server = new SmtpTestServer();
        server.Answers["RCPT"] = "451 come back later";
        await using var world = await OwingAsync(1);
        var deliverer = world.Deliverer(world.Sender(server));
        var attempts = 0;
        for (var quarter = 0; quarter < 80; quarter++)
        {
            attempts += await deliverer.DeliverDueAsync(Cancel);
            world.Clock.Now += TimeSpan.FromHours(6);
        }

        var alert = Assert.Single(await world.AlertsAsync());
        Assert.Equal((Alert.Failed, 10, 10), (alert.State, alert.Attempts, attempts));
        Assert.StartsWith("Given up after 10 attempts. ", alert.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_whose_end_was_not_answered_is_sent_again_as_the_same_mail()
    {
        await using var server = new SmtpTestServer();
        server.Answers["BODY"] = SmtpTestServer.Cut;
        await using var world = await OwingAsync(1);
        var deliverer = world.Deliverer(world.Sender(server));
        await deliverer.DeliverDueAsync(Cancel);
        server.Answers.Clear();
        world.Clock.Now += TimeSpan.FromMinutes(2);

        await deliverer.DeliverDueAsync(Cancel);

        Assert.Equal(2, server.Mails.Count);
        Assert.Single(server.Mails.Select(mail => mail.Header("Message-ID")).Distinct());
        Assert.Equal(Alert.Sent, Assert.Single(await world.AlertsAsync()).State);
    }

    [Fact]
    public async Task A_host_that_is_away_costs_one_alert_an_attempt_and_then_rests()
    {
        var server = new SmtpTestServer();
        await server.DisposeAsync();
        await using var world = await OwingAsync(3);
        var deliverer = world.Deliverer(world.Sender(server));

        Assert.Equal(1, await deliverer.DeliverDueAsync(Cancel));
        Assert.Equal(0, await deliverer.DeliverDueAsync(Cancel));

        var alerts = await world.AlertsAsync();
        Assert.Equal([0, 0, 1], alerts.Select(alert => alert.Attempts).Order());
        Assert.All(alerts, alert => Assert.Equal((Alert.Due, (DateTimeOffset?)null), (alert.State, alert.ClaimedUntil)));
    }

    [Fact]
    public async Task Two_processes_share_the_work_and_send_nothing_twice()
    {
        await using var server = new SmtpTestServer();
        await using var world = await OwingAsync(60);
        async Task RunAsync()
        {
            var deliverer = world.Deliverer(world.Sender(server));
            while (await deliverer.DeliverDueAsync(Cancel) > 0)
            {
            }
        }

        await Task.WhenAll(RunAsync(), RunAsync(), RunAsync());

        Assert.Equal(60, server.Mails.Count);
        Assert.Equal(60, server.Mails.Select(mail => mail.Header("Message-ID")).Distinct().Count());
        Assert.All(await world.AlertsAsync(), alert => Assert.Equal(Alert.Sent, alert.State));
    }

    [Fact]
    public async Task What_a_dead_process_had_taken_is_sent_when_its_lease_ends()
    {
        await using var server = new SmtpTestServer();
        await using var world = await OwingAsync(1);
        await using (var db = await world.Factory.CreateDbContextAsync(Cancel))
        {
            Assert.Single(await AlertRows.ClaimAsync(db, 10, world.Clock.Now, world.Clock.Now.AddMinutes(10), Cancel));
        }

        var deliverer = world.Deliverer(world.Sender(server));
        Assert.Equal(0, await deliverer.DeliverDueAsync(Cancel));
        world.Clock.Now += TimeSpan.FromMinutes(10);
        Assert.Equal(1, await deliverer.DeliverDueAsync(Cancel));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_program_that_stops_lets_go_of_what_it_had_taken()
    {
        await using var server = new SmtpTestServer();
        server.Answers["MAIL"] = SmtpTestServer.Stall;
        await using var world = await OwingAsync(3);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var delivering = world.Deliverer(world.Sender(server)).DeliverDueAsync(stop.Token);
        while (server.Commands.Count < 2) await Task.Delay(10, Cancel);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivering);

        Assert.All(await world.AlertsAsync(), alert => Assert.Equal((Alert.Due, 0, (DateTimeOffset?)null), (alert.State, alert.Attempts, alert.ClaimedUntil)));
    }

    [Fact]
    public async Task Without_a_mail_host_each_alert_is_one_file()
    {
        var folder = Directory.CreateTempSubdirectory("policydiff-outbox-");
        try
        {
            await using var world = await OwingAsync(3);

            await world.Deliverer(new OutboxMailSender(folder.FullName, new MailOptions(), world.Clock)).DeliverDueAsync(Cancel);

            Assert.Equal((await world.AlertsAsync()).Select(alert => alert.MessageId.Trim('<', '>') + ".eml").Order(), folder.GetFiles().Select(file => file.Name).Order());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_address_that_is_none_fails_with_a_sentence()
    {
        await using var server = new SmtpTestServer();
        await using var world = await OwingAsync(0, "not an address");

        await world.Deliverer(world.Sender(server)).DeliverDueAsync(Cancel);

        var alert = Assert.Single(await world.AlertsAsync());
        Assert.Equal((Alert.Failed, "'not an address' is no address that mail can be sent to."), (alert.State, alert.Error));
        Assert.Empty(server.Commands);
    }

    [Fact]
    public async Task A_change_that_an_archive_has_narrowed_meanwhile_is_told_as_it_is_now()
    {
        await using var server = new SmtpTestServer();
        await using var world = await OwingAsync(1);
        var policy = await PolicyAsync(world);
        // Between the last sight of the old text and the first of the new one.
        await world.RecallAsync(policy, world.Clock.Now.AddMinutes(-15), Sayings.Keeping(60));

        await world.Deliverer(world.Sender(server)).DeliverDueAsync(Cancel);

        var body = MailParts.Body(Assert.Single(server.Mails).Data, "plain");
        Assert.Contains(world.Clock.Now.AddMinutes(-15).ToString("HH:mm 'UTC (last seen before)'", CultureInfo.InvariantCulture), body, StringComparison.Ordinal);
        Assert.Contains("[removed: 60", body, StringComparison.Ordinal);
        Assert.Contains("/web/", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_unsubscribed_gets_nothing_more()
    {
        await using var server = new SmtpTestServer();
        await using var world = await OwingAsync(1);
        await using (var db = await world.Factory.CreateDbContextAsync(Cancel)) await db.Subscriptions.ExecuteDeleteAsync(Cancel);

        Assert.Equal(0, await world.Deliverer(world.Sender(server)).DeliverDueAsync(Cancel));
        Assert.Empty(server.Mails);
    }

    /// <summary>A world where this many readers are owed a mail about one change; or one reader with this address.</summary>
    private async Task<AlertWorld> OwingAsync(int readers, string? email = null)
    {
        var world = await AlertWorld.CreateAsync(postgres);
        var policy = await world.AddPolicyAsync("Lumen Parcel");
        await world.SeeAsync(policy, Sayings.Keeping(30));
        for (var reader = 0; reader < readers; reader++) await world.SubscribeAsync(Subscription.Everything);
        if (email is not null) await world.SubscribeAsync(Subscription.Everything, email: email);
        await world.SeeAsync(policy, Sayings.Selling);
        return world;
    }

    private static async Task<Policy> PolicyAsync(AlertWorld world)
    {
        await using var db = await world.Factory.CreateDbContextAsync(Cancel);
        return await db.Policies.Include(policy => policy.Sources).ThenInclude(pairing => pairing.Source).SingleAsync(Cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Tests.Commands;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Alerts;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.EndToEnd;

/// <summary>Programs that go on running, as processes.</summary>
[Collection(Processes.Name)]
public sealed class ServeTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_live_page_that_changes_is_one_change_and_one_mail_with_two_processes()
    {
        await using var smtp = new SmtpTestServer();
        await using var demo = await DemoInstallation.StartAsync(postgres);
        demo.Settings["Mail__Host"] = "127.0.0.1";
        demo.Settings["Mail__Port"] = FormattableString.Invariant($"{smtp.Port}");
        demo.Settings["Mail__Security"] = "none";
        demo.Settings["Mail__From"] = "PolicyDiff <alerts@policydiff.example>";
        demo.Settings["Jobs__LookEverySeconds"] = "1";
        var organization = DemoInstallation.World.Organizations.First(one => one.Policies.Any(policy => policy.Advanced is not null));
        var policy = organization.Policies.First(one => one.Advanced is not null);
        (await demo.RunAsync("add", policy.Addresses(demo.Site.Port)[0].AbsoluteUri, "--organization", organization.Name, "--type", policy.Type)).Succeeded();
        await SubscribeAsync(demo);

        await using var first = demo.Start("serve", "--urls", "http://127.0.0.1:0");
        await using var second = demo.Start("serve", "--urls", "http://127.0.0.1:0");
        await first.SaysAsync($"Mails: sent through 127.0.0.1:{smtp.Port}");
        await second.SaysAsync("Jobs: checks, backfills and mails run here.");
        // The past that `add` handed to the workers is read meanwhile, and tells nobody.
        await UntilAsync(demo, async db => await db.Backfills.AllAsync(row => row.State == Backfill.Done, Cancelled));
        (await demo.RunAsync("rebuild")).Succeeded();
        Assert.Empty(smtp.Mails);

        demo.Site.Advance();
        await UntilAsync(demo, async db => !smtp.Mails.IsEmpty);
        // Some checks more, by both of them.
        var captures = await CountAsync(demo, db => db.Captures.CountAsync(row => row.Origin == "live", Cancelled));
        await UntilAsync(demo, async db => await db.Captures.CountAsync(row => row.Origin == "live", Cancelled) >= captures + 3);
        var mail = Assert.Single(smtp.Mails);
        Assert.Contains("Message-ID:", mail.Data, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, await CountAsync(demo, db => db.Changes.CountAsync(row => row.Origin == "live", Cancelled)));
        Assert.Equal(1, await CountAsync(demo, db => db.Alerts.CountAsync(Cancelled)));
        foreach (var run in new[] { first, second })
        {
            await run.InterruptAsync();
            var end = await run.ExitAsync();
            end.Succeeded();
            Assert.DoesNotContain("Microsoft.Hosting", end.Errors, StringComparison.Ordinal);
            Assert.Empty(end.Output);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_gets_a_sentence()
    {
        await using var demo = await DemoInstallation.StartAsync(postgres);
        var taken = demo.Archive.BaseUrl.GetLeftPart(UriPartial.Authority);
        (await demo.RunAsync("serve", "--urls", taken)).Refused(1, taken, "--urls http://");
        (await demo.RunAsync("serve", "--urls", "http://192.0.2.1:5180")).Refused(1, "http://192.0.2.1:5180");
        (await demo.RunAsync("serve", "--urls", "https://127.0.0.1:0")).Refused(1, "certificate");
    }

    [Fact]
    public async Task Without_an_owner_the_link_for_one_is_printed_and_pages_want_a_sign_in()
    {
        await using var demo = await DemoInstallation.StartAsync(postgres);
        demo.Settings["Site__PublicUrl"] = "https://policies.example.org";
        await using var run = demo.Start("serve", "--no-jobs", "--urls", "http://127.0.0.1:0");
        var said = await run.SaysAsync("make your account");
        Assert.Contains("https://policies.example.org/setup?token=", said, StringComparison.Ordinal);
        Assert.Contains("none run here", said, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(demo.Settings["DataFolder"], "outbox"), said, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", said, StringComparison.OrdinalIgnoreCase);
        await run.InterruptAsync();
        (await run.ExitAsync()).Succeeded();
    }

    [Fact]
    public async Task Workers_say_what_they_do_and_end_on_Ctrl_C()
    {
        await using var demo = await DemoInstallation.StartAsync(postgres);
        await using var run = demo.Start("work");
        await run.SaysAsync("Jobs: checks, backfills and mails run here.");
        await run.InterruptAsync();
        (await run.ExitAsync()).Succeeded();
    }

    private static async Task SubscribeAsync(DemoInstallation demo)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = demo.OpenDatabase();
        var account = new Account { Email = "reader@example.org", Name = "Reader", Role = Account.Reader, PasswordHash = "-", SecurityStamp = "-", CreatedAt = now };
        db.Subscriptions.Add(new Subscription { Account = account, Scope = Subscription.Everything, CreatedAt = now, UnsubscribeKey = "key" });
        await db.SaveChangesAsync(Cancelled);
        await db.Policies.ExecuteUpdateAsync(set => set.SetProperty(row => row.CheckInterval, TimeSpan.FromSeconds(2)).SetProperty(row => row.NextCheckAt, now), Cancelled);
    }

    private static async Task<int> CountAsync(DemoInstallation demo, Func<PolicyDiffDb, Task<int>> count)
    {
        await using var db = demo.OpenDatabase();
        return await count(db);
    }

    private static async Task UntilAsync(DemoInstallation demo, Func<PolicyDiffDb, Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        while (true)
        {
            await using (var db = demo.OpenDatabase())
            {
                if (await isSo(db)) return;
            }

            await Task.Delay(100, patience.Token);
        }
    }
}

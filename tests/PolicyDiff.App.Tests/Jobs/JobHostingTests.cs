using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.App.Jobs;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Jobs;

public sealed class JobHostingTests(PostgresFixture postgres)
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    public async Task Programs_that_start_at_the_same_moment_on_a_new_database_all_run()
    {
        await using var world = await JobWorld.CreateAsync(postgres);

        await Task.WhenAll(world.StartAsync(), world.StartAsync(), world.StartAsync());

        await using var db = await world.OpenAsync();
        Assert.Equal("quartz", (await db.Installation.SingleAsync(setting => setting.Key == "job-engine", TestContext.Current.CancellationToken)).Value);
        await world.AddPolicyAsync("/one", TimeSpan.FromHours(12));
        await world.UntilAsync(inner => inner.Policies.AllAsync(policy => policy.LastCheckedAt != null));
    }

    [Fact(Timeout = Patience)]
    public async Task A_database_whose_jobs_belong_to_another_engine_is_refused_with_a_sentence()
    {
        await using var world = await JobWorld.CreateAsync(postgres);
        await world.StartAsync(jobs: false);
        await using (var db = await world.OpenAsync())
        {
            db.Installation.Add(new InstallationSetting { Key = "job-engine", Value = "hangfire" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var refused = await Assert.ThrowsAsync<JobEngineMismatchException>(() => world.StartAsync());

        Assert.Contains("'hangfire'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--no-jobs", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience)]
    public async Task Two_programs_check_each_due_policy_once()
    {
        await using var world = await JobWorld.CreateAsync(postgres);
        await world.StartAsync();
        await world.StartAsync();
        for (var number = 0; number < 40; number++) await world.AddPolicyAsync($"/policy/{number}", TimeSpan.FromHours(12));

        await world.UntilAsync(db => db.Policies.AllAsync(policy => policy.LastCheckedAt != null));

        Assert.Equal(40, world.Site.Requests.Count(page => page.Key.StartsWith("/policy/", StringComparison.Ordinal)));
        Assert.All(world.Site.Requests.Where(page => page.Key.StartsWith("/policy/", StringComparison.Ordinal)), page => Assert.Equal(1, page.Value));
    }

    [Fact(Timeout = Patience)]
    public async Task A_live_page_that_changes_is_one_change_and_one_mail_with_two_programs()
    {
        await using var world = await JobWorld.CreateAsync(postgres);
        await world.StartAsync();
        await world.StartAsync();
        await world.SubscribeAsync();
        await world.AddPolicyAsync("/privacy", TimeSpan.FromSeconds(1));
        await world.UntilAsync(db => db.Versions.AnyAsync());

        world.Site.Sentence = "We may keep the record of each delivery for 180 days and sell it to carefully chosen partners.";

        await JobWorld.UntilAsync(() => Task.FromResult(world.Mails().Length > 0));
        var seen = world.Site.Requests["/privacy"];
        await JobWorld.UntilAsync(() => Task.FromResult(world.Site.Requests["/privacy"] >= seen + 4));
        await using var db = await world.OpenAsync();
        Assert.Equal(1, await db.Changes.CountAsync(change => change.FromText != null, TestContext.Current.CancellationToken));
        var alert = await db.Alerts.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Alert.Sent, alert.State);
        var mail = await File.ReadAllTextAsync(Assert.Single(world.Mails()), TestContext.Current.CancellationToken);
        Assert.Contains($"Message-ID: {alert.MessageId}", mail, StringComparison.Ordinal);
        Assert.Contains("[added: ", mail.Replace("=\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience)]
    public async Task Mails_do_not_wait_behind_backfills_that_fill_every_place_they_have()
    {
        await using var world = await JobWorld.CreateAsync(postgres);
        await world.StartAsync();
        await world.SubscribeAsync();
        await using (var db = await world.OpenAsync())
        {
            foreach (var number in Enumerable.Range(0, 3))
            {
                var slow = await world.AddPolicyAsync($"/slow/{number}", TimeSpan.FromHours(12));
                db.Backfills.Add(new Backfill { PolicyId = slow.Id, Archive = "wayback", Strategy = "changes", State = Backfill.Waiting, RequestedAt = TimeProvider.System.GetUtcNow() });
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await JobWorld.UntilAsync(() => Task.FromResult(world.Site.ArchiveIsAsked));
        await world.AddPolicyAsync("/privacy", TimeSpan.FromSeconds(1));
        await world.UntilAsync(db => db.Versions.AnyAsync(version => version.Policy.Slug == "policy-privacy"));
        world.Site.Sentence = "We may keep the record of each delivery for 180 days and sell it to carefully chosen partners.";

        await JobWorld.UntilAsync(() => Task.FromResult(world.Mails().Length > 0));

        await using var after = await world.OpenAsync();
        Assert.True(await after.Backfills.AllAsync(backfill => backfill.FinishedAt == null, TestContext.Current.CancellationToken));
        Assert.True(await after.Backfills.AnyAsync(backfill => backfill.LeaseUntil > TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Patience)]
    public async Task What_a_killed_program_was_doing_is_done_by_another_when_its_claim_ends()
    {
        await using var world = await JobWorld.CreateAsync(postgres);
        await world.StartAsync(jobs: false);
        world.Site.Hold();
        await world.AddPolicyAsync("/privacy", TimeSpan.FromHours(12));
        using (var worker = StartWorker(world))
        {
            await JobWorld.UntilAsync(() => Task.FromResult(world.Site.Requests.ContainsKey("/privacy") || worker.HasExited));
            Assert.False(worker.HasExited);
            worker.Kill();
            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        world.Site.Release();
        await using (var db = await world.OpenAsync())
        {
            var policy = await db.Policies.SingleAsync(TestContext.Current.CancellationToken);
            Assert.True(policy.NextCheckAt > TimeProvider.System.GetUtcNow());
            Assert.Null(policy.LastCheckedAt);
            // The five minutes of the claim pass.
            policy.NextCheckAt = TimeProvider.System.GetUtcNow();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await world.StartAsync();

        await world.UntilAsync(db => db.Versions.AnyAsync());
        Assert.Equal(2, world.Site.Requests["/privacy"]);
    }

    // SIGKILL on Unix: Process.Kill asks nobody.
    private static Process StartWorker(JobWorld world)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "policydiff.dll"));
        start.ArgumentList.Add("work");
        foreach (var (key, value) in world.Settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var worker = Process.Start(start)!;
        worker.OutputDataReceived += (_, _) => { };
        worker.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        worker.BeginOutputReadLine();
        worker.BeginErrorReadLine();
        return worker;
    }
}

using System.Diagnostics;
using System.Globalization;
using PolicyDiff.App.Tests.Demo;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.EndToEnd;

/// <summary>kill -9 of the program, and of its database, in the middle of a backfill.</summary>
[Collection(Processes.Name)]
public sealed class KillTests(DemoServers servers, PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backfill_that_is_killed_again_and_again_ends_as_one_that_was_not()
    {
        await using var demo = await DemoInstallation.StartAddedAsync(servers, postgres);
        (await demo.RunAsync("backfill", "--all", "--strategy", "every")).Succeeded();
        var (export, evidence) = (await demo.ExportAsync(), await demo.EvidenceAsync());

        await demo.UseCopyAsync(postgres);
        demo.Settings["Archives__Wayback__ReplaysPerMinute"] = "300";
        for (var kill = 0; kill < 4; kill++)
        {
            var before = demo.Archive.Replays;
            var moment = before + Random.Shared.Next(1, 14);
            await using var run = demo.Start("backfill", "--all", "--strategy", "every");
            while (demo.Archive.Replays < moment && !run.HasEnded) await Task.Delay(10, Cancelled);
            await Task.Delay(Random.Shared.Next(0, 200), Cancelled);
            Assert.False(run.HasEnded, $"It ended before it could be killed:\n{run.Errors}");
            await run.KillAsync();
            // What the dead one held is free within half a minute; after the last kill the test waits for that, before it there is no time.
            if (kill < 3) await demo.PassTimeAsync();
        }

        demo.Settings["Archives__Wayback__ReplaysPerMinute"] = "6000";
        (await demo.RunAsync("backfill", "--all", "--strategy", "every")).Succeeded();
        Assert.Equal(export, await demo.ExportAsync());
        Assert.Equal(evidence, await demo.EvidenceAsync());
    }

    [Fact]
    public async Task A_private_server_that_is_killed_during_a_backfill_comes_back_and_nothing_is_lost_or_doubled()
    {
        await using var demo = await DemoInstallation.StartAsync(null);
        var organization = DemoInstallation.World.Organizations[0];
        await demo.AddAsync(organization);
        demo.Settings["Archives__Wayback__ReplaysPerMinute"] = "300";
        var before = demo.Archive.Replays;
        await using var run = demo.Start("backfill", "--all", "--strategy", "every");
        while (demo.Archive.Replays < before + 10 && !run.HasEnded) await Task.Delay(10, Cancelled);
        Assert.False(run.HasEnded, $"It ended before its server could be killed:\n{run.Errors}");
        await KillServerAsync(demo.Settings["DataFolder"]);

        var end = await run.EndAsync();
        end.Succeeded();
        var changes = await demo.RunAsync("export", "changes", "--format", "jsonl");
        foreach (var policy in organization.Policies) Assert.Equal(StoryTruth.Of(policy), StoryTruth.Found(changes.Json, StoryTruth.SlugOf(organization, policy), policy));
        foreach (var line in (await demo.RunAsync("status", "--json")).Json)
        {
            Assert.Equal("done", line.GetProperty("backfill").GetString());
            Assert.Equal(0, line.GetProperty("notOpened").GetInt32());
        }

        Assert.False(File.Exists(Path.Combine(demo.Settings["DataFolder"], "postgres", "postmaster.pid")), "The server still runs and nobody uses it.");
    }

    private static async Task KillServerAsync(string dataFolder)
    {
        var pid = int.Parse(File.ReadLines(Path.Combine(dataFolder, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        using var server = Process.GetProcessById(pid);
        server.Kill();
        await server.WaitForExitAsync(Cancelled);
    }
}

using PolicyDiff.App.Demo;
using PolicyDiff.App.Tests.Demo;
using PolicyDiff.Meaning;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.EndToEnd;

/// <summary>The demo's story, read through the command line, against what was written into it.</summary>
[Collection(Processes.Name)]
public sealed class TruthTests(DemoServers servers, PostgresFixture postgres)
{
    [Fact]
    public async Task Every_capture_read_gives_exactly_the_changes_of_the_story()
    {
        await using var demo = await DemoInstallation.StartAddedAsync(servers, postgres);
        var backfill = await demo.RunAsync("backfill", "--all", "--strategy", "every");
        backfill.Succeeded();
        Assert.Empty(backfill.Output);
        var export = await demo.RunAsync("export", "changes", "--format", "jsonl");
        foreach (var (slug, policy) in StoryTruth.Policies) Assert.Equal(StoryTruth.Of(policy), StoryTruth.Found(export.Json, slug, policy));

        // Twice is once.
        var before = await demo.ExportAsync();
        (await demo.RunAsync("backfill", "--all", "--strategy", "every")).Succeeded();
        Assert.Equal(before, await demo.ExportAsync());
        var rebuilt = await demo.RunAsync("rebuild");
        rebuilt.Succeeded();
        Assert.Equal(before, await demo.ExportAsync());
    }

    [Fact]
    public async Task Opening_only_what_bounds_changes_finds_all_but_what_hides_between_equal_neighbours()
    {
        await using var demo = await DemoInstallation.StartAddedAsync(servers, postgres);
        (await demo.RunAsync("backfill", "--all")).Succeeded();
        var export = await demo.RunAsync("export", "changes", "--format", "jsonl");
        foreach (var (slug, policy) in StoryTruth.Policies)
        {
            var found = StoryTruth.Found(export.Json, slug, policy);
            var truth = StoryTruth.Of(policy);
            var hideable = policy.Changes.Zip(truth).Where(pair => pair.First.Kind is ChangeKind.Variant or ChangeKind.Revert || IsFollowedByReturn(policy, pair.First)).Select(pair => pair.Second).ToHashSet();
            Assert.Empty(found.Except(truth));
            Assert.Empty(truth.Except(found).Except(hideable));
        }
    }

    [Fact]
    public async Task Status_and_history_tell_what_was_found()
    {
        await using var demo = await DemoInstallation.StartAsync(postgres);
        var organization = DemoInstallation.World.Organizations[0];
        var policy = organization.Policies[0];
        var slug = StoryTruth.SlugOf(organization, policy);
        (await demo.RunAsync("add", policy.Addresses(demo.Site.Port)[0].AbsoluteUri, "--organization", organization.Name, "--type", policy.Type)).Succeeded();
        (await demo.RunAsync("backfill", slug, "--strategy", "every")).Succeeded();

        var status = Assert.Single((await demo.RunAsync("status", "--json")).Json);
        Assert.Equal(slug, status.GetProperty("policy").GetString());
        Assert.Equal("done", status.GetProperty("backfill").GetString());
        Assert.True(status.GetProperty("fetched").GetInt32() > 3);
        var versions = (await demo.RunAsync("export", "versions", "--policy", slug, "--format", "jsonl")).Json;
        Assert.Equal(versions.Count, status.GetProperty("versions").GetInt32());
        var history = await demo.RunAsync("history", slug);
        history.Succeeded();
        Assert.Contains("no later than", history.Output, StringComparison.Ordinal);
        Assert.Equal(status.GetProperty("changes").GetInt32(), (await demo.RunAsync("history", slug, "--format", "json")).Json.Count);

        // POLICY@DATE and POLICY@HASH name the same texts.
        var (old, @new) = (versions[0], versions[1]);
        var byHash = await demo.RunAsync("diff", $"{slug}@{old.GetProperty("text").GetString()![..12]}", $"{slug}@{@new.GetProperty("text").GetString()![..12]}", "--format", "json");
        byHash.Succeeded();
        var byDate = await demo.RunAsync("diff", $"{slug}@{old.GetProperty("firstSeen").GetString()![..10]}", $"{slug}@{@new.GetProperty("firstSeen").GetString()![..10]}", "--format", "json");
        Assert.Equal(byHash.Output, byDate.Output);
        (await demo.RunAsync("diff", $"{slug}@1990-01-01", $"{slug}@2020-01-01")).Refused(2, "its first was seen");
        (await demo.RunAsync("diff", $"{slug}@deadbeefdeadbeef", $"{slug}@2020-01-01")).Refused(2, "never had a text");

        var csv = await demo.RunAsync("export", "versions");
        Assert.Equal("organization,policy,type,text,firstSeen,lastSeen,url,origin,words", csv.Lines[0].TrimEnd('\r'));
        Assert.Equal(versions.Count + 1, csv.Lines.Length);
    }

    // What goes away again: its coming may lie between two captures that say the same.
    private static bool IsFollowedByReturn(DemoPolicy policy, DemoChange change) =>
        change.From is { } old && policy.Changes.Any(later => later.FirstWithNew > change.FirstWithNew && later.To.Hash == old.Hash);
}

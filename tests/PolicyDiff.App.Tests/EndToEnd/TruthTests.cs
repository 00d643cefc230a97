using System.Globalization;
using System.Text.Json;
using PolicyDiff.App.Demo;
using PolicyDiff.Meaning;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.EndToEnd;

/// <summary>The demo's story, read through the command line, against what was written into it.</summary>
[Collection("Processes")]
public sealed class TruthTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_capture_read_gives_exactly_the_changes_of_the_story()
    {
        await using var demo = await DemoInstallation.StartAsync(postgres);
        await demo.AddAllAsync();
        var backfill = await demo.RunAsync("backfill", "--all", "--strategy", "every");
        backfill.Succeeded();
        Assert.Empty(backfill.Output);
        var export = await demo.RunAsync("export", "changes", "--format", "jsonl");
        foreach (var (slug, policy) in Policies()) Assert.Equal(Truth(policy), Archived(export.Json, slug, policy));

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
        await using var demo = await DemoInstallation.StartAsync(postgres);
        await demo.AddAllAsync();
        (await demo.RunAsync("backfill", "--all")).Succeeded();
        var export = await demo.RunAsync("export", "changes", "--format", "jsonl");
        foreach (var (slug, policy) in Policies())
        {
            var found = Archived(export.Json, slug, policy);
            var truth = Truth(policy);
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
        var slug = $"{organization.Slug}/{policy.Slug}";
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

    private static IEnumerable<(string Slug, DemoPolicy Policy)> Policies() =>
        from organization in DemoInstallation.World.Organizations
        from policy in organization.Policies
        select ($"{organization.Slug}/{policy.Slug}", policy);

    private static List<string> Truth(DemoPolicy policy) => [.. policy.Changes.Select(change =>
        Line(change.From?.Hash.ToString(), change.To.Hash.ToString(), change.LastWithOld, change.FirstWithNew, change.Kind.ToWord()))];

    /// <summary>The changes that the archive shows: what the live page adds comes after its last capture.</summary>
    private static List<string> Archived(IEnumerable<JsonElement> export, string slug, DemoPolicy policy) => [.. export
        .Where(line => line.GetProperty("policy").GetString() == slug && line.GetProperty("firstWithNew").GetDateTimeOffset() <= policy.Captures[^1].Instant)
        .Select(line => Line(
            line.GetProperty("from").GetString(), line.GetProperty("to").GetString()!, Instant(line, "lastWithOld"), Instant(line, "firstWithNew")!.Value, line.GetProperty("kind").GetString()!))];

    private static DateTimeOffset? Instant(JsonElement line, string name) =>
        line.GetProperty(name).ValueKind == JsonValueKind.Null ? null : line.GetProperty(name).GetDateTimeOffset();

    // The kind "variant" is made by a later part: today a flicker is there and back again.
    private static string Line(string? from, string to, DateTimeOffset? last, DateTimeOffset first, string kind) => string.Create(
        CultureInfo.InvariantCulture, $"{from?[..12] ?? "nothing"} → {to[..12]} after {last:u} by {first:u} {(kind is "variant" or "revert" or "content" or "minor" ? "changed" : kind)}");

    // What goes away again: its coming may lie between two captures that say the same.
    private static bool IsFollowedByReturn(DemoPolicy policy, DemoChange change) =>
        change.From is { } old && policy.Changes.Any(later => later.FirstWithNew > change.FirstWithNew && later.To.Hash == old.Hash);
}

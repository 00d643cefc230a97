using System.Net;
using System.Text.RegularExpressions;
using PolicyDiff.App.Tests.Commands;

namespace PolicyDiff.App.Tests.EndToEnd;

/// <summary>The first thing a newcomer starts, as a process with a data folder of its own.</summary>
[Collection(Processes.Name)]
public sealed partial class DemoCommandTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_fills_the_dashboard_and_a_second_start_changes_nothing()
    {
        using var scratch = new ScratchFolder();
        var settings = new Dictionary<string, string> { ["DataFolder"] = scratch.Path, ["Demo__SitePort"] = "0", ["Demo__ArchivePort"] = "0" };
        string export;
        await using (var run = ProgramRun.Start(settings, "demo", "--urls", "http://127.0.0.1:0"))
        {
            var said = await run.SaysAsync("make one: ");
            await ReadAsync(said);
            export = await ExportAsync(scratch);
            Assert.Contains("\"news\":true", export, StringComparison.Ordinal);
            await EndAsync(run, scratch);
        }

        await using (var again = ProgramRun.Start(settings, "demo", "--urls", "http://127.0.0.1:0"))
        {
            await ReadAsync(await again.SaysAsync("make one: "));
            Assert.Equal(export, await ExportAsync(scratch));
            await EndAsync(again, scratch);
        }
    }

    private static async Task ReadAsync(string said)
    {
        Assert.DoesNotContain("info: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("warn: ", said, StringComparison.Ordinal);
        var address = Ready().Match(said).Groups[1].Value;
        var worth = Worth().Matches(said).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(3, worth.Count);
        using var client = Pages.SampleSite.ClientOf(address);
        foreach (var page in worth.Concat(["/", "/health", "/backfills"]).Concat(StoryTruth.Policies.Select(policy => $"/policies/{policy.Slug}")))
        {
            using var answer = await client.GetAsync(new Uri(page, UriKind.RelativeOrAbsolute), Cancelled);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {answer.StatusCode}");
            var html = await answer.Content.ReadAsStringAsync(Cancelled);
            Assert.Contains(page.EndsWith("/health", StringComparison.Ordinal) || page.EndsWith("/backfills", StringComparison.Ordinal) ? "Lumora" : "20", html, StringComparison.Ordinal);
        }

        var feed = await client.GetStringAsync(new Uri("/", UriKind.Relative), Cancelled);
        var change = ChangeLink().Match(feed);
        Assert.True(change.Success, "The feed shows no change.");
        using var shown = await client.GetAsync(new Uri(WebUtility.HtmlDecode(change.Groups[1].Value), UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    private static async Task<string> ExportAsync(ScratchFolder scratch)
    {
        var settings = new Dictionary<string, string> { ["DataFolder"] = scratch.File("demo") };
        var changes = await ProgramRun.RunAsync(settings, "export", "changes", "--format", "jsonl");
        changes.Succeeded();
        foreach (var (slug, policy) in StoryTruth.Policies) Assert.Equal(StoryTruth.Of(policy), StoryTruth.Found(changes.Json, slug, policy));
        return changes.Output + (await ProgramRun.RunAsync(settings, "export", "versions", "--format", "jsonl")).Output;
    }

    private static async Task EndAsync(ProgramRun run, ScratchFolder scratch)
    {
        await run.InterruptAsync();
        (await run.ExitAsync()).Succeeded();
        Assert.False(File.Exists(Path.Combine(scratch.File("demo"), "postgres", "postmaster.pid")), "The private server still runs.");
    }

    [GeneratedRegex(@"Ready: (http://\S+)")]
    private static partial Regex Ready();

    [GeneratedRegex(@"^  [^:\n]+: (http://\S+)", RegexOptions.Multiline)]
    private static partial Regex Worth();

    [GeneratedRegex("""href="(/policies/[^"]+/changes/[^"]+)""")]
    private static partial Regex ChangeLink();
}

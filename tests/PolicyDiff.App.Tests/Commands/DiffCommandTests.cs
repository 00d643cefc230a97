using System.Diagnostics;
using System.Text.Json;

namespace PolicyDiff.App.Tests.Commands;

public sealed class DiffCommandTests
{
    private const string Old = "# Privacy\n\nWe do not sell your data. We keep it for 30 days.\n\n- your name\n- your [address](https://a.example/)\n\nWrite to us.\n";
    private const string New = "# Privacy\n\nWe sell your data. We keep it for 180 days.\n\n- your name\n- your [address](https://a.example/)\n- your face\n\nWrite to us.\n";

    private static readonly Dictionary<string, string> NoDatabase = new() { ["DataFolder"] = "/proc/no/folder/can/be/made/here" };

    [Theory]
    [InlineData("words", "‘not’ dropped before ‘sell’")]
    [InlineData("words", "Retention: 30 days → 180 days")]
    [InlineData("markdown", "180 days")]
    [InlineData("html", "<ins")]
    [InlineData("json", "\"kind\":\"content\"")]
    public async Task Two_files_are_compared_in_every_format_without_opening_the_database(string format, string expected)
    {
        using var scratch = new ScratchFolder();
        var end = await ProgramRun.RunAsync(NoDatabase, "diff", scratch.Write("a.md", Old), scratch.Write("b.md", New), "--format", format);
        end.Succeeded();
        Assert.Contains(expected, end.Output, StringComparison.Ordinal);
        Assert.Empty(end.Errors);
    }

    [Fact]
    public async Task The_unified_form_is_a_patch_that_patch_applies()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/patch"), "There is no 'patch' here to apply it with.");
        using var scratch = new ScratchFolder();
        var old = scratch.Write("a.md", (await ProgramRun.RunAsync(NoDatabase, "text", scratch.Write("old.md", Old))).Output);
        var @new = scratch.Write("b.md", (await ProgramRun.RunAsync(NoDatabase, "text", scratch.Write("new.md", New))).Output);
        var end = await ProgramRun.RunAsync(NoDatabase, "diff", old, @new, "--format", "unified");
        end.Succeeded();
        var difference = scratch.Write("c.patch", end.Output);
        using var patch = Process.Start(new ProcessStartInfo("patch", ["--quiet", old, difference]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await patch.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, patch.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(@new, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(old, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Kinds_tell_formatting_links_and_nothing_from_content()
    {
        string[] lines =
        [
            Pair("identical", Old, Old),
            Pair("formatting", Old, Old.Replace("your name", "**your name**", StringComparison.Ordinal)),
            Pair("links", Old, Old.Replace("a.example", "b.example", StringComparison.Ordinal)),
            Pair("content", Old, New),
            Pair("moved", "# A\n\nThe first paragraph stands here at first.\n\nThe second paragraph follows it closely.\n\nThe third one ends it.\n", "# A\n\nThe second paragraph follows it closely.\n\nThe first paragraph stands here at first.\n\nThe third one ends it.\n"),
        ];
        var end = await ProgramRun.RunWithInputAsync(string.Join('\n', lines), "diff", "--batch");
        end.Succeeded();
        Assert.Equal(["identical", "formatting", "links", "content", "moved"], end.Json.Select(answer => answer.GetProperty("id").GetString()));
        Assert.Equal(["identical", "formatting-only", "links-only", "content", "moved-only"], end.Json.Select(answer => answer.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("<li>your name</li>", "<li><b>your name</b></li>", "formatting-only", "changes no word, only how they are set")]
    [InlineData("https://ferry.example/ask", "https://ferry.example/question", "links-only", "changes only where links lead")]
    [InlineData("", "", "identical", "changes nothing")]
    public async Task Two_pages_with_the_same_words_differ_in_formatting_in_links_or_in_nothing(string before, string after, string kind, string headline)
    {
        const string page = "<html><head><title>Privacy</title></head><body><main><h1>Privacy</h1><p>We do not sell your data, and we keep it for thirty days.</p><ul><li>your name</li><li>your address</li></ul><p>You may <a href=\"https://ferry.example/ask\">ask us</a> for all of it.</p></main></body></html>";
        using var scratch = new ScratchFolder();
        var (old, @new) = (scratch.Write("a.html", page), scratch.Write("b.html", before.Length == 0 ? page : page.Replace(before, after, StringComparison.Ordinal)));
        var json = await ProgramRun.RunAsync(NoDatabase, "diff", old, @new, "--format", "json");
        json.Succeeded();
        Assert.Contains($"\"kind\":\"{kind}\"", json.Output, StringComparison.Ordinal);
        var words = await ProgramRun.RunAsync(NoDatabase, "diff", old, @new);
        words.Succeeded();
        Assert.Contains(headline, words.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_batch_answers_every_line_in_order_and_names_the_bad_ones()
    {
        string[] lines =
        [
            """{"old":"# A\n\nOne text.","new":"# A\n\nAnother text."}""",
            """{"id":1,"old":"\ud800 half a character","new":"x"}""",
            "not json",
            """{"id":3,"old":"a"}""",
            """{"id":"\ud800","old":"a","new":"b"}""",
            "null",
            """{"id":7,"old":"","new":""}""",
            Pair("last", Old, New),
        ];
        var end = await ProgramRun.RunWithInputAsync(string.Join('\n', lines), "diff", "--batch");
        end.Refused(1, "Line 2 was not read", "Line 3 was not read: it is no JSON", "Line 4 was not read", "Line 5 was not read: its id", "Line 6 was not read");
        Assert.DoesNotContain("PolicyDiff.App", end.Errors, StringComparison.Ordinal);
        Assert.Equal(lines.Length, end.Json.Count);
        Assert.Equal("last", end.Json[^1].GetProperty("id").GetString());
        Assert.Equal("content", end.Json[^1].GetProperty("kind").GetString());
        Assert.Equal(3, end.Json[3].GetProperty("id").GetInt32());
        Assert.False(end.Json[3].TryGetProperty("kind", out _));
    }

    [Fact]
    public async Task A_batch_answers_while_standard_input_is_still_open()
    {
        await using var program = ProgramRun.Start(NoDatabase, "diff", "--batch");
        await program.AnswerAsync(Pair("first", Old, New) + "\n", "{\"id\":\"first\",\"kind\":\"content\"");
        await program.AnswerAsync("{broken\n", "\"error\":");
        await program.AnswerAsync(Pair("third", Old, Old) + "\n", "{\"id\":\"third\",\"kind\":\"identical\"");
        Assert.False(program.HasEnded);
        (await program.EndAsync()).Refused(1, "Line 2 was not read: it is no JSON");
    }

    [Fact]
    public async Task A_thousand_pairs_are_answered_in_order()
    {
        var lines = Enumerable.Range(0, 1000).Select(number => Pair($"{number}", Old, New.Replace("180", $"{number}", StringComparison.Ordinal)));
        var end = await ProgramRun.RunWithInputAsync(string.Join('\n', lines), "diff", "--batch");
        end.Succeeded();
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"{number}"), end.Json.Select(answer => answer.GetProperty("id").GetString()));
        Assert.All(end.Json, answer => Assert.NotEqual(0, answer.GetProperty("hunks").GetArrayLength()));
    }

    private static string Pair(string id, string old, string @new) => JsonSerializer.Serialize(new { id, old, @new });
}

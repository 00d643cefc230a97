using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace PolicyDiff.App.Tests.Commands;

public sealed class TextCommandTests
{
    private const string Page = "<!doctype html><title>Privacy</title><main><h1>Privacy Policy</h1><p>We collect the address you write to us from, and we keep it for thirty days – no longer.</p><p>We share nothing with anybody unless a court tells us to, and then we tell you.</p></main>";

    private static readonly Dictionary<string, string> NoDatabase = new() { ["DataFolder"] = "/proc/no/folder/can/be/made/here" };

    [Theory]
    [InlineData("markdown", "# Privacy Policy\n")]
    [InlineData("plain", "Privacy Policy\n")]
    [InlineData("json", "\"title\":\"Privacy")]
    public async Task A_page_is_read_without_opening_the_database(string format, string start)
    {
        using var scratch = new ScratchFolder();
        var end = await ProgramRun.RunAsync(NoDatabase, "text", scratch.Write("page.html", Page), "--format", format);
        end.Succeeded();
        Assert.Contains(start, end.Output, StringComparison.Ordinal);
        Assert.Contains("thirty days – no longer", end.Output, StringComparison.Ordinal);
        Assert.Empty(end.Errors);
    }

    [Fact]
    public async Task Standard_input_is_a_page_too() => Assert.StartsWith("# Privacy Policy", (await ProgramRun.RunWithInputAsync(Page, "text", "-")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_page_of_fifty_megabytes_gets_an_answer()
    {
        using var scratch = new ScratchFolder();
        var big = new StringBuilder("<html><body><h1>Terms</h1>");
        while (big.Length < 50_000_000) big.Append("<p>You agree that the paragraph number ").Append(big.Length).Append(" of these terms is as binding as all of the others are.</p>");
        var end = await ProgramRun.RunAsync(NoDatabase, "text", scratch.Write("big.html", big.ToString()));
        end.NoTrace();
        Assert.True(end.ExitCode == 0 ? end.Output.Length > 1_000_000 : end is { ExitCode: 1, Errors.Length: > 20 }, $"{end.ExitCode}: {end.Errors}");
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "deep.html", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "We sell your data to nobody at all, whoever asks for it.") },
        { "binary.html", [.. Enumerable.Range(0, 100_000).Select(index => (byte)((index * 7919) >> 3))] },
        { "lying.html", [0x1f, 0x8b, 0x08, 0, .. Encoding.ASCII.GetBytes("this is no gzip at all")] },
        { "cut.html", Gzip(Page)[..60] },
        { "image.png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13] },
        { "empty.html", [] },
        { "zeros.html", new byte[5000] },
        { "paper.pdf", Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n") },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_holds_no_policy_gets_a_sentence_and_exit_code_1(string name, byte[] content)
    {
        using var scratch = new ScratchFolder();
        var end = await ProgramRun.RunAsync(NoDatabase, "text", scratch.Write(name, content));
        end.Refused(1, "holds no policy that could be read: ");
    }

    [Fact]
    public async Task Zero_bytes_in_a_page_do_not_hide_its_text()
    {
        using var scratch = new ScratchFolder();
        var end = await ProgramRun.RunAsync(NoDatabase, "text", scratch.Write("zero.html", Page.Replace("thirty", "thi\0rty", StringComparison.Ordinal)));
        end.Succeeded();
        Assert.Contains("We share nothing", end.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', end.Output);
    }

    [Fact]
    public async Task A_body_that_ends_in_the_middle_is_read_as_far_as_it_goes()
    {
        using var scratch = new ScratchFolder();
        var end = await ProgramRun.RunAsync(NoDatabase, "text", scratch.Write("cut.html", Page[..^60]));
        end.NoTrace();
        Assert.True(end.ExitCode is 0 or 1);
        Assert.NotEmpty(end.Output + end.Errors);
    }

    [Fact]
    public async Task A_batch_is_answered_line_by_line_in_order_and_bad_lines_are_named()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("page.html", Page);
        string[] lines =
        [
            JsonSerializer.Serialize(new { id = 1, html = Page }),
            """{"html":"<p>A line without an id is answered, and the answer says null.</p>"}""",
            "not json",
            "",
            JsonSerializer.Serialize(new { id = "file", file, url = "https://example.org/" }),
            """{"id":"zero","file":"a\u0000b"}""",
            """{"id":"folder","file":"/"}""",
            """{"id":"gone","file":"/nothing/here"}""",
            """{"id":"number","html":5}""",
            """{"id":"neither"}""",
            """{"id":"address","html":"<p>x</p>","url":"privacy.html"}""",
            """{"id":"\ud800","html":"<p>Half of a character as an id must not stop the others.</p>"}""",
            """{"id":"half","html":"<p>Half of a character \ud800 in a page must not stop the others.</p>"}""",
            "[1]",
            "null",
            """{"id":{"a":[1,2]},"html":"<p>Grüße: an id may be anything, and letters stay letters.</p>"}""",
        ];
        var end = await ProgramRun.RunWithInputAsync(string.Join('\n', lines) + "\n", "text", "--batch");
        end.Refused(1, "Line 3 was not read", "Line 6 was not read", "Line 7 was not read", "Line 9 was not read: what stands at $.html", "Line 12 was not read", "Line 13 was not read", "Line 14 was not read: it is no JSON object.", "Line 15 was not read");
        var answers = end.Json;
        Assert.Equal(lines.Length - 1, answers.Count);
        Assert.Equal("ok", answers[0].GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, answers[1].GetProperty("id").ValueKind);
        Assert.Equal("file", answers[3].GetProperty("id").GetString());
        Assert.Equal(answers[0].GetProperty("text").GetString(), answers[3].GetProperty("text").GetString());
        Assert.Equal(
            ["zero", "folder", "gone", "number", "neither", "address"],
            answers.Skip(4).Take(6).Where(answer => answer.GetProperty("outcome").GetString() == "unreadable-line").Select(answer => answer.GetProperty("id").GetString()));
        Assert.Contains("Grüße", answers[^1].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Grüße", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_command_that_waits_for_input()
    {
        await using var run = ProgramRun.Start(NoDatabase, "text", "--batch");
        await run.AnswerAsync("""{"id":1,"html":"<p>One line, and then nothing more comes.</p>"}""" + "\n", "\"id\":1");
        await run.InterruptAsync();
        var end = await run.ExitAsync();
        end.Refused(1, "Stopped.");
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}

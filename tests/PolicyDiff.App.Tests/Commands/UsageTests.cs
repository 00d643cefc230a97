namespace PolicyDiff.App.Tests.Commands;

public sealed class UsageTests
{
    private static readonly Dictionary<string, string> NoDatabase = new() { ["DataFolder"] = "/proc/no/folder/can/be/made/here" };

    [Fact]
    public async Task Help_names_every_command()
    {
        var help = await ProgramRun.RunAsync(NoDatabase, "--help");
        help.Succeeded();
        foreach (var command in new[] { "serve", "work", "add", "backfill", "check", "demo", "import", "export", "text", "diff", "history", "status", "rebuild" })
        {
            Assert.Contains($"\n  {command}", help.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("frobnicate", "'frobnicate'")]
    [InlineData("add", "policydiff add URL")]
    [InlineData("export", "versions, changes")]
    [InlineData("import nothing", "corpus")]
    [InlineData("status --colour", "'--colour'")]
    [InlineData("diff a b --format poem", "'unified'")]
    [InlineData("diff one", "A and B")]
    [InlineData("diff - -", "once")]
    [InlineData("text", "FILE")]
    [InlineData("text /", "folder")]
    [InlineData("text /nothing/here", "no file")]
    [InlineData("text - --charset klingon", "utf-8")]
    [InlineData("text - --url privacy.html", "absolute")]
    [InlineData("diff /nothing/here acme/privacy", "POLICY@2019-01-31")]
    [InlineData("backfill --all --from 2019-13-01", "2019-01-31")]
    [InlineData("backfill --all --from 2020 --to 2019", "--from is after --to")]
    [InlineData("import corpus /nothing/here", "no file or folder")]
    [InlineData("serve --urls nonsense", "http://127.0.0.1:5180")]
    [InlineData("serve --urls ftp://127.0.0.1:99", "http://127.0.0.1:5180")]
    [InlineData("serve --urls http://127.0.0.1:99999", "http://127.0.0.1:5180")]
    public async Task Wrong_usage_gets_a_sentence_and_exit_code_2(string line, string said)
    {
        var end = await ProgramRun.RunAsync(NoDatabase, line.Split(' '));
        end.Refused(2, said);
        Assert.Empty(end.Output);
    }
}

namespace PolicyDiff.App.Tests.Commands;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Archives__Wayback__ListingsPerMinute", "0")]
    [InlineData("Archives__Wayback__ListingsPerMinute", "many")]
    [InlineData("Archives__Wayback__BaseUrl", "nonsense")]
    [InlineData("Site__PublicUrl", "ftp://x")]
    [InlineData("Site__PublicReading", "perhaps")]
    [InlineData("Fetching__AllowedPrivateHosts", "bad host")]
    [InlineData("Fetching__UserAgent", "line\nfeed")]
    [InlineData("Mail__Port", "99999")]
    [InlineData("Mail__Security", "maybe")]
    [InlineData("Checking__Jitter", "7")]
    [InlineData("Jobs__Backfills", "0")]
    [InlineData("ConnectionStrings__PolicyDiff", "gibberish")]
    [InlineData("ConnectionStrings__PolicyDiff", "Hots=1")]
    [InlineData("ConnectionStrings__PolicyDiff", "Host=db.example.org;Port=abc")]
    [InlineData("ConnectionStrings__PolicyDiff", "Database=policydiff")]
    public async Task A_wrong_setting_is_named_before_anything_is_made(string setting, string value)
    {
        using var scratch = new ScratchFolder();
        var end = await ProgramRun.RunAsync(new Dictionary<string, string> { ["DataFolder"] = scratch.File("data"), [setting] = value }, "status");
        end.Refused(2, $"The setting {setting} is wrong: ");
        Assert.Single(end.Errors.Trim().Split('\n'));
        Assert.DoesNotContain("Options'", end.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch.File("data")));
    }

    [Theory]
    [InlineData("Demo__SitePort", "99999")]
    [InlineData("Demo__ArchivePort", "x")]
    public async Task A_wrong_setting_of_the_demo_is_named(string setting, string value)
    {
        using var scratch = new ScratchFolder();
        var end = await ProgramRun.RunAsync(new Dictionary<string, string> { ["DataFolder"] = scratch.File("data"), [setting] = value }, "demo");
        end.Refused(2, $"The setting {setting} is wrong: ");
        Assert.False(Directory.Exists(scratch.File("data")));
    }

    [Fact]
    public async Task Several_wrong_settings_are_named_at_once()
    {
        using var scratch = new ScratchFolder();
        var end = await ProgramRun.RunAsync(
            new Dictionary<string, string> { ["DataFolder"] = scratch.File("data"), ["Mail__Port"] = "0", ["Checking__IntervalHours"] = "-1", ["Jobs__Checks"] = "0" }, "serve");
        end.Refused(2, "The setting Mail__Port is wrong", "The setting Checking__IntervalHours is wrong: it must be between", "The setting Jobs__Checks is wrong");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Database=y")]
    [InlineData("Host=nowhere.invalid;Username=x;Database=y")]
    public async Task A_database_that_is_not_there_is_named_by_its_setting(string connection)
    {
        using var scratch = new ScratchFolder();
        var end = await ProgramRun.RunAsync(new Dictionary<string, string> { ["DataFolder"] = scratch.Path, ["ConnectionStrings__PolicyDiff"] = connection }, "status");
        end.Refused(1, "The database does not answer", "ConnectionStrings__PolicyDiff");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_left_as_it_was()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("data", "precious");
        var end = await ProgramRun.RunAsync(new Dictionary<string, string> { ["DataFolder"] = file }, "status");
        end.Refused(1, "DataFolder");
        Assert.Equal("precious", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}

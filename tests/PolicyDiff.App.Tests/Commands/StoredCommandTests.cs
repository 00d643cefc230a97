using System.Diagnostics;
using PolicyDiff.App.Tests.EndToEnd;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.App.Tests.Commands;

/// <summary>Commands that read and write the database.</summary>
[Collection(Processes.Name)]
public sealed class StoredCommandTests(PostgresFixture postgres)
{
    private const string Seed = """
        > *The following text is extracted and transformed from the tidewell.example privacy policy that was archived on 2009-03-14. Please check the [original snapshot on the Wayback Machine](http://web.archive.org/web/20090314101112id_/http%3A//www.tidewell.example/privacy.html) for the most accurate reproduction.*

        # Privacy

        We keep what you send us for ninety days and show it to nobody who is not named in this policy.

        """;

    private static readonly (string Address, string Said)[] Forbidden =
    [
        ("http://reader:secret@example.org/privacy", "user name or password"),
        ("http://127.0.0.1/privacy", "127.0.0.1"),
        ("http://[::1]/privacy", "::1"),
        ("http://10.1.2.3/privacy", "10.1.2.3"),
        ("http://169.254.169.254/latest/meta-data", "169.254.169.254"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "javascript"),
        ("", "address"),
    ];

    [Fact]
    public async Task An_address_that_is_not_allowed_is_refused_and_nothing_is_stored()
    {
        using var scratch = new ScratchFolder();
        var settings = await SettingsAsync(scratch);
        foreach (var (address, said) in Forbidden)
        {
            var end = await ProgramRun.RunAsync(settings, "add", address);
            end.Refused(1, said);
            Assert.Empty(end.Output);
            Assert.DoesNotContain("secret", end.Errors, StringComparison.Ordinal);
        }

        Assert.Contains("Nothing is tracked yet", (await ProgramRun.RunAsync(settings, "status")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_reached_is_tracked_and_says_so()
    {
        using var scratch = new ScratchFolder();
        var settings = await SettingsAsync(scratch);
        var end = await ProgramRun.RunAsync(settings, "add", "https://nowhere.invalid/privacy", "--organization", "Nowhere");
        end.Succeeded();
        Assert.Equal("nowhere/privacy-policy", end.Output.Trim());
        Assert.Contains("unreachable", end.Errors, StringComparison.Ordinal);
        Assert.Contains("policydiff work", end.Errors, StringComparison.Ordinal);
        (await ProgramRun.RunAsync(settings, "check", "--all")).Refused(1, "unreachable");
        (await ProgramRun.RunAsync(settings, "backfill", "--all", "nowhere/privacy-policy")).Refused(2, "not both");
        (await ProgramRun.RunAsync(settings, "history", "nowhere/terms")).Refused(2, "'policydiff status'");
    }

    [Fact]
    public async Task A_malformed_seed_is_named_and_the_others_are_imported()
    {
        using var scratch = new ScratchFolder();
        var settings = await SettingsAsync(scratch);
        scratch.Write("seeds/a-malformed.md", "# No line that says where this is from\n\nWe sell everything.\n");
        scratch.Write("seeds/b-good.md", Seed);
        scratch.Write("seeds/c-date.md", Seed.Replace("20090314101112", "20091314101112", StringComparison.Ordinal));
        scratch.Write("seeds/d-binary.txt", [0, 1, 2, 0xff, 0xfe, 0, 0]);
        scratch.Write("seeds/e-empty.md", "");
        scratch.Write("seeds/f-zero.md", Seed.Replace("2009", "2011", StringComparison.Ordinal).Replace("ninety", "ni\0nety", StringComparison.Ordinal));
        var end = await ProgramRun.RunAsync(settings, "import", "corpus", scratch.File("seeds"));
        end.Refused(1, "a-malformed.md was not imported", "c-date.md was not imported", "d-binary.txt was not imported", "e-empty.md was not imported", "2 imported, 0 known already, 4 failed.");
        var export = await ProgramRun.RunAsync(settings, "export", "versions", "--format", "jsonl");
        Assert.Contains(export.Json, line => line.GetProperty("firstSeen").GetString() == "2009-03-14T10:11:12Z");

        var again = await ProgramRun.RunAsync(settings, "import", "corpus", scratch.File("seeds/b-good.md"), scratch.File("seeds"));
        again.Refused(1, "0 imported, 2 known already, 4 failed.");
        Assert.Equal(export.Output, (await ProgramRun.RunAsync(settings, "export", "versions", "--format", "jsonl")).Output);
        await ExportsAsync(scratch, settings);
        await PipesAsync(settings);
    }

    [Fact]
    public async Task A_text_that_only_older_rules_read_is_still_found_by_its_hash()
    {
        using var scratch = new ScratchFolder();
        var settings = await SettingsAsync(scratch);
        scratch.Write("seeds/old.md", Seed);
        scratch.Write("seeds/new.md", Seed.Replace("2009", "2011", StringComparison.Ordinal).Replace("ninety", "thirty", StringComparison.Ordinal));
        (await ProgramRun.RunAsync(settings, "import", "corpus", scratch.File("seeds"))).Succeeded();
        var texts = (await ProgramRun.RunAsync(settings, "export", "versions", "--format", "jsonl")).Json
            .Select(line => line.GetProperty("text").GetString()!).ToList();
        await using (var source = Npgsql.NpgsqlDataSource.Create(settings["ConnectionStrings__PolicyDiff"]))
        await using (var command = source.CreateCommand(
            """
            insert into reading (capture_id, selector_key, rules_version, current, outcome, reasons, text_hash, faithful_hash)
            select newest.capture_id, newest.selector_key, 0, false, 'ok', '{}', oldest.text_hash, oldest.faithful_hash
            from reading newest, reading oldest where newest.capture_id > oldest.capture_id;
            delete from change; delete from version where position = 0;
            """))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var diff = await ProgramRun.RunAsync(settings, "diff", $"tidewell-example/privacy-policy@{texts[0][..12]}", $"tidewell-example/privacy-policy@{texts[1]}");
        diff.Succeeded();
        Assert.Contains("ninety", diff.Output, StringComparison.Ordinal);
    }

    // A file is replaced when the new one is whole, and not before.
    private static async Task ExportsAsync(ScratchFolder scratch, Dictionary<string, string> settings)
    {
        var file = scratch.Write("out.csv", "what was there before");
        (await ProgramRun.RunAsync(new Dictionary<string, string> { ["DataFolder"] = scratch.Path, ["ConnectionStrings__PolicyDiff"] = "Host=127.0.0.1;Port=1;Database=x" }, "export", "versions", "--out", file)).Refused(1, "does not answer");
        Assert.Equal("what was there before", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        (await ProgramRun.RunAsync(settings, "export", "versions", "--out", scratch.Path)).Refused(2, "is a folder");
        (await ProgramRun.RunAsync(settings, "export", "versions", "--out", scratch.File("no/out.csv"))).Refused(2, "no folder");
        var end = await ProgramRun.RunAsync(settings, "export", "versions", "--out", file);
        end.Succeeded();
        Assert.Empty(end.Output);
        Assert.Contains($"versions written to {file}", end.Errors, StringComparison.Ordinal);
        Assert.StartsWith("organization,policy,type,text,", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["out.csv"], Directory.GetFiles(scratch.Path).Select(Path.GetFileName));
    }

    private static async Task PipesAsync(Dictionary<string, string> settings)
    {
        if (OperatingSystem.IsWindows()) return;
        var program = Path.Combine(AppContext.BaseDirectory, "policydiff.dll");
        var start = new ProcessStartInfo("sh", ["-c", $"dotnet '{program}' export versions | head -n 1"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        var errors = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("organization,", await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await errors);
    }

    private async Task<Dictionary<string, string>> SettingsAsync(ScratchFolder scratch) => new()
    {
        ["DataFolder"] = scratch.File("data"),
        ["ConnectionStrings__PolicyDiff"] = await postgres.CreateDatabaseAsync(),
    };
}

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Exchange;
using PolicyDiff.Meaning;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.Exchange;

public sealed class OtaVersionsImportTests(PostgresFixture postgres) : IDisposable
{
    private const string Text = "Privacy Policy\n==============\n\nWe keep your name for 30 days. We do not sell your data.";
    private readonly string folder = Directory.CreateTempSubdirectory("policydiff-ota-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repository_becomes_policies_with_their_histories()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        Git("init", "-q");
        Commit("README.md", "A collection", "Update README.md", "2023-01-01T00:00:00Z");
        Commit("Fähre & Co/Privacy Policy.md", Text, "First record of Fähre & Co Privacy Policy", "2023-01-02T03:04:05+02:00");
        Commit("Lamp/Terms of Service.md", Text, "Start tracking Lamp Terms of Service", "2023-01-03T00:00:00Z");
        Commit("Fähre & Co/Privacy Policy.md", Text.Replace("30", "90", StringComparison.Ordinal), "Record new changes of Fähre & Co Privacy Policy", "2023-06-01T00:00:00Z");
        Commit("Fähre & Co/Privacy Policy.md", Text.Replace("30", "90", StringComparison.Ordinal) + "\n\nMenu and more links", "Apply technical or declaration upgrade on Fähre & Co Privacy Policy", "2020-06-01T00:00:00Z");
        var import = library.Get<OtaVersionsImport>();
        var first = await import.ImportAsync(folder, null, Cancelled);
        Assert.Equal((2, 4, 0), (first.Documents, first.Added, first.Known));
        var again = await import.ImportAsync(folder, null, Cancelled);
        Assert.Equal((2, 0, 4), (again.Documents, again.Added, again.Known));

        await using var db = library.Db();
        var changes = await db.Changes.Where(row => row.Policy.Organization.Name == "Fähre & Co").OrderBy(row => row.Position).ToListAsync(Cancelled);
        Assert.Equal([ChangeKind.First, ChangeKind.Content, ChangeKind.RulesChanged], changes.Select(row => row.Kind));
        Assert.Equal([false, true, false], changes.Select(row => row.News));
        Assert.Equal(new DateTimeOffset(2023, 1, 2, 1, 4, 5, TimeSpan.Zero), changes[0].FirstWithNew);
        Assert.True(changes[2].FirstWithNew > changes[1].FirstWithNew, "An upgrade with another document's date stays behind the text that it read anew.");
        Assert.All(await db.Sources.Select(row => row.Address).ToListAsync(Cancelled), address => Assert.EndsWith(".open-terms-archive.invalid", new Uri(address).Host, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_is_no_repository_is_named()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var import = library.Get<OtaVersionsImport>();
        var problem = await Assert.ThrowsAsync<OtaVersionsException>(() => import.ImportAsync(folder, null, Cancelled));
        Assert.Contains(folder, problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<OtaVersionsException>(() => import.ImportAsync(Path.Combine(folder, "none"), null, Cancelled));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Commit(string path, string content, string subject, string date)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        Git("add", "-A");
        Git("-c", "user.name=ota", "-c", "user.email=ota@ferry.example", "-c", "commit.gpgsign=false", "commit", "-q", "-m", subject, "--date", date);
    }

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var git = Process.Start(start)!;
            var errors = git.StandardError.ReadToEnd();
            git.WaitForExit();
            Assert.True(git.ExitCode == 0, errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("The program git is not installed.");
        }
    }
}

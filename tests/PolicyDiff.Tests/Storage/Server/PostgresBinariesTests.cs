using PolicyDiff.Storage.Server;

namespace PolicyDiff.Tests.Storage.Server;

public sealed class PostgresBinariesTests
{
    [Fact]
    public async Task A_link_on_the_path_leads_to_the_folder_of_the_whole_server()
    {
        await using var folder = new TestFolder();
        var real = Install(folder, "real", "16.4");
        var linked = Directory.CreateDirectory(Path.Combine(folder.Path, "linked")).FullName;
        File.CreateSymbolicLink(Path.Combine(linked, "postgres"), Path.Combine(real, "postgres"));

        Assert.Equal(new PostgresBinaries(real, 16), await FoundAsync(null, linked));
    }

    [Fact]
    public async Task The_first_new_enough_server_is_taken_for_a_new_cluster_and_the_same_version_for_an_old_one()
    {
        await using var folder = new TestFolder();
        string[] folders = [Path.Combine(folder.Path, "nowhere"), Install(folder, "a", "13.9"), Install(folder, "b", "15.2"), Install(folder, "c", "17beta1")];

        Assert.Equal(folders[2], (await FoundAsync(null, folders)).Folder);
        Assert.Equal(folders[3], (await FoundAsync(17, folders)).Folder);
    }

    [Fact]
    public async Task A_client_alone_is_not_a_server()
    {
        await using var folder = new TestFolder();
        var client = Install(folder, "client", "16.0");
        File.Delete(Path.Combine(client, "initdb"));

        Assert.IsType<PostgresSearch.Missing>(await PostgresBinaries.FindAsync(null, [client], TestFolder.Cancelled));
    }

    [Fact]
    public async Task Missing_programs_give_one_sentence_with_one_command()
    {
        await using var folder = new TestFolder();
        var options = new PrivatePostgresOptions { DataFolder = folder.Path, BinaryFolders = [] };
        var unavailable = await Assert.ThrowsAsync<PostgresUnavailableException>(() => PrivatePostgres.StartAsync(options, TestFolder.Cancelled));

        Assert.Contains($"run `{PostgresFolders.InstallCommand()}`", unavailable.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__PolicyDiff", unavailable.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', unavailable.Message);
        Assert.False(Directory.Exists(folder.Cluster));
    }

    [Fact]
    public async Task A_server_that_is_too_old_is_named()
    {
        await using var folder = new TestFolder();
        var old = Install(folder, "old", "13.9");
        var options = new PrivatePostgresOptions { DataFolder = folder.Path, BinaryFolders = [old] };

        var unavailable = await Assert.ThrowsAsync<PostgresUnavailableException>(() => PrivatePostgres.StartAsync(options, TestFolder.Cancelled));
        Assert.StartsWith($"Only PostgreSQL 13 ({old}) was found", unavailable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_of_another_version_is_named_and_not_touched()
    {
        await using var folder = new TestFolder();
        await (await folder.StartAsync()).DisposeAsync();
        var version = Path.Combine(folder.Cluster, "PG_VERSION");
        var real = await File.ReadAllTextAsync(version, TestFolder.Cancelled);
        await File.WriteAllTextAsync(version, "12\n", TestFolder.Cancelled);
        var before = Snapshot(folder.Path);

        var unavailable = await Assert.ThrowsAsync<PostgresUnavailableException>(folder.StartAsync);

        Assert.Contains($"The database in {folder.Cluster} was made by PostgreSQL 12", unavailable.Message, StringComparison.Ordinal);
        Assert.Contains("install PostgreSQL 12", unavailable.Message, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(folder.Path));
        await File.WriteAllTextAsync(version, real, TestFolder.Cancelled);
        await using var again = await folder.StartAsync();
        Assert.Equal(1, await TestFolder.AskAsync(again.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Higher_versions_of_one_place_come_first()
    {
        await using var folder = new TestFolder();
        foreach (var version in (string[])["9.6", "15", "9", "101", "17"]) Directory.CreateDirectory(Path.Combine(folder.Path, "postgresql", version, "bin"));

        var found = PostgresFolders.Expand(Path.Combine(folder.Path, "postgresql/*/bin")).Select(bin => Path.GetFileName(Path.GetDirectoryName(bin)));
        Assert.Equal(["101", "17", "15", "9.6", "9"], found);
    }

    private static async Task<PostgresBinaries> FoundAsync(int? major, params string[] folders) =>
        Assert.IsType<PostgresSearch.Found>(await PostgresBinaries.FindAsync(major, folders, TestFolder.Cancelled)).Binaries;

    private static List<(string, DateTime, long)> Snapshot(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => (file.FullName, file.LastWriteTimeUtc, file.Length)).Order()];

    /// <summary>A program that says a version, which is all that a search asks of it.</summary>
    private static string Install(TestFolder folder, string name, string version)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The pretended servers are shell scripts.");
        var bin = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
        foreach (var program in (string[])["postgres", "initdb", "pg_ctl"])
        {
            var file = Path.Combine(bin, program);
            File.WriteAllText(file, $"#!/bin/sh\necho '{program} (PostgreSQL) {version} (Debian)'\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        }

        return bin;
    }
}

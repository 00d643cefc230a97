using PolicyDiff.Storage.Server;

namespace PolicyDiff.Tests.Storage.Server;

public sealed class ServerFolderTests
{
    [Theory]
    [InlineData("a folder with blanks, a comma and 'quotes'")]
    [InlineData("politique-de-confidentialité")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task Any_ordinary_folder_will_do(string name)
    {
        await using var folder = new TestFolder(name);
        string first;
        await using (var postgres = await folder.StartAsync())
        {
            first = postgres.ConnectionString;
            Assert.Equal(1, await TestFolder.AskAsync(first, "select 1"));
        }

        await using var again = await folder.StartAsync();
        Assert.Equal(first, again.ConnectionString);
        RemoveRecordedSocketFolder(folder);
    }

    [Fact]
    public async Task A_short_socket_folder_that_another_user_took_first_is_not_used()
    {
        Assert.SkipUnless(ServerUser.IsRoot, "Only root can make a folder of another user.");
        await using var folder = new TestFolder(new string('x', 100));
        await (await folder.StartAsync()).DisposeAsync();
        var taken = RemoveRecordedSocketFolder(folder);
        Directory.CreateDirectory(taken);
        using (var chown = System.Diagnostics.Process.Start("chown", ["nobody", taken])) await chown.WaitForExitAsync(TestFolder.Cancelled);

        await using (var postgres = await folder.StartAsync()) Assert.DoesNotContain($"Host={taken};", postgres.ConnectionString, StringComparison.Ordinal);

        Directory.Delete(taken);
        Assert.NotEqual(taken, RemoveRecordedSocketFolder(folder));
    }

    [Fact]
    public async Task Loopback_asks_for_the_password()
    {
        await using var folder = new TestFolder();
        var options = new PrivatePostgresOptions { DataFolder = folder.Path, ThrowAway = true, Loopback = true };
        string first;
        await using (var postgres = await PrivatePostgres.StartAsync(options, TestFolder.Cancelled))
        {
            first = postgres.ConnectionString;
            Assert.Equal(1, await TestFolder.AskAsync(first, "select 1"));
            var wrong = new Npgsql.NpgsqlConnectionStringBuilder(first) { Password = "guess" };
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => TestFolder.AskAsync(wrong.ConnectionString, "select 1"));
            Assert.Equal("28P01", refused.SqlState);
        }

        await using var again = await PrivatePostgres.StartAsync(options, TestFolder.Cancelled);
        Assert.Equal(first, again.ConnectionString);
    }

    [Fact]
    public async Task A_folder_closed_to_the_servers_user_is_named()
    {
        Assert.SkipUnless(ServerUser.IsRoot, "Only root hands the server to another user.");
        await using var folder = new TestFolder("closed/data");
        var closed = Path.GetDirectoryName(folder.Path)!;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var unavailable = await Assert.ThrowsAsync<PostgresUnavailableException>(folder.StartAsync);
        Assert.StartsWith($"The folder {closed} is closed to the user postgres", unavailable.Message, StringComparison.Ordinal);
        Assert.Contains($"chmod a+x '{closed}'", unavailable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_name_that_the_servers_tools_would_misread_is_refused()
    {
        await using var folder = new TestFolder("price in $HOME");
        var unavailable = await Assert.ThrowsAsync<PostgresUnavailableException>(folder.StartAsync);
        Assert.Contains(folder.Path, unavailable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_cluster_left_by_a_killed_program_is_cleared_and_never_used()
    {
        await using var folder = new TestFolder();
        var half = Directory.CreateDirectory(Path.Combine(folder.Path, "postgres.new-0123", "cluster"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "PG_VERSION"), "15\n", TestFolder.Cancelled);

        await using var postgres = await folder.StartAsync();
        Assert.Equal(1, await TestFolder.AskAsync(postgres.ConnectionString, "select 1"));
        Assert.Empty(Directory.GetDirectories(folder.Path, "postgres.new-*"));
    }

    [Fact]
    public async Task Something_else_in_the_clusters_place_is_left_as_it_is()
    {
        await using var folder = new TestFolder();
        var mine = Path.Combine(Directory.CreateDirectory(folder.Cluster).FullName, "holiday.jpg");
        await File.WriteAllTextAsync(mine, "a beach", TestFolder.Cancelled);

        var unavailable = await Assert.ThrowsAsync<PostgresUnavailableException>(folder.StartAsync);
        Assert.Contains(folder.Cluster, unavailable.Message, StringComparison.Ordinal);
        Assert.Equal("a beach", await File.ReadAllTextAsync(mine, TestFolder.Cancelled));
    }

    [Fact]
    public async Task A_server_that_does_not_start_says_why()
    {
        await using var folder = new TestFolder();
        await (await folder.StartAsync()).DisposeAsync();
        var control = Path.Combine(folder.Cluster, "global", "pg_control");
        File.Move(control, control + ".away");

        var unavailable = await Assert.ThrowsAsync<PostgresUnavailableException>(folder.StartAsync);
        Assert.Contains("did not start", unavailable.Message, StringComparison.Ordinal);
        Assert.Contains("pg_control", unavailable.Message, StringComparison.Ordinal);

        File.Move(control + ".away", control);
        await using var healed = await folder.StartAsync();
        Assert.Equal(1, await TestFolder.AskAsync(healed.ConnectionString, "select 1"));
    }

    private static string RemoveRecordedSocketFolder(TestFolder folder)
    {
        var record = Path.Combine(folder.Path, "postgres.socket");
        if (!File.Exists(record)) return "";
        var recorded = File.ReadAllText(record);
        File.Delete(record);
        Directory.Delete(recorded, recursive: true);
        return recorded;
    }
}

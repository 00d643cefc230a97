using System.Globalization;
using PolicyDiff.Storage.Server;

namespace PolicyDiff.Tests.Storage.Server;

public sealed class PrivatePostgresTests
{
    [Fact]
    public async Task The_first_start_creates_the_cluster_and_its_database()
    {
        await using var folder = new TestFolder("data");
        await using var postgres = await folder.StartAsync();

        Assert.Equal("policydiff", await TestFolder.AskAsync(postgres.ConnectionString, "select current_database()::text"));
        Assert.Equal("UTF8", await TestFolder.AskAsync(postgres.ConnectionString, "show server_encoding"));
        Assert.Equal("éà", await TestFolder.AskAsync(postgres.ConnectionString, "select lower('ÉÀ')"));
        Assert.Equal("", await TestFolder.AskAsync(postgres.ConnectionString, "show listen_addresses"));
    }

    [Fact]
    public async Task Only_a_cluster_that_is_kept_is_flushed_to_disk()
    {
        await using var folder = new TestFolder();
        await using (var kept = await PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = folder.Path }, TestFolder.Cancelled))
        {
            Assert.Equal("on", await TestFolder.AskAsync(kept.ConnectionString, "show fsync"));
            Assert.Equal("on", await TestFolder.AskAsync(kept.ConnectionString, "show synchronous_commit"));
            Assert.Equal("on", await TestFolder.AskAsync(kept.ConnectionString, "show data_checksums"));
        }

        await using var thrownAway = await folder.StartAsync();
        Assert.Equal("off", await TestFolder.AskAsync(thrownAway.ConnectionString, "show fsync"));
    }

    [Fact]
    public async Task The_last_of_two_users_stops_the_server()
    {
        await using var folder = new TestFolder();
        var first = await folder.StartAsync();
        var server = folder.ServerId;
        var second = await folder.StartAsync();
        Assert.Equal(server, folder.ServerId);
        Assert.Equal(first.ConnectionString, second.ConnectionString);

        await first.DisposeAsync();
        await first.DisposeAsync();
        Assert.Equal(1, await TestFolder.AskAsync(second.ConnectionString, "select 1"));
        await second.DisposeAsync();
        Assert.True(await TestFolder.EndsAsync(server));
    }

    [Fact]
    public async Task A_second_process_shares_the_server_and_keeps_it_when_the_first_leaves()
    {
        await using var folder = new TestFolder();
        var postgres = await folder.StartAsync();
        var server = folder.ServerId;
        await using var second = await SecondProgram.StartAsync(folder.Path);
        Assert.Equal(postgres.ConnectionString, second.ConnectionString);

        await postgres.DisposeAsync();
        Assert.Equal(server, folder.ServerId);
        Assert.Equal(1, await TestFolder.AskAsync(second.ConnectionString, "select 1"));
        await second.LeaveAsync();
        Assert.True(await TestFolder.EndsAsync(server));
    }

    [Fact]
    public async Task A_killed_program_is_not_counted()
    {
        await using var folder = new TestFolder();
        var postgres = await folder.StartAsync();
        var server = folder.ServerId;
        await using var second = await SecondProgram.StartAsync(folder.Path);
        await second.KillAsync();

        Assert.Equal(1, await TestFolder.AskAsync(postgres.ConnectionString, "select 1"));
        await postgres.DisposeAsync();
        Assert.True(await TestFolder.EndsAsync(server));
    }

    [Fact]
    public async Task A_server_whose_only_program_was_killed_is_taken_over_by_the_next()
    {
        await using var folder = new TestFolder();
        await using var second = await SecondProgram.StartAsync(folder.Path);
        var server = folder.ServerId;
        await second.KillAsync();
        Assert.True(folder.ServerRuns);

        var postgres = await folder.StartAsync();
        Assert.Equal(server, folder.ServerId);
        await postgres.DisposeAsync();
        Assert.True(await TestFolder.EndsAsync(server));
    }

    [Fact]
    public async Task Programs_that_start_at_once_make_one_cluster_and_one_server()
    {
        await using var folder = new TestFolder();
        var starting = Enumerable.Range(0, 3).Select(_ => folder.StartAsync()).ToList();
        await using var second = await SecondProgram.StartAsync(folder.Path);
        var users = await Task.WhenAll(starting);

        Assert.Single(users.Select(user => user.ConnectionString).Append(second.ConnectionString).Distinct());
        var server = folder.ServerId;
        await Task.WhenAll(users.Select(user => user.DisposeAsync().AsTask()));
        Assert.True(TestFolder.IsRunning(server));
        await second.LeaveAsync();
        Assert.True(await TestFolder.EndsAsync(server));
        Assert.Single(Directory.GetDirectories(folder.Path, "postgres*"));
    }

    [Fact]
    public async Task A_server_killed_under_a_running_program_comes_back_with_its_data()
    {
        await using var folder = new TestFolder();
        await using var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = folder.Path }, TestFolder.Cancelled);
        await TestFolder.AskAsync(postgres.ConnectionString, "create table kept as select 42 as answer");
        var killed = folder.ServerId;
        await folder.KillServerAsync();

        await postgres.EnsureRunningAsync(TestFolder.Cancelled);
        Assert.Equal(42, await TestFolder.AskAsync(postgres.ConnectionString, "select answer from kept"));
        Assert.NotEqual(killed, folder.ServerId);
    }

    [Fact]
    public async Task The_watch_starts_a_killed_server_without_being_asked()
    {
        await using var folder = new TestFolder();
        var options = new PrivatePostgresOptions { DataFolder = folder.Path, ThrowAway = true, WatchPeriod = TimeSpan.FromMilliseconds(100) };
        await using var postgres = await PrivatePostgres.StartAsync(options, TestFolder.Cancelled);
        await using var second = await SecondProgram.StartAsync(folder.Path);
        var killed = folder.ServerId;
        await folder.KillServerAsync();

        while (!folder.ServerRuns || folder.ServerId == killed) await Task.Delay(50, TestFolder.Cancelled);
        await second.LeaveAsync();
        Assert.True(folder.ServerRuns);
    }

    [Fact]
    public async Task A_server_killed_without_any_program_heals_at_the_next_start()
    {
        await using var folder = new TestFolder();
        await using (var second = await SecondProgram.StartAsync(folder.Path)) await second.KillAsync();
        await folder.KillServerAsync();
        Assert.True(File.Exists(folder.PidFile));

        await using var postgres = await folder.StartAsync();
        Assert.Equal(1, await TestFolder.AskAsync(postgres.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_stale_pid_file_that_names_some_other_process_is_not_believed()
    {
        await using var folder = new TestFolder();
        await (await folder.StartAsync()).DisposeAsync();
        await WritePidFileAsync(folder, Environment.ProcessId);

        await using var postgres = await folder.StartAsync();
        Assert.NotEqual(Environment.ProcessId, folder.ServerId);
        Assert.Equal(1, await TestFolder.AskAsync(postgres.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_stale_pid_file_that_names_the_server_of_another_cluster_is_not_believed()
    {
        await using var other = new TestFolder();
        await using var running = await other.StartAsync();
        await using var folder = new TestFolder();
        await (await folder.StartAsync()).DisposeAsync();
        await WritePidFileAsync(folder, other.ServerId);

        await using var postgres = await folder.StartAsync();
        Assert.NotEqual(other.ServerId, folder.ServerId);
        Assert.Equal(1, await TestFolder.AskAsync(running.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Ctrl_C_aimed_at_the_program_does_not_reach_the_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Process groups are Unix's.");
        await using var folder = new TestFolder();
        await using var second = await SecondProgram.StartAsync(folder.Path);

        // A terminal sends Ctrl-C to the group in front. Looked at, not tried: a signal to a group, misread by a tool, reaches everybody.
        Assert.NotEqual(await GroupAsync(second.Id), await GroupAsync(folder.ServerId));
        Assert.Equal(folder.ServerId, await GroupAsync(folder.ServerId));
    }

    [Fact]
    public async Task A_cancelled_start_leaves_no_server()
    {
        await using var folder = new TestFolder();
        await (await folder.StartAsync()).DisposeAsync();
        using var cancel = new CancellationTokenSource();
        var start = PrivatePostgres.StartAsync(folder.Options, cancel.Token);
        while (!File.Exists(folder.PidFile) && !start.IsCompleted) await Task.Delay(5, TestFolder.Cancelled);
        await cancel.CancelAsync();

        try
        {
            await (await start).DisposeAsync(); // It was quicker than the cancellation.
        }
        catch (OperationCanceledException)
        {
        }

        Assert.False(folder.ServerRuns);
    }

    private static async Task<int> GroupAsync(int id)
    {
        var ps = await ToolRun.CaptureAsync(["ps", "-o", "pgid=", "-p", id.ToString(CultureInfo.InvariantCulture)], TestFolder.Cancelled);
        return int.Parse(ps.Output, CultureInfo.InvariantCulture);
    }

    private static Task WritePidFileAsync(TestFolder folder, int id) => File.WriteAllTextAsync(
        folder.PidFile, $"{id}\n{folder.Cluster}\n1000000000\n5432\n{folder.Path}/socket\n\n     123       456\nready   \n", TestFolder.Cancelled);
}

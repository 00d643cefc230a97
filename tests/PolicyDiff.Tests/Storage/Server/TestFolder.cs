using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PolicyDiff.Storage.Server;

namespace PolicyDiff.Tests.Storage.Server;

/// <summary>A data folder for one test, removed with its server at the end, and looks at the server from outside the class under test.</summary>
internal sealed class TestFolder : IAsyncDisposable
{
    private readonly string _parent;

    public TestFolder(string inside = "")
    {
        _parent = System.IO.Path.Combine("/tmp", "policydiff-tests-" + Guid.NewGuid().ToString("N")[..8]);
        Path = System.IO.Path.Combine(_parent, inside);
        const UnixFileMode Open = (UnixFileMode)0b111_001_001;
        if (!OperatingSystem.IsWindows()) Directory.CreateDirectory(Path, Open);
    }

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public string Path { get; }

    public string Cluster => System.IO.Path.Combine(Path, "postgres");

    public string PidFile => System.IO.Path.Combine(Cluster, "postmaster.pid");

    /// <summary>The first line of the server's pid file.</summary>
    public int ServerId => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    public bool ServerRuns => File.Exists(PidFile) && IsRunning(ServerId);

    public PrivatePostgresOptions Options => new() { DataFolder = Path, ThrowAway = true };

    public Task<PrivatePostgres> StartAsync() => PrivatePostgres.StartAsync(Options, Cancelled);

    /// <summary>kill -9 of the server, and the end of its process awaited.</summary>
    public async Task KillServerAsync()
    {
        using var server = Process.GetProcessById(ServerId);
        server.Kill();
        await server.WaitForExitAsync(Cancelled);
    }

    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancelled);
    }

    /// <summary>Whether the process ends within half a minute; pg_ctl takes the pid file's going for the end, and the process takes a moment more.</summary>
    public static async Task<bool> EndsAsync(int id)
    {
        for (var look = 0; look < 600; look++)
        {
            if (!IsRunning(id)) return true;
            await Task.Delay(50, Cancelled);
        }

        return false;
    }

    /// <summary>An ended process that its parent has not collected does not run.</summary>
    public static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !(OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal));
        }
        catch (Exception gone) when (gone is ArgumentException or IOException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(PidFile)) await PrivatePostgres.StopAbandonedAsync(Options, CancellationToken.None);
        Directory.Delete(_parent, recursive: true);
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;
using PolicyDiff.Storage.Server;

namespace PolicyDiff.Tests.Storage.Server;

/// <summary>
/// Another process that uses a data folder: this test program again, which an environment variable makes join the folder's server before
/// any test runs, say its connection string, and leave when its input ends.
/// </summary>
internal sealed class SecondProgram : IAsyncDisposable
{
    private const string Switch = "POLICYDIFF_TEST_JOIN";

    private readonly Process _process;

    private SecondProgram(Process process) => _process = process;

    public string ConnectionString { get; private set; } = "";

    public int Id => _process.Id;

    public static async Task<SecondProgram> StartAsync(string folder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "PolicyDiff.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment[Switch] = folder;
        var second = new SecondProgram(Process.Start(start)!);
        var line = await second._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(line);
        second.ConnectionString = line;
        return second;
    }

    /// <summary>Lets it leave in good order.</summary>
    public async Task LeaveAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, _process.ExitCode);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    /// <summary>Blocks on purpose: while a module's initialiser runs, other threads that enter the module would wait for it, so nothing here may continue on one.</summary>
    [ModuleInitializer]
    internal static void Join()
    {
        if (Environment.GetEnvironmentVariable(Switch) is not { Length: > 0 } folder) return;
        var options = new PrivatePostgresOptions { DataFolder = folder, ThrowAway = true };
        var postgres = PrivatePostgres.StartAsync(options, CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine(postgres.ConnectionString);
        Console.In.ReadToEnd();
        postgres.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Environment.Exit(0);
    }
}

using System.Diagnostics;
using System.Globalization;

namespace PolicyDiff.Tests.Archives.Simulated;

/// <summary>The archive simulator over <see cref="PolicyRepository"/>, as a program of its own.</summary>
internal sealed class SimulatedArchive : IAsyncDisposable
{
    private readonly string folder;
    private readonly Process process;

    private SimulatedArchive(string folder, Process process, Uri address)
    {
        this.folder = folder;
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts it with more options; skips the test where it, Python or git is missing.</summary>
    public static async Task<SimulatedArchive> StartAsync(string options)
    {
        var program = Path.Combine(Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS") ?? "", "tools", "archive_sim.py");
        Assert.SkipUnless(File.Exists(program), "POLICYDIFF_CORPUS does not name a folder with tools/archive_sim.py, the archive simulator.");
        Assert.SkipUnless(IsInstalled("python3") && IsInstalled("git"), "The archive simulator needs the programs python3 and git.");
        var folder = Directory.CreateTempSubdirectory("policydiff-simulated-").FullName;
        var repository = Directory.CreateDirectory(Path.Combine(folder, "repository.git")).FullName;
        await PolicyRepository.MakeAsync(repository, Cancelled);
        var portFile = Path.Combine(folder, "port");
        string[] own = [program, "--port", "0", "--port-file", portFile, "--git", repository, "--cache-dir", Path.Combine(folder, "cache")];
        var process = Process.Start(new ProcessStartInfo("python3", [.. own, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]))!;
        while (!File.Exists(portFile))
        {
            Assert.False(process.HasExited, "The archive simulator did not start.");
            await Task.Delay(20, Cancelled);
        }

        return new(folder, process, new($"http://127.0.0.1:{int.Parse(await File.ReadAllTextAsync(portFile, Cancelled), CultureInfo.InvariantCulture)}"));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}

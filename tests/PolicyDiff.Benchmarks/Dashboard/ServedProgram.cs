using System.Diagnostics;
using System.Globalization;

namespace PolicyDiff.Benchmarks.Dashboard;

/// <summary>The real program in a process of its own, open to readers, and what it and its PostgreSQL spend.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly OwnerLinkLine said;

    private ServedProgram(Process process, OwnerLinkLine said, Uri address, TimeSpan ready)
    {
        this.said = said;
        this.process = process;
        Address = address;
        Ready = ready;
    }

    internal Uri Address { get; }

    /// <summary>From the start of the process to the first "ready".</summary>
    internal TimeSpan Ready { get; }

    /// <summary>The link that makes the first account; null where there is one.</summary>
    internal Uri? OwnerLink => said.Link;

    /// <summary>The program's memory in bytes.</summary>
    internal long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>CPU of the program so far.</summary>
    internal TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    internal static async Task<ServedProgram> StartAsync(string folder)
    {
        var program = Environment.GetEnvironmentVariable("POLICYDIFF_PROGRAM")
            ?? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/PolicyDiff.App/bin/Release/net10.0/policydiff.dll"));
        if (!File.Exists(program)) throw new FileNotFoundException($"There is no {program}: build src/PolicyDiff.App with -c Release, or name the program in POLICYDIFF_PROGRAM.");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--urls", address.GetLeftPart(UriPartial.Authority)]) { RedirectStandardError = true };
        start.Environment["DataFolder"] = folder;
        start.Environment["Site__PublicReading"] = "true";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var said = new OwnerLinkLine();
        process.ErrorDataReceived += (_, line) => said.Read(line.Data ?? "");
        process.BeginErrorReadLine();
        using var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = address };
        while (!await IsReadyAsync(client))
        {
            if (process.HasExited) throw new InvalidOperationException($"serve ended with {process.ExitCode}.");
            await Task.Delay(20);
        }

        return new(process, said, address, clock.Elapsed);
    }

    /// <summary>CPU of all PostgreSQL processes of a folder that live now: the sessions that the program keeps open are among them.</summary>
    internal static TimeSpan PostgresCpu(string folder)
    {
        var master = File.ReadLines(Path.Combine(folder, "postgres", "postmaster.pid")).First();
        var ticks = 0L;
        foreach (var status in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])).Select(path => Path.Combine(path, "stat")))
        {
            try
            {
                var line = File.ReadAllText(status);
                var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
                if (fields[1] == master) ticks += long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }

        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    public async ValueTask DisposeAsync()
    {
        // The program stops its PostgreSQL itself when it is asked to end.
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class OwnerLinkLine
    {
        private const string Before = "make your account: ";

        internal Uri? Link { get; private set; }

        internal void Read(string line)
        {
            if (line.Contains(Before, StringComparison.Ordinal)) Link = new(line[(line.IndexOf(Before, StringComparison.Ordinal) + Before.Length)..]);
            if (line.StartsWith("fail", StringComparison.Ordinal)) Console.Error.WriteLine(line);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PolicyDiff.App.Tests.Commands;

/// <summary>The built program as a process of its own, as a shell starts it; killed at the end if it still runs.</summary>
internal sealed class ProgramRun : IAsyncDisposable
{
    // Many times what any command needs, on a machine that does much else.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "policydiff.dll");

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly Task reading;

    private ProgramRun(Process process)
    {
        this.process = process;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, errors));
    }

    internal string Output => Snapshot(output);

    internal string Errors => Snapshot(errors);

    internal bool HasEnded => process.HasExited;

    /// <summary>Starts it with these settings, as environment variables, and no others.</summary>
    internal static ProgramRun Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(IgnoresInterrupts() ? "env" : "dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.StandardOutputEncoding = start.StandardErrorEncoding = start.StandardInputEncoding = new UTF8Encoding(false);
        foreach (var part in IgnoresInterrupts() ? ["--default-signal=INT", "dotnet", Program] : new[] { Program }) start.ArgumentList.Add(part);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>A script that starts the tests in its background hands down that SIGINT is ignored, and the program would inherit that no Ctrl-C reaches it.</summary>
    private static bool IgnoresInterrupts()
    {
        if (!OperatingSystem.IsLinux()) return false;
        var ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..];
        return (ulong.Parse(ignored.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0b10) != 0;
    }

    /// <summary>Runs it to its end.</summary>
    internal static async Task<ProgramEnd> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var run = Start(settings, arguments);
        return await run.EndAsync();
    }

    /// <summary>Runs it to its end, with this on its standard input.</summary>
    internal static async Task<ProgramEnd> RunWithInputAsync(string input, params string[] arguments)
    {
        await using var run = Start(new Dictionary<string, string>(), arguments);
        return await run.EndAsync(input);
    }

    /// <summary>Waits for its end.</summary>
    internal async Task<ProgramEnd> EndAsync(string? input = null)
    {
        using var patience = Bounded();
        try
        {
            if (input is not null) await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading what it was given.
        }

        await WaitAsync(patience.Token);
        return new(process.ExitCode, Output, Errors);
    }

    /// <summary>Waits until it has written this, on either stream; fails when it ends before.</summary>
    internal async Task<string> SaysAsync(string text)
    {
        using var patience = Bounded();
        while (true)
        {
            var ended = process.HasExited;
            if (ended) await reading;
            var said = Output + Errors;
            if (said.Contains(text, StringComparison.Ordinal)) return said;
            Assert.False(ended || patience.IsCancellationRequested, $"It never said '{text}', but:\n{said}");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    /// <summary>Writes to its standard input, which stays open, and waits until it has written <paramref name="text"/>.</summary>
    internal async Task AnswerAsync(string input, string text)
    {
        await process.StandardInput.WriteAsync(input);
        await process.StandardInput.FlushAsync();
        await SaysAsync(text);
    }

    /// <summary>Waits for its end and leaves its standard input open.</summary>
    internal async Task<ProgramEnd> ExitAsync()
    {
        using var patience = Bounded();
        await WaitAsync(patience.Token);
        return new(process.ExitCode, Output, Errors);
    }

    /// <summary>kill -9.</summary>
    internal async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>What a terminal sends for Ctrl-C.</summary>
    internal async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        await reading;
        process.Dispose();
    }

    private async Task WaitAsync(CancellationToken patience)
    {
        try
        {
            await process.WaitForExitAsync(patience);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It did not end within {Patience}. It said:\n{Output}{Errors}");
        }

        await reading;
    }

    private static CancellationTokenSource Bounded()
    {
        var bounded = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bounded.CancelAfter(Patience);
        return bounded;
    }

    // What the person who runs the tests has set for a real installation.
    private static bool IsSetting(string name) =>
        name == "DataFolder" || name.StartsWith("ASPNETCORE", StringComparison.Ordinal)
        || (name.Contains("__", StringComparison.Ordinal) && char.IsAsciiLetterUpper(name[0]));

    private static async Task ReadAsync(StreamReader from, StringBuilder into)
    {
        var buffer = new char[4096];
        int read;
        while ((read = await from.ReadAsync(buffer)) > 0)
        {
            lock (into) into.Append(buffer, 0, read);
        }
    }

    private static string Snapshot(StringBuilder text)
    {
        lock (text) return text.ToString();
    }
}

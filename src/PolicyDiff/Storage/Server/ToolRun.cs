using System.ComponentModel;
using System.Diagnostics;

namespace PolicyDiff.Storage.Server;

/// <summary>One run of a program of the system: what it said and how it ended.</summary>
/// <param name="ExitCode">The program's own; 127 when it could not be started.</param>
/// <param name="Output">Standard output, then standard error, trimmed; empty for a detached run.</param>
internal sealed record ToolRun(int ExitCode, string Output)
{
    private const int NotStarted = 127;

    // Time for pg_ctl to get as far as the server's pid file: without one nobody could stop that server.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public bool Succeeded => ExitCode == 0;

    /// <summary>Runs to the end and collects the output; on cancellation the program and its children are ended.</summary>
    public static async Task<ToolRun> CaptureAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = TryStart(command, captured: true, out var refusal);
        if (process is null) return new ToolRun(NotStarted, refusal);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await EndAsync(process, wholeTree: true, cancellationToken);
        return new ToolRun(process.ExitCode, string.Join('\n', await output, await errors).Trim());
    }

    /// <summary>
    /// Runs a program that leaves a server behind. The server must inherit neither our pipes (their reader would wait for it) nor our
    /// terminal, and must outlive a cancelled wait: then only the program itself is ended.
    /// </summary>
    public static async Task<ToolRun> DetachAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows()) command = ["/bin/sh", "-c", "exec \"$@\" </dev/null >/dev/null 2>&1", "sh", .. command];
        using var process = TryStart(command, captured: false, out var refusal);
        if (process is null) return new ToolRun(NotStarted, refusal);
        await EndAsync(process, wholeTree: false, cancellationToken);
        return new ToolRun(process.ExitCode, "");
    }

    private static async Task EndAsync(Process process, bool wholeTree, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            if (wholeTree || !await EndsAsync(process, Grace)) process.Kill(wholeTree);
            throw;
        }
    }

    private static async Task<bool> EndsAsync(Process process, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static Process? TryStart(IReadOnlyList<string> command, bool captured, out string refusal)
    {
        refusal = "";
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            // A server started by root as another user warns about, or refuses, a current folder it cannot enter.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
            CreateNoWindow = true,
            RedirectStandardInput = captured,
            RedirectStandardOutput = captured,
            RedirectStandardError = captured,
        };
        Neutralise(start.Environment);
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception missing)
        {
            refusal = missing.Message;
            return null;
        }
    }

    /// <summary>The user's PGDATA, PGPORT... are about another server, and messages are recognised in English.</summary>
    private static void Neutralise(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList()) environment.Remove(name);
        environment["LC_ALL"] = "C";
        environment.Remove("LANGUAGE");
    }
}

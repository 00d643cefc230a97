using System.Text.Json;

namespace PolicyDiff.App.Tests.Commands;

/// <summary>How a run of the program ended.</summary>
internal sealed record ProgramEnd(int ExitCode, string Output, string Errors)
{
    internal string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of standard output, each a JSON object.</summary>
    internal IReadOnlyList<JsonElement> Json => [.. Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>It ended so, said this on standard error, and showed nobody a stack trace.</summary>
    internal void Refused(int exitCode, params string[] said)
    {
        Assert.True(exitCode == ExitCode, $"Exit code {ExitCode}, wanted {exitCode}:\n{Output}\n{Errors}");
        foreach (var part in said) Assert.Contains(part, Errors, StringComparison.Ordinal);
        NoTrace();
    }

    internal void Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}:\n{Output}\n{Errors}");
        NoTrace();
    }

    internal void NoTrace() => Assert.DoesNotContain("   at ", Output + Errors, StringComparison.Ordinal);
}

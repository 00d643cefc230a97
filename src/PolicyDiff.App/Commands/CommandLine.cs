using System.CommandLine;
using Microsoft.Extensions.Options;
using Npgsql;
using PolicyDiff.App.Jobs;
using PolicyDiff.Storage;
using PolicyDiff.Storage.Server;

namespace PolicyDiff.App.Commands;

/// <summary>
/// The program's face in a shell (DESIGN.md §7). Exit codes: 0 done; 1 ran, and something failed (said on stderr); 2 wrong usage.
/// Data on stdout, all else on stderr.
/// </summary>
internal static class CommandLine
{
    // Steps that are under way end, and the private server with the last program: cut short, it would be left behind.
    private static readonly TimeSpan LongestStop = TimeSpan.FromMinutes(1);

    internal static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args.Length == 0 ? ["serve"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Run 'policydiff --help' for the commands, 'policydiff COMMAND --help' for one of them.");
            return ExitCodes.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestStop });
        }
        catch (Exception failure) when (Explain(failure) is { } said)
        {
            await Console.Error.WriteLineAsync(said.Sentence);
            return said.ExitCode;
        }
    }

    private static RootCommand Root() => new("PolicyDiff keeps the dated history of any online policy.")
    {
        ServeCommand.Create(),
        WorkCommand.Create(),
        AddCommand.Create(),
        BackfillCommand.Create(),
        CheckCommand.Create(),
        DemoCommand.Create(),
        ImportCommand.Create(),
        ExportCommand.Create(),
        TextCommand.Create(),
        DiffCommand.Create(),
        HistoryCommand.Create(),
        StatusCommand.Create(),
        RebuildCommand.Create(),
    };

    // What the world can do to a command, in words; anything else is a bug and shows its trace.
    private static (string Sentence, int ExitCode)? Explain(Exception failure) => failure switch
    {
        UsageException usage => (usage.Message, ExitCodes.WrongUsage),
        OptionsValidationException settings => (string.Join(Environment.NewLine, settings.Failures), ExitCodes.WrongUsage),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            (string.Join(Environment.NewLine, several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)), ExitCodes.WrongUsage),
        // Words that are none of a choice, text that is no number: each converter wraps its failure in its own way.
        InvalidOperationException setting when setting.Message.Contains("configuration value", StringComparison.OrdinalIgnoreCase) =>
            ($"A setting cannot be read: {setting.Message}", ExitCodes.WrongUsage),
        PostgresUnavailableException or DatabaseTooNewException or DamagedBodyException or JobEngineMismatchException => (failure.Message, ExitCodes.Failed),
        NpgsqlException database => ($"The database does not answer: {database.Message} Check ConnectionStrings__PolicyDiff and that the server runs.", ExitCodes.Failed),
        IOException file => (file.Message, ExitCodes.Failed),
        OperationCanceledException => ("Stopped. What was done is kept; run it again to go on.", ExitCodes.Failed),
        _ => null,
    };
}

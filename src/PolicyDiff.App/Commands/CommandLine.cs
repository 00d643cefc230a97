using System.CommandLine;
using System.Text;

namespace PolicyDiff.App.Commands;

/// <summary>
/// The program's face in a shell (DESIGN.md §7). Exit codes: 0 done; 1 ran, and something failed (said on stderr); 2 wrong usage.
/// Data on stdout, all else on stderr.
/// </summary>
internal static class CommandLine
{
    // A request that is answered, a job that is finished, a private server that is stopped: after that the program is cut off.
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(60);

    internal static async Task<int> RunAsync(string[] args)
    {
        // JSON is UTF-8 whatever the terminal's settings say.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = Root().Parse(args.Length == 0 ? ["serve"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Words.SayAsync(error.Message);
            await Words.SayAsync($"{Usage(parsed.CommandResult.Command)} Run 'policydiff --help' for the commands, 'policydiff COMMAND --help' for one of them.");
            return ExitCodes.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestFarewell });
        }
        catch (Exception failure)
        {
            // The edge of the program: what nobody foresaw is shown whole, so that it can be reported.
            Words.ProgressDone();
            var (sentence, exitCode) = FailureWords.Explain(failure) ?? ($"This should not have happened; please report it with what follows.{Environment.NewLine}{failure}", ExitCodes.Failed);
            await Words.SayAsync(sentence);
            return exitCode;
        }
    }

    private static string Usage(Command command) => command.Subcommands.Count > 0
        ? $"Known here: {string.Join(", ", command.Subcommands.Select(known => known.Name))}."
        : $"Usage: policydiff {string.Join(' ', Path(command))}{string.Concat(command.Arguments.Select(argument => " " + argument.Name))} [options].";

    private static IEnumerable<string> Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand ? Path(parent).Append(command.Name) : [command.Name];

    private static RootCommand Root() => new("PolicyDiff keeps the dated history of any online policy.")
    {
        ServeCommand.Create(),
        WorkCommand.Create(),
        AddCommand.Create(),
        DiscoverCommand.Create(),
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
        SelectorsCommand.Create(),
    };
}

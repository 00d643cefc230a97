using System.CommandLine;

namespace PolicyDiff.App.Commands;

/// <summary>
/// The program's face in a shell (DESIGN.md §7). Exit codes: 0 done; 1 ran, and something failed (said on stderr); 2 wrong usage.
/// Data on stdout, all else on stderr.
/// </summary>
internal static class CommandLine
{
    internal static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("PolicyDiff keeps the dated history of any online policy.");
        root.Subcommands.Add(ServeCommand.Create());
        var parsed = root.Parse(args.Length == 0 ? ["serve"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Run 'policydiff --help' for the commands and their arguments.");
            return ExitCodes.WrongUsage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}

using System.CommandLine;
using System.Text;
using PolicyDiff.Exchange;

namespace PolicyDiff.App.Commands;

/// <summary>Writes versions or changes as lines for other programs, or all evidence of a policy as a file.</summary>
internal static class ExportCommand
{
    internal static Command Create() => new("export", "Write what is stored, for other programs.")
    {
        Of("versions", "The versions of policies, oldest first.", (export, policy, ct) => export.VersionsAsync(policy, ct)),
        Of("changes", "The changes between them, with bounds and reasons.", (export, policy, ct) => export.ChangesAsync(policy, ct)),
        Of("labels", "What people said of changes: kind, significance, news or noise.", (export, policy, ct) => export.LabelsAsync(policy, ct)),
        WarcCommands.Export(),
    };

    private static Command Of<T>(string name, string description, Func<Export, long?, CancellationToken, IAsyncEnumerable<T>> read)
    {
        var policy = new Option<string?>("--policy") { Description = "One policy only (slug or address)." };
        var format = Arguments.Choice("--format", "csv or jsonl.", "csv", "jsonl");
        var file = new Option<string?>("--out") { Description = "A file instead of standard output." };
        var command = new Command(name, description) { policy, format, file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await Tool.OpenAsync(cancellationToken);
            var only = parsed.GetValue(policy) is { } given ? (await tool.PolicyAsync(given, cancellationToken)).Id : (long?)null;
            var lines = read(tool.Get<Export>(), only, cancellationToken);
            var csv = parsed.GetValue(format) == "csv";
            if (parsed.GetValue(file) is { } path)
            {
                var count = await OutputFile.WriteAsync(path, stream => WriteAsync(lines, csv, stream, cancellationToken));
                await Words.SayAsync($"{count} {name} written to {path}.");
                return ExitCodes.Done;
            }

            await WriteAsync(lines, csv, Console.OpenStandardOutput(), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> WriteAsync<T>(IAsyncEnumerable<T> lines, bool csv, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false));
        if (csv) await writer.WriteLineAsync(LineFormat.CsvHeader<T>());
        var count = 0;
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(csv ? LineFormat.ToCsv(line) : LineFormat.ToJson(line));
            count++;
        }

        return count;
    }
}

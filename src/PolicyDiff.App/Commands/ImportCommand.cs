using System.CommandLine;
using PolicyDiff.Exchange;

namespace PolicyDiff.App.Commands;

/// <summary>Brings in what others collected.</summary>
internal static class ImportCommand
{
    private static readonly string[] Extensions = [".md", ".txt", ".html", ".htm"];

    internal static Command Create() => new("import", "Bring in histories that others collected.") { Corpus(), OtaVersions() };

    private static Command Corpus()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders of them (.md, .txt, .html).", Arity = ArgumentArity.OneOrMore };
        var command = new Command("corpus", "Documents of the Princeton-Leuven corpus.") { paths };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = parsed.GetRequiredValue(paths).SelectMany(Files).ToList();
            await using var tool = await Tool.OpenAsync(cancellationToken);
            int added = 0, known = 0, failed = 0;
            foreach (var file in files)
            {
                var imported = await tool.Get<CorpusImport>().ImportAsync(await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
                if (imported.Document is null)
                {
                    failed++;
                    await Words.SayAsync($"{file} was not imported: {imported.Problem}.");
                }
                else if (imported.Added)
                {
                    added++;
                    await Words.SayAsync($"{imported.Document.Domain}, captured {Words.Day(imported.Document.Instant)}: imported.");
                }
                else
                {
                    known++;
                }
            }

            await Words.SayAsync($"{added} imported, {known} known already, {failed} failed.");
            return failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static Command OtaVersions()
    {
        var folder = new Argument<string>("GITDIR") { Description = "A clone (bare or not) of a versions repository." };
        var command = new Command("ota-versions", "The history of an Open Terms Archive versions repository.") { folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await Tool.OpenAsync(cancellationToken);
            try
            {
                var imported = await tool.Get<OtaVersionsImport>().ImportAsync(parsed.GetRequiredValue(folder), new DocumentsDone(), cancellationToken);
                Words.ProgressDone();
                await Words.SayAsync($"{imported.Documents} documents: {imported.Added} captures imported, {imported.Known} known already.");
                return ExitCodes.Done;
            }
            catch (OtaVersionsException problem)
            {
                throw new UsageException(problem.Message);
            }
        });
        return command;
    }

    /// <summary>Says where the import is.</summary>
    private sealed class DocumentsDone : IProgress<OtaImported>
    {
        public void Report(OtaImported value) => Words.Progress($"{value.Done} of {value.Documents}: {value.Document}");
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new UsageException($"There is no file or folder '{path}'.");
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal);
    }
}

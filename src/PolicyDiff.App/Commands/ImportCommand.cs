using System.CommandLine;
using PolicyDiff.Exchange;

namespace PolicyDiff.App.Commands;

/// <summary>Brings in what others collected.</summary>
internal static class ImportCommand
{
    private static readonly string[] Extensions = [".md", ".txt", ".html", ".htm"];

    internal static Command Create() => new("import", "Bring in histories that others collected.") { Corpus(), OtaVersions(), WarcCommands.Import() };

    private static Command Corpus()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders of them (.md, .txt, .html).", Arity = ArgumentArity.OneOrMore };
        var command = new Command("corpus", "Documents of the Princeton-Leuven corpus.") { paths };
        command.SetAction((parsed, cancellationToken) => RunAsync([.. parsed.GetRequiredValue(paths).SelectMany(Files).Distinct()], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        await using var tool = await Tool.OpenAsync(cancellationToken);
        int added = 0, known = 0, failed = 0;
        foreach (var file in files)
        {
            Words.Progress($"{added + known + failed + 1} of {files.Count}: {file}");
            var imported = await ImportAsync(tool, file, cancellationToken);
            Words.ProgressDone();
            if (imported.Document is null)
            {
                failed++;
                await Words.SayAsync($"{file} was not imported: {imported.Problem?.TrimEnd('.')}.");
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
    }

    // One file that cannot be read is not the others' business.
    private static async Task<ImportedDocument> ImportAsync(Tool tool, string file, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new(null, false, unreadable.Message);
        }

        return await tool.Get<CorpusImport>().ImportAsync(bytes, cancellationToken);
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
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new UsageException($"The folder '{path}' holds no {string.Join(", ", Extensions)} files.");
    }
}

using System.CommandLine;
using System.Globalization;
using PolicyDiff.Exchange.Warc;
using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.App.Commands;

/// <summary>WARC files in and out: what crawlers and web archives keep pages in.</summary>
internal static class WarcCommands
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "WARC files, compressed or not.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> OfPolicy = new("--policy") { Description = "Only captures of this policy's addresses (slug or address)." };
    private static readonly Option<string?> Url = new("--url") { Description = "Only captures of this address." };
    private static readonly Option<bool> Add = new("--add") { Description = "Track what is not tracked yet: the address of --url, or the policy that a file written by 'export archive' describes." };
    private static readonly Option<string?> Organization = new("--organization") { Description = "With --add --url: who publishes it." };
    private static readonly Option<string?> Type = new("--type") { Description = "With --add --url: Privacy Policy, Terms of Service …" };

    internal static Command Import()
    {
        var command = new Command("warc", "Captures of tracked addresses from WARC files.") { Files, OfPolicy, Url, Add, Organization, Type };
        command.SetAction(ImportAsync);
        return command;
    }

    internal static Command Export()
    {
        var policy = new Option<string>("--policy") { Description = "The policy (slug or address).", Required = true };
        var format = Arguments.Choice("--format", "warc: all captures; zip: these, the texts, versions and changes, and how to verify them.", "warc", "zip");
        var file = new Option<string?>("--out") { Description = "A file instead of standard output." };
        var command = new Command("archive", "All evidence of one policy, to keep or to hand on.") { policy, format, file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await Tool.OpenAsync(cancellationToken);
            var one = await tool.PolicyAsync(parsed.GetRequiredValue(policy), cancellationToken);
            Task<WarcExported> WriteAsync(Stream stream) => parsed.GetValue(format) == "zip"
                ? tool.Get<ZipExport>().WriteAsync(one.Id, stream, new CapturesWritten(), cancellationToken)
                : tool.Get<WarcExport>().WriteAsync(one.Id, stream, new CapturesWritten(), cancellationToken);
            var written = parsed.GetValue(file) is { } path ? await OutputFile.WriteAsync(path, WriteAsync) : await WriteAsync(Console.OpenStandardOutput());
            Words.ProgressDone();
            foreach (var sentence in written.Unreadable) await Words.SayAsync(sentence);
            await Words.SayAsync($"{written.Captures} captures of {one.FullSlug} written{(parsed.GetValue(file) is { } name ? $" to {name}" : "")}{(written.Unreadable.Count > 0 ? $", {written.Unreadable.Count} of them without their damaged bodies" : "")}.");
            return written.Unreadable.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static async Task<int> ImportAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = parsed.GetRequiredValue(Files);
        foreach (var file in files)
        {
            if (Directory.Exists(file)) throw new UsageException($"'{file}' is a folder; name its files.");
            if (!File.Exists(file)) throw new UsageException($"There is no file '{file}'.");
        }

        var url = parsed.GetValue(Url) is { } typed ? Address(typed) : null;
        await using var tool = await Tool.OpenAsync(cancellationToken);
        if (url is not null && parsed.GetValue(Add)) await AddAsync(tool, parsed, url, cancellationToken);
        var request = new WarcImportRequest(files)
        {
            PolicyId = parsed.GetValue(OfPolicy) is { } given ? (await tool.PolicyAsync(given, cancellationToken)).Id : null,
            Address = url,
            Adds = parsed.GetValue(Add) && url is null,
        };
        var imported = await tool.Get<WarcImport>().ImportAsync(request, new RecordsRead(), cancellationToken);
        Words.ProgressDone();
        await SayAsync(imported, files.Length);
        return imported.Failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static string Address(string typed) => ForeignAddress.TryRead(WatchList.WithScheme(typed), out var address) && address.Scheme is "http" or "https"
        ? address.AbsoluteUri
        : throw new UsageException($"'{typed}' is no http or https address.");

    // The person names the address: nothing is fetched, so no rule of fetching applies.
    private static Task<PolicySource> AddAsync(Tool tool, ParseResult parsed, string url, CancellationToken cancellationToken) => tool.Get<WatchList>().PairAsync(
        new PolicyRequest { Address = url, Organization = parsed.GetValue(Organization), Type = parsed.GetValue(Type), Watched = false }, cancellationToken);

    private static async Task SayAsync(WarcImported imported, int files)
    {
        foreach (var problem in imported.Problems) await Words.SayAsync(problem);
        if (imported.Failed > imported.Problems.Count) await Words.SayAsync($"… and {imported.Failed - imported.Problems.Count} more.");
        foreach (var policy in imported.AddedPolicies) await Words.SayAsync($"{policy} is tracked.");
        if (imported.Untracked > 0)
        {
            await Words.SayAsync(
                $"{imported.Untracked} records of addresses that are not asked for were left out, as {string.Join(", ", imported.UntrackedAddresses)}. "
                + "'policydiff add URL' tracks an address; 'import warc FILE --add --url URL' does and takes its captures.");
        }

        if (imported.Records == 0) await Words.SayAsync(files == 1 ? "The file holds no WARC record." : "The files hold no WARC record.");
        await Words.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{imported.Added} imported, {imported.Known} known already, {imported.Failed} failed."));
    }

    /// <summary>Says where the import is.</summary>
    private sealed class RecordsRead : IProgress<WarcImported>
    {
        public void Report(WarcImported value) => Words.Progress($"{value.Records} records read, {value.Added} captures imported");
    }

    /// <summary>Says where the export is.</summary>
    private sealed class CapturesWritten : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % 50 == 0) Words.Progress($"{value} captures written");
        }
    }
}

using System.CommandLine;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Commands;

/// <summary>Reads policies' past from an archive, in the foreground, sharing budgets with everybody else.</summary>
internal static class BackfillCommand
{
    private static readonly Option<string?> From = new("--from") { Description = "Not before this date (yyyy-MM-dd, yyyy-MM or yyyy)." };
    private static readonly Option<string?> To = new("--to") { Description = "Not after this date; a month or a year means its end." };
    private static readonly Option<bool> Pause = new("--pause") { Description = "Let a backfill under way rest; 'backfill POLICY' lets it go on." };
    private static readonly Option<bool> Cancel = new("--cancel") { Description = "End a backfill under way; what was fetched stays." };
    private static readonly Option<string?> Archive = new("--archive") { Description = "One archive, by its id; by default every enabled one." };

    internal static Command Create()
    {
        var policy = Arguments.Policy();
        var all = Arguments.All();
        var strategy = Arguments.Choice("--strategy", "changes: open what bounds every change; every: open all captures.", [.. BackfillRequests.Strategies]);
        var command = new Command("backfill", "Read a policy's past from a web archive.") { policy, all, Archive, From, To, strategy, Pause, Cancel };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var from = Dates.Start(parsed.GetValue(From));
            var to = Dates.End(parsed.GetValue(To));
            var (pause, cancel) = (parsed.GetValue(Pause), parsed.GetValue(Cancel));
            if (pause && cancel) throw new UsageException("--pause and --cancel exclude each other.");
            if (from > to) throw new UsageException("--from is after --to; nothing lies between them.");
            await using var tool = await Tool.OpenAsync(cancellationToken);
            var archives = Archives(tool, parsed.GetValue(Archive));
            var policies = await tool.PoliciesAsync(parsed.GetValue(policy), parsed.GetValue(all), cancellationToken);
            var wanted = policies.SelectMany(one => archives.Select(archive => new Wish(one, new(one.Id, archive, parsed.GetValue(strategy)!, from, to)))).ToList();
            var isAll = parsed.GetValue(all);
            var failed = pause || cancel ? await SwitchAsync(tool, wanted, (cancel, isAll), cancellationToken) : await RunAsync(tool, wanted, cancellationToken);
            return failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static async Task<int> SwitchAsync(Tool tool, List<Wish> wanted, (bool Cancel, bool IsAll) how, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var (policy, request) in wanted)
        {
            if (!await BackfillSwitch.TurnAsync(tool, policy, (request.Archive, how.Cancel), cancellationToken) && !how.IsAll) failed++;
        }

        return failed;
    }

    private static async Task<int> RunAsync(Tool tool, List<Wish> wanted, CancellationToken cancellationToken)
    {
        // All are asked for before one is worked on, so that workers take their part and none waits for one that rests.
        var ids = new List<long>();
        foreach (var (_, request) in wanted) ids.Add(await tool.Get<BackfillRequests>().RequestAsync(request, cancellationToken));
        var failed = 0;
        foreach (var ((policy, request), id) in wanted.Zip(ids))
        {
            if (!await new ForegroundBackfill(tool, policy) { HelpsOthers = wanted.Count > 1 }.RunAsync(request, id, cancellationToken)) failed++;
        }

        return failed;
    }

    private static List<string> Archives(Tool tool, string? given)
    {
        var enabled = tool.Get<IEnumerable<IWebArchive>>().Select(archive => archive.Id).ToList();
        if (given is null) return enabled.Count > 0 ? enabled : throw new UsageException("No archive is enabled in the archive list.");
        if (enabled.Contains(given)) return [given];
        throw new UsageException(tool.Get<ArchiveCatalog>().NameOf(given) is { } name
            ? $"{name} is not enabled. Put {{\"archives\": [{{\"id\": \"{given}\", \"enabled\": true}}]}} into {ArchiveCatalog.FileName} in the data folder."
            : $"No archive '{given}' is set up; known: {string.Join(", ", tool.Get<ArchiveCatalog>().Entries.Select(entry => entry.Id))}.");
    }

    private sealed record Wish(Policy Policy, BackfillRequest Request);
}

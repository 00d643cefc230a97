using System.CommandLine;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;

namespace PolicyDiff.App.Commands;

/// <summary>Reads policies' past from an archive, in the foreground, sharing budgets with everybody else.</summary>
internal static class BackfillCommand
{
    private static readonly Option<string?> From = new("--from") { Description = "Not before this date (yyyy-MM-dd, yyyy-MM or yyyy)." };
    private static readonly Option<string?> To = new("--to") { Description = "Not after this date; a month or a year means its end." };
    private static readonly Option<bool> Pause = new("--pause") { Description = "Let a backfill under way rest; 'backfill POLICY' lets it go on." };
    private static readonly Option<bool> Cancel = new("--cancel") { Description = "End a backfill under way; what was fetched stays." };
    private static readonly Option<string> Archive = new("--archive") { Description = "The archive's id.", DefaultValueFactory = _ => "wayback" };

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
            var archive = KnownArchive(tool, parsed.GetRequiredValue(Archive));
            var failed = 0;
            foreach (var one in await tool.PoliciesAsync(parsed.GetValue(policy), parsed.GetValue(all), cancellationToken))
            {
                if (pause || cancel)
                {
                    if (!await BackfillSwitch.TurnAsync(tool, one, (archive, cancel), cancellationToken) && !parsed.GetValue(all)) failed++;
                    continue;
                }

                var request = new BackfillRequest(one.Id, archive, parsed.GetValue(strategy)!, from, to);
                if (!await new ForegroundBackfill(tool, one).RunAsync(request, cancellationToken)) failed++;
            }

            return failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static string KnownArchive(Tool tool, string given)
    {
        var known = tool.Get<IEnumerable<IWebArchive>>().Select(archive => archive.Id).ToList();
        return known.Contains(given) ? given : throw new UsageException($"No archive '{given}' is set up; known: {string.Join(", ", known)}.");
    }
}

using System.CommandLine;
using System.Globalization;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Archives.Catalog;

namespace PolicyDiff.App.Commands;

/// <summary>Reads policies' past from an archive, in the foreground, sharing budgets with everybody else.</summary>
internal static class BackfillCommand
{
    private static readonly Option<string?> From = new("--from") { Description = "Not before this date (yyyy-MM-dd, yyyy-MM or yyyy)." };
    private static readonly Option<string?> To = new("--to") { Description = "Not after this date; a month or a year means its end." };
    private static readonly Option<string?> Archive = new("--archive") { Description = "One archive, by its id; by default every enabled one." };

    internal static Command Create()
    {
        var policy = Arguments.Policy();
        var all = Arguments.All();
        var strategy = Arguments.Choice("--strategy", "changes: open what bounds every change; every: open all captures.", [.. BackfillRequests.Strategies]);
        var command = new Command("backfill", "Read a policy's past from a web archive.") { policy, all, Archive, From, To, strategy };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var from = Date(parsed.GetValue(From), end: false);
            var to = Date(parsed.GetValue(To), end: true);
            if (from > to) throw new UsageException("--from is after --to; nothing lies between them.");
            await using var tool = await Tool.OpenAsync(cancellationToken);
            var archives = Archives(tool, parsed.GetValue(Archive));
            var failed = 0;
            foreach (var one in await tool.PoliciesAsync(parsed.GetValue(policy), parsed.GetValue(all), cancellationToken))
            {
                foreach (var archive in archives)
                {
                    var request = new BackfillRequest(one.Id, archive, parsed.GetValue(strategy)!, from, to);
                    if (!await new ForegroundBackfill(tool, one).RunAsync(request, cancellationToken)) failed++;
                }
            }

            return failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
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

    private static DateTimeOffset? Date(string? given, bool end)
    {
        if (given is null) return null;
        if (Exact(given, "yyyy-MM-dd") is { } day) return end ? day.AddDays(1).AddTicks(-1) : day;
        if (Exact(given, "yyyy-MM") is { } month) return end ? month.AddMonths(1).AddTicks(-1) : month;
        if (Exact(given, "yyyy") is { } year) return end ? year.AddYears(1).AddTicks(-1) : year;
        throw new UsageException($"'{given}' is no date; write it as 2019-01-31.");
    }

    // The year 9999 has no next one to end before.
    private static DateTimeOffset? Exact(string given, string format) =>
        DateTimeOffset.TryParseExact(given, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) && date.Year < 9999
            ? date
            : null;
}

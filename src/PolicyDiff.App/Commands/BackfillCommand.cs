using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PolicyDiff.Archives;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Commands;

/// <summary>Reads policies' past from an archive, in the foreground, sharing budgets with everybody else.</summary>
internal static class BackfillCommand
{
    private static readonly Option<string?> From = new("--from") { Description = "Not before this date (yyyy-MM-dd)." };
    private static readonly Option<string?> To = new("--to") { Description = "Not after this date (yyyy-MM-dd)." };
    private static readonly Option<string> Archive = new("--archive") { Description = "The archive's id.", DefaultValueFactory = _ => "wayback" };

    internal static Command Create()
    {
        var policy = Arguments.Policy();
        var all = Arguments.All();
        var strategy = Arguments.Choice("--strategy", "changes: open what bounds every change; every: open all captures.", [.. BackfillRequests.Strategies]);
        var command = new Command("backfill", "Read a policy's past from a web archive.") { policy, all, Archive, From, To, strategy };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await Tool.OpenAsync(cancellationToken);
            var archive = parsed.GetRequiredValue(Archive);
            if (tool.Get<IEnumerable<IWebArchive>>().All(known => known.Id != archive))
            {
                throw new UsageException($"No archive '{archive}' is set up; known: {string.Join(", ", tool.Get<IEnumerable<IWebArchive>>().Select(known => known.Id))}.");
            }

            var policies = await tool.PoliciesAsync(parsed.GetValue(policy), parsed.GetValue(all), cancellationToken);
            var failed = 0;
            foreach (var one in policies)
            {
                var request = new BackfillRequest(one.Id, archive, parsed.GetValue(strategy)!, Date(parsed.GetValue(From)), Date(parsed.GetValue(To))?.AddDays(1).AddTicks(-1));
                if (!await RunAsync(tool, one, request, cancellationToken)) failed++;
            }

            return failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    /// <summary>Works on one backfill until it ends, through whatever the database and the archive do meanwhile.</summary>
    private static async Task<bool> RunAsync(Tool tool, Policy policy, BackfillRequest request, CancellationToken cancellationToken)
    {
        var id = await tool.Get<BackfillRequests>().RequestAsync(request, cancellationToken);
        var awaySince = default(long?);
        while (true)
        {
            try
            {
                var worked = await tool.Get<Backfiller>().StepAsync(id, cancellationToken);
                var state = await StateAsync(tool, id, cancellationToken);
                awaySince = null;
                Words.Progress(Line(policy, state.Backfill.State, state.Counts) + (state.Backfill.Sentence is { } sentence ? "  " + sentence : ""));
                if (state.Backfill.FinishedAt is not null) return await EndedAsync(policy, state);
                if (!worked) await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
            catch (Exception failure) when (IsAway(failure))
            {
                // The private server restarts by itself, a remote one is restarted by people; nothing is lost meanwhile.
                awaySince ??= TimeProvider.System.GetTimestamp();
                if (TimeProvider.System.GetElapsedTime(awaySince.Value) > TimeSpan.FromMinutes(2)) throw;
                Words.Progress($"{policy.FullSlug}: the database is away; waiting for it.");
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }

    private static bool IsAway(Exception failure) =>
        failure is NpgsqlException || failure.InnerException is NpgsqlException || failure is DbUpdateException or ObjectDisposedException;

    private static async Task<(Backfill Backfill, BackfillCounts Counts)> StateAsync(Tool tool, long id, CancellationToken cancellationToken)
    {
        await using var db = await tool.Get<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync(cancellationToken);
        var backfill = await db.Backfills.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        return (backfill, await BackfillCounts.OfAsync(db, backfill.PolicyId, backfill.Archive, cancellationToken));
    }

    private static async Task<bool> EndedAsync(Policy policy, (Backfill Backfill, BackfillCounts Counts) state)
    {
        Words.ProgressDone();
        await Words.SayAsync(Line(policy, state.Backfill.State, state.Counts));
        if (state.Backfill.State == Backfill.Done) return true;
        await Words.SayAsync(state.Backfill.Sentence ?? "It ended without saying why.");
        return false;
    }

    private static string Line(Policy policy, string state, BackfillCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.FullSlug}: {state}; listed {counts.Listed}, distinct {counts.Distinct}, fetched {counts.Fetched}, unusable {counts.Unusable}, not opened {counts.NotOpened}, versions {counts.Versions}");

    private static DateTimeOffset? Date(string? given)
    {
        if (given is null) return null;
        return DateTimeOffset.TryParseExact(
            given, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : throw new UsageException($"'{given}' is no date; write it as 2019-01-31.");
    }
}

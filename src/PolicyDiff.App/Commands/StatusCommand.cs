using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.History.Queries;
using PolicyDiff.Policies;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Commands;

/// <summary>What is tracked and how it stands.</summary>
internal static class StatusCommand
{
    internal static Command Create()
    {
        var json = Arguments.Json();
        var verify = new Option<bool>("--verify") { Description = "Read every stored page, verify it against its SHA-256, and name what is damaged." };
        var command = new Command("status", "What is tracked and how it stands.") { json, verify };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await Tool.OpenAsync(cancellationToken);
            if (parsed.GetValue(verify)) return await EvidenceReport.VerifyAsync(tool, parsed.GetValue(json), cancellationToken);
            var archives = tool.Get<IEnumerable<IWebArchive>>().Select(archive => archive.Id).ToList();
            await using var db = await tool.Get<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync(cancellationToken);
            var policies = await tool.Get<PolicyFinder>().AllAsync(cancellationToken);
            foreach (var policy in policies)
            {
                foreach (var archive in archives) await WriteAsync(tool, db, (policy, archive), parsed.GetValue(json), cancellationToken);
            }

            if (policies.Count == 0) await Words.SayAsync("Nothing is tracked yet. 'policydiff add URL' tracks a policy.");
            else if (!parsed.GetValue(json)) await EvidenceReport.TotalsAsync(tool, cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteAsync(Tool tool, PolicyDiffDb db, (Policy Policy, string Archive) which, bool json, CancellationToken cancellationToken)
    {
        var (policy, archive) = which;
        var changes = await db.Changes.CountAsync(change => change.PolicyId == policy.Id, cancellationToken);
        var backfill = await db.Backfills.AsNoTracking().Where(row => row.PolicyId == policy.Id && row.Archive == archive)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        var tally = await tool.Get<BackfillOverview>().TallyAsync(backfill?.Id ?? 0, cancellationToken);
        var versions = await db.Versions.CountAsync(version => version.PolicyId == policy.Id, cancellationToken);
        if (json)
        {
            await Words.DataAsync(new
            {
                policy = policy.FullSlug, archive, tally.Listed, tally.Distinct, tally.Fetched, unusable = tally.UnusableTotal, tally.NotOpened, tally.Requests, versions, changes,
                lastChecked = policy.LastCheckedAt, backfill = backfill?.State, backfill?.Sentence,
            });
            return;
        }

        await Words.DataAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{policy.FullSlug}  versions {versions}, changes {changes}, last checked {Words.Instant(policy.LastCheckedAt)}"));
        if (backfill is not null)
        {
            await Words.DataAsync($"    {archive}: {TallyLine.Of(tally)}; backfill {backfill.State}{(backfill.Sentence is { } sentence ? ". " + sentence : "")}");
        }
    }
}

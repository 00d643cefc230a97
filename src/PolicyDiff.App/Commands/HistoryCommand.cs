using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Exchange;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Commands;

/// <summary>A policy's changes with their bounds, oldest first.</summary>
internal static class HistoryCommand
{
    internal static Command Create()
    {
        var policy = Arguments.OnePolicy();
        var format = Arguments.Choice("--format", "text or json.", "text", "json");
        var command = new Command("history", "A policy's changes with their bounds.") { policy, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await Tool.OpenAsync(cancellationToken);
            var one = await tool.PolicyAsync(parsed.GetRequiredValue(policy), cancellationToken);
            if (parsed.GetValue(format) == "json")
            {
                await foreach (var line in tool.Get<Export>().ChangesAsync(one.Id, cancellationToken)) await Words.DataAsync(line);
                return ExitCodes.Done;
            }

            await using var db = await tool.Get<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync(cancellationToken);
            await foreach (var change in db.Changes.AsNoTracking().Where(row => row.PolicyId == one.Id).OrderBy(row => row.FirstWithNew).ThenBy(row => row.Position).ThenBy(row => row.Occurrence).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                await WriteAsync(one, change);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteAsync(Policy policy, StoredChange change)
    {
        var bounds = change.LastWithOld is null
            ? $"first seen {Words.Instant(change.FirstWithNew)}"
            : $"after {Words.Instant(change.LastWithOld)}, no later than {Words.Instant(change.FirstWithNew)}";
        await Words.DataAsync($"{bounds}  [{change.Kind.ToWord()}, {Significance.ToBand(change.Significance)} {change.Significance.ToString(CultureInfo.InvariantCulture)}]  seen by {change.Origin}");
        await Words.DataAsync($"    {policy.Organization.Name} {change.Headline}");
        foreach (var reason in change.Reasons.Take(3)) await Words.DataAsync($"    - {reason.Sentence}");
        if (change.FromText is { } from && change.ToText is { } to) await Words.DataAsync($"    {policy.FullSlug}@{from.Abbreviated} {policy.FullSlug}@{to.Abbreviated}");
    }
}

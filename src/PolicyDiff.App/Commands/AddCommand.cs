using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.App.Commands;

/// <summary>Registers a policy, fetches its live page once, and hands its past to the workers.</summary>
internal static class AddCommand
{
    private static readonly Argument<string> Url = new("URL") { Description = "Where the policy is published." };
    private static readonly Option<string?> Organization = new("--organization") { Description = "Who publishes it; by default named after the host." };
    private static readonly Option<string?> Type = new("--type") { Description = "Privacy Policy, Terms of Service …; by default recognised from the address." };
    private static readonly Option<string?> Language = new("--language") { Description = "BCP 47 language, as en." };
    private static readonly Option<string[]> Select = new("--select") { Description = "CSS selector of the policy in a page that carries more (may be repeated)." };
    private static readonly Option<string[]> Remove = new("--remove") { Description = "CSS selector of what does not belong to it (may be repeated)." };
    private static readonly Option<bool?> Browser = new("--browser") { Description = "Have its scripts run in a browser before it is read: for a page that has no text without them ('--browser false' for an end of it)." };
    private static readonly Option<bool> NoBackfill = new("--no-backfill") { Description = "Do not read its past from the archive." };

    private static readonly Option<string?> OfPolicy = new("--policy") { Description = "The address is another one of this policy: a slug or an address." };
    private static readonly Option<bool> Joins = new("--joins") { Description = "The address is another one of the policy that the organization has of this type." };
    private static readonly Option<string?> From = new("--from") { Description = "The policy was not at this address before this date." };
    private static readonly Option<string?> Until = new("--until") { Description = "The policy was not at this address from this date on." };

    internal static Command Create()
    {
        var json = Arguments.Json();
        var command = new Command("add", "Track a policy.") { Url, Organization, Type, Language, Select, Remove, Browser, NoBackfill, OfPolicy, Joins, From, Until, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, bool json, CancellationToken cancellationToken)
    {
        var from = Dates.Start(parsed.GetValue(From));
        var until = Dates.Start(parsed.GetValue(Until));
        if (from >= until) throw new UsageException("--from is not before --until; nothing lies between them.");
        await using var tool = await Tool.OpenAsync(cancellationToken);
        var of = parsed.GetValue(OfPolicy) is { } given ? await tool.PolicyAsync(given, cancellationToken) : null;
        var registration = await tool.Get<PolicyRegistry>().AddAsync(
            new PolicyRequest
            {
                Address = parsed.GetRequiredValue(Url),
                Organization = parsed.GetValue(Organization),
                Type = parsed.GetValue(Type),
                Language = parsed.GetValue(Language),
                Browser = parsed.GetValue(Browser),
                Selectors = new SelectorSet(parsed.GetValue(Select) ?? [], parsed.GetValue(Remove) ?? []),
                Of = of,
                Joins = parsed.GetValue(Joins),
                ValidFrom = from,
                ValidUntil = until,
            },
            cancellationToken);
        if (registration.Policy is not { } policy)
        {
            await Words.SayAsync(registration.Problem ?? "The policy could not be added.");
            return ExitCodes.Failed;
        }

        await using var db = await tool.Get<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync(cancellationToken);
        var live = await LiveOutcomeAsync(db, policy.Id, cancellationToken);
        if (!parsed.GetValue(NoBackfill)) await tool.Get<EveryArchive>().RequestAsync(policy.Id, cancellationToken);
        if (json)
        {
            await Words.DataAsync(new { policy = policy.FullSlug, registration.Added, outcome = live?.Outcome.ToWord() });
            return ExitCodes.Done;
        }

        await Words.DataAsync(policy.FullSlug);
        await Words.SayAsync(registration.Added ? $"Tracking {policy.Organization.Name}, {policy.Name}." : "It is tracked already.");
        if (live is not null) await Words.SayAsync($"Live page: {live.Outcome.ToWord()}{(live.Reasons.Count > 0 ? ". " + string.Join(" ", live.Reasons) : "")}");
        if (!parsed.GetValue(NoBackfill))
        {
            await Words.SayAsync($"Its past is handed to the workers ('policydiff serve' or 'policydiff work'); 'policydiff backfill {policy.FullSlug}' reads it here and now.");
        }

        return ExitCodes.Done;
    }

    private static Task<Reading?> LiveOutcomeAsync(PolicyDiffDb db, long policyId, CancellationToken cancellationToken) =>
        (from pairing in db.PolicySources
         where pairing.PolicyId == policyId
         from reading in db.Readings
         where reading.Capture.SourceId == pairing.SourceId && reading.SelectorKey == pairing.SelectorKey && reading.Current && reading.Capture.Origin == "live"
         orderby reading.Capture.Instant descending
         select reading).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
}

using System.CommandLine;
using System.Globalization;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Policies;
using PolicyDiff.Policies.Discovery;

namespace PolicyDiff.App.Commands;

/// <summary>Finds a site's policies on its live home page and on archived ones, says when each was linked, and offers to add them.</summary>
internal static class DiscoverCommand
{
    private static readonly Argument<string> Domain = new("DOMAIN") { Description = "The site, as example.org." };
    private static readonly Option<string?> Organization = new("--organization") { Description = "Who publishes them; by default named after the host." };
    private static readonly Option<string?> Archive = new("--archive") { Description = "The archive's id; by default the first that is set up." };
    private static readonly Option<bool> Add = new("--add") { Description = "Add all that was found and is not tracked yet." };

    internal static Command Create()
    {
        var json = Arguments.Json();
        var command = new Command("discover", "Find a site's policies through time.") { Domain, Organization, Archive, Add, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, bool json, CancellationToken cancellationToken)
    {
        await using var tool = await Tool.OpenAsync(cancellationToken);
        var archive = parsed.GetValue(Archive);
        var known = tool.Get<IEnumerable<IWebArchive>>().Select(one => one.Id).ToList();
        if (archive is not null && !known.Contains(archive)) throw new UsageException($"No archive '{archive}' is set up; known: {string.Join(", ", known)}.");
        var discovery = tool.Get<PolicyDiscovery>();
        var (site, problem) = discovery.SiteOf(parsed.GetRequiredValue(Domain));
        if (site is null) throw new UsageException(problem!);
        var result = await discovery.DiscoverAsync(site, archive, Words.Progress, cancellationToken);
        Words.ProgressDone();
        var organization = parsed.GetValue(Organization) ?? PolicyNames.OrganizationOf(site);
        if (json) await Words.DataAsync(DiscoveryLine.Of(result, organization));
        else await DiscoveryReport.WriteAsync(result, organization);
        foreach (var sentence in result.Problems) await Words.SayAsync(sentence);
        var requests = result.Policies.SelectMany(policy => policy.Requests(organization)).ToList();
        var refused = requests.Count > 0 && (parsed.GetValue(Add) || (!json && await IsWantedAsync(requests.Count, cancellationToken)))
            ? await AddAsync(tool, requests, cancellationToken)
            : 0;
        return result.Problems.Count == 0 && refused == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<bool> IsWantedAsync(int addresses, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected) return false;
        await Console.Error.WriteAsync($"Add {(addresses == 1 ? "it" : $"these {addresses.ToString(CultureInfo.InvariantCulture)} addresses")} now? [y/N] ");
        var answer = await Console.In.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
        return answer?.Trim() is ['y' or 'Y', ..];
    }

    private static async Task<int> AddAsync(Tool tool, IReadOnlyList<PolicyRequest> requests, CancellationToken cancellationToken)
    {
        var refused = 0;
        foreach (var request in requests)
        {
            var registration = await tool.Get<PolicyRegistry>().AddAsync(request, cancellationToken);
            if (registration.Policy is { } policy)
            {
                await tool.Get<BackfillRequests>().RequestAsync(new(policy.Id), cancellationToken);
                await Words.SayAsync($"{policy.FullSlug}: {(registration.Added ? "tracking" : "tracked already at")} {request.Address}");
                continue;
            }

            refused++;
            await Words.SayAsync($"{request.Address}: {registration.Problem}");
        }

        await Words.SayAsync("Their past is handed to the workers ('policydiff serve' or 'policydiff work'); 'policydiff backfill --all' reads it here and now.");
        return refused;
    }
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Policies;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Demo;

/// <summary>
/// Plays the demo's story on a running program by its ordinary ways: policies are added, their past is handed to the jobs, a live page
/// changes between two checks. Each step can be cut off and done again.
/// </summary>
internal sealed class DemoRun(IServiceProvider services, DemoWorld world, DemoSite site)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly IDbContextFactory<PolicyDiffDb> factory = services.GetRequiredService<IDbContextFactory<PolicyDiffDb>>();

    /// <summary>Adds every policy at all of its addresses; today's first, so that the others join it.</summary>
    internal async Task AddAsync(CancellationToken cancellationToken)
    {
        foreach (var organization in world.Organizations)
        {
            foreach (var policy in organization.Policies) await AddAsync(organization, policy, cancellationToken);
        }
    }

    /// <summary>Asks for the whole past of every policy whose past was not read yet; the jobs read it. Gives the backfills' ids.</summary>
    internal async Task<IReadOnlyList<long>> RequestPastAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var read = await db.Backfills.Where(row => row.State == Backfill.Done).Select(row => row.PolicyId).ToListAsync(cancellationToken);
        var requests = services.GetRequiredService<BackfillRequests>();
        var ids = new List<long>();
        foreach (var policy in (await PoliciesAsync(cancellationToken)).Where(policy => !read.Contains(policy.Id)))
        {
            // Every capture and not only those that bound a change: a text that came and went between two equal ones is part of the story.
            ids.Add(await requests.RequestAsync(new(policy.Id, Strategy: "every"), cancellationToken));
        }

        return ids;
    }

    /// <summary>Waits until the jobs have ended these backfills; tells how far they are.</summary>
    internal async Task WaitAsync(IReadOnlyList<long> backfills, Action<string> tell, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            var running = await db.Backfills.CountAsync(row => backfills.Contains(row.Id) && row.FinishedAt == null, cancellationToken);
            if (running == 0) return;
            var captures = await db.Mementos.CountAsync(row => row.State == ListedMemento.Fetched, cancellationToken);
            var versions = await db.Versions.CountAsync(cancellationToken);
            tell($"Reading the past: {captures} captures opened, {versions} versions found, {running} of {backfills.Count} policies to go.");
            await Task.Delay(Look, cancellationToken);
        }
    }

    /// <summary>What went wrong with backfills, a line for each; empty when all is well.</summary>
    internal async Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyList<long> backfills, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Backfills.Where(row => backfills.Contains(row.Id) && row.State != Backfill.Done)
            .Select(row => $"{row.Policy.Organization.Slug}/{row.Policy.Slug}: {row.Sentence}").ToListAsync(cancellationToken);
    }

    /// <summary>Checks every live page once.</summary>
    internal async Task CheckAsync(CancellationToken cancellationToken)
    {
        var check = services.GetRequiredService<LiveCheck>();
        foreach (var policy in await PoliciesAsync(cancellationToken)) await check.CheckAsync(policy.Id, cancellationToken);
    }

    private async Task AddAsync(DemoOrganization organization, DemoPolicy policy, CancellationToken cancellationToken)
    {
        foreach (var address in policy.Addresses(site.Port))
        {
            var registration = await services.GetRequiredService<PolicyRegistry>().AddAsync(
                new PolicyRequest { Address = address.AbsoluteUri, Organization = organization.Name, Type = policy.Type, Language = "en" }, cancellationToken);
            if (registration.Problem is { } problem) throw new InvalidOperationException($"The demo could not add {address}: {problem}");
        }
    }

    private Task<IReadOnlyList<Policy>> PoliciesAsync(CancellationToken cancellationToken) => services.GetRequiredService<PolicyFinder>().AllAsync(cancellationToken);
}

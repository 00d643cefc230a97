using Microsoft.EntityFrameworkCore;
using PolicyDiff.Fetching;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Policies;

/// <summary>Takes policies into the watch list.</summary>
public sealed class PolicyRegistry(
    IDbContextFactory<PolicyDiffDb> factory, Connector connector, PageFetcher fetcher, Intake intake, Historian historian, WatchList watchList)
{
    /// <summary>
    /// Registers the policy and takes in its live page as it is now. An address that the rules forbid is refused and nothing is stored; a page
    /// that cannot be reached is an outcome, and the policy is tracked all the same.
    /// </summary>
    public async Task<PolicyRegistration> AddAsync(PolicyRequest request, CancellationToken cancellationToken)
    {
        var verdict = AddressRules.Check(WatchList.WithScheme(request.Address), connector.Allowed, out var address);
        if (!verdict.Allowed || address is null) return new(null, false, verdict.Sentence);
        if (SelectorProblem(request.Selectors) is { } problem) return new(null, false, problem);
        if (await watchList.FindAsync(request, address, cancellationToken) is { } tracked) return new(tracked, false, null);
        var page = await fetcher.FetchAsync(new(address, request.Language), cancellationToken);
        if (page is FetchFailed { Failure: FetchFailure.BlockedAddress } blocked) return new(null, false, blocked.Sentence);
        var pairing = await watchList.PairAsync(await JoinAsync(request, page, cancellationToken), cancellationToken);
        var taken = await intake.TakeAsync(LiveEvidence.Of(pairing.SourceId, page), cancellationToken);
        foreach (var policy in taken.Policies) await historian.ArrangeAsync(policy, ArrangeCause.Past, null, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Policies.Where(row => row.Id == pairing.PolicyId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastCheckedAt, page.At), cancellationToken);
        return new(await db.Policies.AsNoTracking().Include(row => row.Organization).SingleAsync(row => row.Id == pairing.PolicyId, cancellationToken), true, null);
    }

    // An address that today redirects to one that is tracked is where the policy was before: another source of it, not another policy.
    private async Task<PolicyRequest> JoinAsync(PolicyRequest request, FetchResult page, CancellationToken cancellationToken)
    {
        if (page is not FetchReceived { Redirects.Count: > 0 } received) return request;
        var tracked = await watchList.FindAsync(request with { Type = null }, received.FinalAddress, cancellationToken);
        return tracked is null
            ? request
            : request with { Organization = tracked.Organization.Name, Type = tracked.Type, Language = tracked.Language, Joins = true, CheckInterval = null };
    }

    private static string? SelectorProblem(SelectorSet selectors)
    {
        try
        {
            SelectorFilter.Validate(selectors);
            return null;
        }
        catch (InvalidSelectorException invalid)
        {
            return invalid.Message;
        }
    }
}

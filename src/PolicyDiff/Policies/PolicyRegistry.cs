using Microsoft.EntityFrameworkCore;
using PolicyDiff.Fetching;
using PolicyDiff.Fetching.Browsing;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Policies;

/// <summary>Takes policies into the watch list.</summary>
public sealed class PolicyRegistry(
    IDbContextFactory<PolicyDiffDb> factory,
    Connector connector,
    PageBrowser fetcher,
    Intake intake,
    CaptureReader reader,
    Historian historian,
    WatchList watchList)
{
    // An index of the database holds no longer ones, and no page that people read has one.
    private const int LongestAddress = 2000;

    /// <summary>
    /// Registers the policy and takes in its live page as it is now. An address that the rules forbid is refused and nothing is stored; a page
    /// that cannot be reached is an outcome, and the policy is tracked all the same.
    /// </summary>
    public async Task<PolicyRegistration> AddAsync(PolicyRequest request, CancellationToken cancellationToken)
    {
        var verdict = AddressRules.Check(WatchList.WithScheme(request.Address), connector.Allowed, out var address);
        if (!verdict.Allowed || address is null) return new(null, false, verdict.Sentence);
        if (WatchList.Text(address).Length > LongestAddress) return new(null, false, $"The address is longer than {LongestAddress} characters: give the policy's own, without what follows its '?'.");
        if (string.Concat(request.Organization, request.Type, request.Language).Any(char.IsControl)) return new(null, false, "Name, type or language holds control characters: write them on one line.");
        if (SelectorProblem(request.Selectors) is { } problem) return new(null, false, problem);
        if (request.Of is { } of) request = Of(of, request) with { Watched = of.CheckInterval is null };
        if (await watchList.FindAsync(request, address, cancellationToken) is { } tracked && (request.PolicyId is null || request.PolicyId == tracked.Id))
        {
            if (HasNothingNew(tracked, request)) return new(tracked, false, null);
            // Known from an import only: from now on its page is watched.
            request = Of(tracked, request);
        }

        var page = await fetcher.FetchAsync(new(address, request.Language, Browser: request.Browser ?? false), cancellationToken);
        if (page is FetchFailed { Failure: FetchFailure.BlockedAddress } blocked) return new(null, false, blocked.Sentence);
        var pairing = await watchList.PairAsync(await JoinAsync(request, page, cancellationToken), cancellationToken);
        var taken = await intake.TakeAsync(LiveEvidence.Of(pairing.SourceId, page), cancellationToken);
        // The page may have captures from before: another policy of it, or this one's import.
        await reader.ReadMissingAsync(pairing.PolicyId, cancellationToken);
        foreach (var policy in taken.Policies.Append(pairing.PolicyId).Distinct()) await historian.ArrangeAsync(policy, ArrangeCause.Past, null, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Policies.Where(row => row.Id == pairing.PolicyId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastCheckedAt, page.At), cancellationToken);
        return new(await db.Policies.AsNoTracking().Include(row => row.Organization).SingleAsync(row => row.Id == pairing.PolicyId, cancellationToken), true, null);
    }

    private static bool HasNothingNew(Policy tracked, PolicyRequest request) =>
        ((tracked.CheckInterval is not null && (request.Browser ?? tracked.Browser) == tracked.Browser) || !request.Watched)
        && request.ValidFrom is null && request.ValidUntil is null;

    // An address that today redirects to one that is tracked is where the policy was before: another source of it, not another policy.
    private async Task<PolicyRequest> JoinAsync(PolicyRequest request, FetchResult page, CancellationToken cancellationToken)
    {
        if (request.PolicyId is not null || page is not FetchReceived { Redirects.Count: > 0 } received) return request;
        var tracked = await watchList.FindAsync(request with { Type = null }, received.FinalAddress, cancellationToken);
        return tracked is null
            ? request
            : Of(tracked, request) with { Watched = false };
    }

    private static PolicyRequest Of(Policy tracked, PolicyRequest request) => request with
    {
        PolicyId = tracked.Id,
        Organization = tracked.Organization.Name,
        Type = tracked.Type,
        Language = tracked.Language,
    };

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

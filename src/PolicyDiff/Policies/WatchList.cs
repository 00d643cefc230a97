using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PolicyDiff.Storage;

namespace PolicyDiff.Policies;

/// <summary>The rows of organizations, policies and sources: finds them, makes what is missing, one registration at a time.</summary>
public sealed class WatchList(IDbContextFactory<PolicyDiffDb> factory, IOptions<CheckingOptions> options, TimeProvider time)
{
    /// <summary>The policy that is tracked at this address with these selectors (and of this type, where one is given), or null.</summary>
    public async Task<Policy?> FindAsync(PolicyRequest request, Uri address, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var same = AddressKey.Variants(address);
        var key = request.Selectors.Key;
        var pairings = await db.PolicySources.AsNoTracking().Include(row => row.Policy).ThenInclude(row => row.Organization)
            .Where(row => same.Contains(row.Source.Address) && row.SelectorKey == key && !row.Refused).ToListAsync(cancellationToken);
        return pairings.OrderBy(row => row.PolicyId).FirstOrDefault(row => Given(request.Type) is not { } type || IsSame(row.Policy.Type, type))?.Policy;
    }

    /// <summary>The pairing of policy and source, made where it is missing. No request leaves for it.</summary>
    public async Task<PolicySource> PairAsync(PolicyRequest request, CancellationToken cancellationToken)
    {
        var address = new Uri(WithScheme(request.Address));
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RegistryLock.TakeAsync(db, cancellationToken);
        var source = await SourceAsync(db, address, cancellationToken);
        var policy = request.PolicyId is { } known
            ? await db.Policies.SingleAsync(row => row.Id == known, cancellationToken)
            : await NamedAsync(db, source, request, address, cancellationToken);
        var pairing = await PairingAsync(db, policy, source, request, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return pairing;
    }

    private async Task<Policy> NamedAsync(PolicyDiffDb db, Source source, PolicyRequest request, Uri address, CancellationToken cancellationToken)
    {
        var organization = await OrganizationAsync(db, Given(request.Organization) ?? PolicyNames.OrganizationOf(address), cancellationToken);
        return await PolicyAsync(db, organization, source, request with { Type = Given(request.Type) ?? PolicyNames.TypeOf(address) }, cancellationToken);
    }

    private static string? Given(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>What was typed, as https where no scheme was.</summary>
    internal static string WithScheme(string typed)
    {
        var address = typed.Trim();
        return address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address;
    }

    /// <summary>How a source's address is stored: without fragment and credentials.</summary>
    internal static string Text(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private async Task<PolicySource> PairingAsync(
        PolicyDiffDb db, Policy policy, Source source, PolicyRequest request, CancellationToken cancellationToken)
    {
        var key = request.Selectors.Key;
        // Several where the selectors counted in several periods: the last one that still does.
        var pairing = await db.PolicySources.Where(row => row.PolicyId == policy.Id && row.SourceId == source.Id && row.SelectorKey == key)
            .OrderBy(row => row.ValidFrom != null && row.ValidFrom == row.ValidUntil).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (pairing is null) db.PolicySources.Add(pairing = new PolicySource
        {
            PolicyId = policy.Id,
            SourceId = source.Id,
            SelectorKey = key,
            SelectCss = [.. request.Selectors.Select],
            RemoveCss = [.. request.Selectors.Remove],
        });
        Decide(pairing, request);
        Watch(policy, pairing, request);
        await db.SaveChangesAsync(cancellationToken);
        return pairing;
    }

    // Somebody names the address now: what redirects said before does not matter any more.
    private static void Decide(PolicySource pairing, PolicyRequest request)
    {
        pairing.FoundBy = PolicySource.ByPerson;
        pairing.Refused = false;
        pairing.ValidFrom = request.ValidFrom ?? pairing.ValidFrom;
        pairing.ValidUntil = request.ValidUntil ?? pairing.ValidUntil;
    }

    // A policy that is watched already goes on at its own pace and address.
    private void Watch(Policy policy, PolicySource pairing, PolicyRequest request)
    {
        policy.Browser = request.Browser ?? policy.Browser;
        if (policy.CheckInterval is not null || !request.Watched) return;
        policy.CheckInterval = TimeSpan.FromHours(options.Value.IntervalHours);
        policy.NextCheckAt = time.GetUtcNow() + policy.CheckInterval;
        pairing.Live = true;
    }

    private async Task<Organization> OrganizationAsync(PolicyDiffDb db, string name, CancellationToken cancellationToken)
    {
        var slug = Slug.Of(name);
        var organization = await db.Organizations.SingleOrDefaultAsync(row => row.Slug == slug, cancellationToken);
        if (organization is not null) return organization;
        organization = new Organization { Slug = slug, Name = name, CreatedAt = time.GetUtcNow() };
        db.Organizations.Add(organization);
        await db.SaveChangesAsync(cancellationToken);
        return organization;
    }

    private async Task<Source> SourceAsync(PolicyDiffDb db, Uri address, CancellationToken cancellationToken)
    {
        var text = Text(address);
        var same = AddressKey.Variants(address);
        var known = await db.Sources.Where(row => row.Address == text || same.Contains(row.Address)).ToListAsync(cancellationToken);
        if (known.OrderByDescending(row => row.Address == text).ThenBy(row => row.Id).FirstOrDefault() is { } source) return source;
        source = new Source { Address = text, CreatedAt = time.GetUtcNow() };
        db.Sources.Add(source);
        await db.SaveChangesAsync(cancellationToken);
        return source;
    }

    private async Task<Policy> PolicyAsync(
        PolicyDiffDb db, Organization organization, Source source, PolicyRequest request, CancellationToken cancellationToken)
    {
        var sameType = await db.Policies.Include(row => row.Sources)
            .Where(row => row.OrganizationId == organization.Id && row.Language == request.Language).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        sameType.RemoveAll(row => !IsSame(row.Type, request.Type!));
        var known = request.Joins
            ? sameType.FirstOrDefault()
            : sameType.Find(row => row.Sources.Any(pairing => pairing.SourceId == source.Id && pairing.SelectorKey == request.Selectors.Key));
        if (known is not null) return known;
        var policy = new Policy
        {
            OrganizationId = organization.Id,
            Slug = await FreeSlugAsync(db, organization.Id, Slug.Of(request.Type!), cancellationToken),
            Name = request.Type!,
            Type = request.Type!,
            Language = request.Language,
            CreatedAt = time.GetUtcNow(),
        };
        db.Policies.Add(policy);
        await db.SaveChangesAsync(cancellationToken);
        return policy;
    }

    private static async Task<string> FreeSlugAsync(PolicyDiffDb db, long organizationId, string wanted, CancellationToken cancellationToken)
    {
        var taken = await db.Policies.Where(row => row.OrganizationId == organizationId).Select(row => row.Slug).ToListAsync(cancellationToken);
        if (!taken.Contains(wanted)) return wanted;
        var number = 2;
        while (taken.Contains($"{wanted}-{number}")) number++;
        return $"{wanted}-{number}";
    }
}

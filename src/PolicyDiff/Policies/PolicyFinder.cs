using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Policies;

/// <summary>Finds the policy that a person means by a slug or an address.</summary>
public sealed class PolicyFinder(IDbContextFactory<PolicyDiffDb> factory)
{
    /// <summary>All policies, in order of slug; organizations loaded.</summary>
    public async Task<IReadOnlyList<Policy>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Policies.AsNoTracking().Include(row => row.Organization)
            .OrderBy(row => row.Organization.Slug).ThenBy(row => row.Slug).ToListAsync(cancellationToken);
    }

    /// <summary>The policy, or a sentence that says why there is not exactly one.</summary>
    public async Task<PolicyMatch> FindAsync(string given, CancellationToken cancellationToken)
    {
        if (given.Contains('\0', StringComparison.Ordinal)) return Nothing(given);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var policies = db.Policies.AsNoTracking().Include(row => row.Organization);
        if (!given.Contains("://", StringComparison.Ordinal) && given.Split('/') is [var organization, var slug])
        {
            var named = await policies.SingleOrDefaultAsync(row => row.Organization.Slug == organization && row.Slug == slug, cancellationToken);
            if (named is not null) return new(named, null);
        }

        if (!ForeignAddress.TryRead(WatchList.WithScheme(given), out var parsed)) return Nothing(given);
        if (parsed.Scheme is not ("http" or "https") || parsed.Host.Length == 0) return Nothing(given);
        var text = WatchList.Text(parsed);
        var same = AddressKey.Variants(parsed);
        var atAddress = await policies.Where(row => row.Sources.Any(pairing => same.Contains(pairing.Source.Address) && !pairing.Refused)).ToListAsync(cancellationToken);
        return atAddress switch
        {
            [var single] => new(single, null),
            [] => Nothing(given),
            _ => new(null, $"{text} carries several policies; name one of them: {string.Join(", ", atAddress.Select(row => row.FullSlug).Order())}."),
        };
    }

    private static PolicyMatch Nothing(string given) =>
        new(null, $"No policy '{given}' is tracked. 'policydiff status' lists the slugs; 'policydiff add URL' adds one.");
}

/// <summary>What was found.</summary>
/// <param name="Policy">Organization loaded; null when there is not exactly one.</param>
/// <param name="Problem">Why not, for people.</param>
public sealed record PolicyMatch(Policy? Policy, string? Problem);

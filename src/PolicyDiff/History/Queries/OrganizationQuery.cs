using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.History.Queries;

/// <summary>Reads one organization for its page.</summary>
internal sealed class OrganizationQuery(IDbContextFactory<PolicyDiffDb> factory)
{
    private const int Newest = 50;

    /// <summary>The organization of this slug, or null.</summary>
    public async Task<OrganizationView?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var organization = await db.Organizations.AsNoTracking()
            .Where(row => row.Slug == slug).Select(row => new { row.Id, row.Slug, row.Name }).SingleOrDefaultAsync(cancellationToken);
        if (organization is null) return null;
        var policies = await PolicySummaries.Of(db, policy => policy.OrganizationId == organization.Id)
            .OrderBy(policy => policy.Name).ToListAsync(cancellationToken);
        var changes = db.Changes.AsNoTracking()
            .Where(change => change.Policy.OrganizationId == organization.Id)
            .OrderByDescending(change => change.FirstWithNew).ThenByDescending(change => change.Id);
        return new(
            organization.Slug, organization.Name, policies,
            await changes.Select(ChangeItem.OutlineFromRow).ToListAsync(cancellationToken),
            await changes.Take(Newest).Select(ChangeItem.FromRow).ToListAsync(cancellationToken));
    }
}

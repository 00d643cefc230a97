using Microsoft.EntityFrameworkCore;

namespace PolicyDiff.Storage;

/// <summary>
/// The same text under two policies of an organization (one page for two of them, or one policy's address showing another's text): settled over all
/// its policies at once, from their versions alone, so that it does not matter which was arranged last.
/// </summary>
internal static class SameTextRows
{
    /// <summary>Marks the changes to a text that another policy had first and has still, in the caller's transaction, which has the <see cref="OrganizationLock"/>.</summary>
    internal static Task SettleAsync(PolicyDiffDb db, long organizationId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            update change
            set same_as = found.slug, news = own_news and found.slug is null
            from (
                select change.id, (
                    select other.slug
                    from version
                    join policy as other on other.id = version.policy_id and other.organization_id = policy.organization_id and other.id <> policy.id
                    where version.text_hash = change.to_text
                        and (version.first_seen, other.slug collate "C") < (change.first_with_new, policy.slug collate "C")
                        and not exists (
                            select 1 from version as later
                            where later.policy_id = version.policy_id and later.position > version.position and later.first_seen <= change.first_with_new)
                    order by version.first_seen, other.slug collate "C"
                    limit 1) as slug
                from change
                join policy on policy.id = change.policy_id
                where policy.organization_id = {organizationId} and change.from_text <> change.to_text) as found
            where found.id = change.id
                and (change.same_as is distinct from found.slug or change.news <> (own_news and found.slug is null))
            """,
            cancellationToken);
}

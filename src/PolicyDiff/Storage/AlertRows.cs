using Microsoft.EntityFrameworkCore;

namespace PolicyDiff.Storage;

/// <summary>That a phrase somebody asked for is touched by a change.</summary>
/// <param name="Change">Index into <see cref="AlertInsert.Changes"/>.</param>
/// <param name="Phrase">As the subscription has it.</param>
internal sealed record PhraseHit(int Change, string Phrase);

/// <summary>What alerts are written from.</summary>
internal sealed record AlertInsert(IReadOnlyList<StoredChange> Changes, IReadOnlyList<PhraseHit> Hits, string MessageHost, DateTimeOffset Now, int DaysApart);

/// <summary>The statements on alerts that have to be one statement.</summary>
internal static class AlertRows
{
    /// <summary>One alert for each matching subscription, in the caller's transaction; what is there already stays as it is.</summary>
    internal static Task<int> InsertAsync(PolicyDiffDb db, AlertInsert insert, CancellationToken cancellationToken)
    {
        var numbers = Enumerable.Range(0, insert.Changes.Count).ToArray();
        var occurrences = insert.Changes.Select(change => change.Occurrence.ToBytes()).ToArray();
        var policies = insert.Changes.Select(change => change.PolicyId).ToArray();
        var from = insert.Changes.Select(change => change.FromText?.ToBytes()).ToArray();
        var to = insert.Changes.Select(change => change.ToText?.ToBytes()).ToArray();
        var found = insert.Changes.Select(change => change.FoundAt).ToArray();
        // A person who calls it news means everybody.
        var isShared = insert.Changes.Select(change => change.SameAs is not null && change.LabelledNews != true).ToArray();
        var signatures = insert.Changes.Select(change => change.Signature?.ToBytes()).ToArray();
        var seen = insert.Changes.Select(change => change.FirstWithNew).ToArray();
        var hitChanges = insert.Hits.Select(hit => hit.Change).ToArray();
        var days = insert.DaysApart;
        var hitPhrases = insert.Hits.Select(hit => hit.Phrase).ToArray();

        // The Message-ID is a hash of the key, so a mail sent twice is one mail to its reader, and row numbers stay in here.
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into alert (subscription_id, occurrence, policy_id, from_text, to_text, created_at, state, next_attempt_at, message_id)
            select subscription.id, news.occurrence, news.policy_id, news.from_text, news.to_text, {insert.Now}, 'due', {insert.Now},
                '<' || left(encode(sha256(convert_to(subscription.unsubscribe_key, 'UTF8') || news.occurrence), 'hex'), 40) || '@' || {insert.MessageHost}::text || '>'
            from unnest({numbers}, {occurrences}, {policies}, {from}, {to}, {found}, {signatures}, {seen}, {isShared})
                as news (number, occurrence, policy_id, from_text, to_text, found_at, signature, seen, is_shared)
            join policy on policy.id = news.policy_id
            join subscription on subscription.created_at < news.found_at
                and (subscription.organization_id is null or subscription.organization_id = policy.organization_id)
                and (subscription.policy_id is null or subscription.policy_id = policy.id)
            where (subscription.scope in ('everything', 'organization', 'policy')
                or (subscription.scope = 'phrase' and (news.number, subscription.phrase) in
                    (select hit.change, hit.phrase from unnest({hitChanges}, {hitPhrases}) as hit (change, phrase))))
            -- The new text is another policy's already: told to those who follow this policy.
            and (not news.is_shared or subscription.policy_id = news.policy_id)
            -- The same words in another policy of the organization on the same days: this reader has that alert, and its mail names both.
            and not exists (
                select 1 from alert as earlier
                join subscription as same_reader on same_reader.id = earlier.subscription_id and same_reader.account_id = subscription.account_id
                join change as sibling on sibling.occurrence = earlier.occurrence and sibling.signature = news.signature and sibling.policy_id <> news.policy_id
                    and sibling.first_with_new between news.seen - make_interval(days => {days}) and news.seen + make_interval(days => {days})
                join policy as sibling_policy on sibling_policy.id = sibling.policy_id and sibling_policy.organization_id = policy.organization_id)
            on conflict do nothing
            """,
            cancellationToken);
    }

    /// <summary>Takes up to <paramref name="limit"/> due alerts, oldest first, until <paramref name="until"/>; others pass over them. Returns their row numbers.</summary>
    internal static async Task<List<long>> ClaimAsync(PolicyDiffDb db, int limit, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<long>(
            $"""
            update alert
            set claimed_until = {until}
            where id in (
                select id from alert
                where state = 'due' and next_attempt_at <= {now} and (claimed_until is null or claimed_until <= {now})
                order by next_attempt_at, id
                limit {limit}
                for update skip locked)
            returning id
            """).ToListAsync(cancellationToken);
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Storage;

namespace PolicyDiff.Alerts;

/// <summary>
/// Writes what is owed to whom. Called inside the transaction that makes changes news, so that a change is never told of without
/// being there and never there without being told of. Two queries, however many subscribers there are.
/// </summary>
public sealed class AlertDesk(AlertSite site, TimeProvider clock)
{
    /// <summary>
    /// Writes an alert for every subscription that matches one of the changes and is older than it; (subscription, occurrence) is
    /// the key, so calling it again writes nothing. The changes' texts must be stored already. Returns the number of alerts written.
    /// </summary>
    public async Task<int> WriteAsync(PolicyDiffDb db, IReadOnlyList<NewsItem> news, CancellationToken cancellationToken)
    {
        if (news.Count == 0) return 0;
        var hits = await FindPhrasesAsync(db, news, cancellationToken);
        return await AlertRows.InsertAsync(db, new([.. news.Select(item => item.Change)], hits, site.MessageHost, clock.GetUtcNow(), ChangeSignature.DaysApart), cancellationToken);
    }

    private static async Task<List<PhraseHit>> FindPhrasesAsync(PolicyDiffDb db, IReadOnlyList<NewsItem> news, CancellationToken cancellationToken)
    {
        var phrases = await db.Subscriptions.Where(subscription => subscription.Scope == Subscription.OfPhrase && subscription.Phrase != null)
            .Select(subscription => subscription.Phrase!).Distinct().ToListAsync(cancellationToken);
        var hits = new List<PhraseHit>();
        if (phrases.Count == 0) return hits;
        for (var index = 0; index < news.Count; index++)
        {
            if (news[index].Diff is not { } diff) continue;
            var words = new PhraseMatch(diff);
            hits.AddRange(phrases.Where(words.Matches).Select(phrase => new PhraseHit(index, phrase)));
        }

        return hits;
    }
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Planning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Archives.Backfills;

/// <summary>Makes plans. What an archive listed is kept in memory between looks; what became of it is read anew each time.</summary>
internal sealed class BackfillPlans(TimeProvider time)
{
    // Another process may write a line with a lower number after one with a higher: such a line is seen by then at the latest.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>Another document's change says little when nobody knows its week.</summary>
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(8);

    private const int MostListings = 16;

    private readonly ConcurrentDictionary<ListingName, KeptListing> listings = new();
    private readonly ConcurrentDictionary<ContentHash, DateOnly?> declared = new();

    /// <summary>The plan of a backfill, cut to its period; <paramref name="whole"/>: as an end must be seen, with nothing from memory.</summary>
    internal async Task<BackfillPlan> LoadAsync(PolicyDiffDb db, Backfill backfill, bool whole, CancellationToken cancellationToken)
    {
        var rows = new List<PlanRow>();
        var pairings = await PairingsAsync(db, backfill, cancellationToken);
        foreach (var pairing in pairings)
        {
            var listing = await ListingAsync(db, new(pairing.SourceId, backfill.Archive), whole, cancellationToken);
            var known = (await KnownAsync(db, pairing, backfill.Archive, null, cancellationToken)).ToDictionary(row => row.Id);
            rows.AddRange(listing.Rows
                .Where(row => pairing.Covers(row.Instant) && !(row.Instant < backfill.FromInstant) && !(row.Instant > backfill.ToInstant))
                .Select(row => known.TryGetValue(row.Id, out var news) ? Joined(row, news) : row));
        }

        if (pairings.Count > 1) rows = [.. rows.OrderBy(row => row.Instant).ThenBy(row => row.Stamp, StringComparer.Ordinal).ThenBy(row => row.Id).DistinctBy(row => row.Id)];
        return new(whole, rows, await ElsewhereAsync(db, backfill, cancellationToken));
    }

    /// <summary>The plan with what is known now of a few rows.</summary>
    internal async Task<BackfillPlan> RefreshAsync(PolicyDiffDb db, Backfill backfill, BackfillPlan plan, IReadOnlyList<PlanRow> few, CancellationToken cancellationToken)
    {
        var news = new Dictionary<long, PlanRow>();
        var ids = few.Select(row => row.Id).ToList();
        foreach (var pairing in await PairingsAsync(db, backfill, cancellationToken))
        {
            foreach (var row in await KnownAsync(db, pairing, backfill.Archive, ids, cancellationToken))
            {
                if (pairing.Covers(row.Instant)) news[row.Id] = row;
            }
        }

        return plan.With(few.Where(row => news.ContainsKey(row.Id)).Select(row => Joined(row, news[row.Id])));
    }

    private static PlanRow Joined(PlanRow listed, PlanRow news) => news with { Status = listed.Status, Digest = listed.Digest, Length = listed.Length };

    private static Task<List<PolicySource>> PairingsAsync(PolicyDiffDb db, Backfill backfill, CancellationToken cancellationToken) =>
        db.PolicySources.AsNoTracking().Where(pairing => pairing.PolicyId == backfill.PolicyId).ToListAsync(cancellationToken);

    private async Task<KeptListing> ListingAsync(PolicyDiffDb db, ListingName name, bool whole, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var kept = !whole && listings.TryGetValue(name, out var found) && now - found.LoadedAt < Fresh ? found : null;
        var listing = await KeptListing.LoadAsync(db, name, kept, now, cancellationToken);
        listings[name] = listing;
        // The oldest go when there are too many: they are read again when they are needed.
        foreach (var old in listings.OrderByDescending(one => one.Value.LoadedAt).Skip(MostListings)) listings.TryRemove(old.Key, out _);
        return listing;
    }

    /// <summary>What somebody opened, tried or has in hand: few of a large listing.</summary>
    private async Task<List<PlanRow>> KnownAsync(PolicyDiffDb db, PolicySource pairing, string archive, IReadOnlyList<long>? only, CancellationToken cancellationToken)
    {
        var mementos = db.Mementos.AsNoTracking().Where(memento => memento.SourceId == pairing.SourceId && memento.Archive == archive);
        mementos = only is null
            ? mementos.Where(memento => memento.State != ListedMemento.Listed || memento.RetryAt != null || memento.ClaimedUntil != null)
            : mementos.Where(memento => only.Contains(memento.Id));
        var known =
            from memento in mementos
            from reading in db.Readings.Where(reading =>
                reading.CaptureId == memento.CaptureId && reading.SelectorKey == pairing.SelectorKey && reading.Current).DefaultIfEmpty()
            select new PlanRow(memento.Id, memento.SourceId, memento.Stamp, memento.Original, memento.Instant)
            {
                State = memento.State,
                RetryAt = memento.RetryAt,
                ClaimedUntil = memento.ClaimedUntil,
                Attempts = memento.Attempts,
                Outcome = reading == null ? null : reading.Outcome,
                Text = reading == null ? null : reading.TextHash,
            };
        var rows = await known.ToListAsync(cancellationToken);
        await LearnDatesAsync(db, rows, cancellationToken);
        return rows.ConvertAll(row => row.Text is { } text && declared.TryGetValue(text, out var date) ? row with { Declared = date } : row);
    }

    private async Task LearnDatesAsync(PolicyDiffDb db, List<PlanRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows.Where(row => row.Text is { } text && !declared.ContainsKey(text)).DistinctBy(row => row.Text))
        {
            var stored = await db.Texts.AsNoTracking().SingleOrDefaultAsync(text => text.Hash == row.Text, cancellationToken);
            if (stored is null) continue;
            var hashes = stored.Clauses.ConvertAll(ContentHash.FromBytes);
            var clauses = await db.Clauses.Where(clause => hashes.Contains(clause.Hash) && clause.Text.Length <= DeclaredDate.LongestLine).Select(clause => clause.Text).ToListAsync(cancellationToken);
            declared[row.Text!.Value] = DeclaredDate.Of(clauses, DateOnly.FromDateTime(row.Instant.UtcDateTime));
        }
    }

    private static async Task<List<ChangeWindow>> ElsewhereAsync(PolicyDiffDb db, Backfill backfill, CancellationToken cancellationToken)
    {
        var others =
            from policy in db.Policies
            where policy.Id == backfill.PolicyId
            from change in db.Changes
            where change.PolicyId != policy.Id && change.Policy.OrganizationId == policy.OrganizationId
                && change.LastWithOld != null && change.FirstWithNew - change.LastWithOld < LongestWindow
            orderby change.FirstWithNew
            select new { change.LastWithOld, change.FirstWithNew };
        var windows = await others.Distinct().ToListAsync(cancellationToken);
        return [.. windows.Select(window => new ChangeWindow(window.LastWithOld!.Value, window.FirstWithNew)).OrderBy(window => window.By)];
    }
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>Backfills with their honest counters, those that run first. Eight queries, however many backfills are shown.</summary>
internal sealed class BackfillOverview(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    /// <summary>One page; <paramref name="page"/> counts from 0.</summary>
    public async Task<BackfillPage> PageAsync(int page, int size, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var total = await db.Backfills.CountAsync(cancellationToken);
        var running = await db.Backfills.CountAsync(backfill => backfill.FinishedAt == null && backfill.State != Backfill.Paused, cancellationToken);
        var items = await db.Backfills.AsNoTracking()
            .OrderBy(backfill => backfill.FinishedAt == null ? 0 : 1).ThenByDescending(backfill => backfill.FinishedAt ?? backfill.RequestedAt).ThenByDescending(backfill => backfill.Id)
            .Skip(page * size).Take(size)
            .Select(backfill => new BackfillOverviewItem(
                backfill.Id, backfill.Policy.Organization.Name, backfill.Policy.Organization.Slug, backfill.Policy.Name, backfill.Policy.Slug,
                backfill.Archive, backfill.Strategy, backfill.State, backfill.Sentence,
                backfill.RequestedAt, backfill.StartedAt, backfill.FinishedAt, backfill.RetryAt, backfill.LeaseOwner != null && backfill.LeaseUntil > now))
            .ToListAsync(cancellationToken);
        return new(await FilledAsync(db, items, now, cancellationToken), total, running);
    }

    /// <summary>The counters of one backfill; all zero when there is none of this id.</summary>
    public async Task<BackfillTally> TallyAsync(long backfillId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return (await TalliesAsync(db, [backfillId], cancellationToken))[backfillId];
    }

    private static async Task<IReadOnlyList<BackfillOverviewItem>> FilledAsync(
        PolicyDiffDb db, List<BackfillOverviewItem> items, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = items.ConvertAll(item => item.Id);
        var tallies = await TalliesAsync(db, ids, cancellationToken);
        var listings = await ListingsAsync(db, ids, cancellationToken);
        var pauses = await PausesAsync(db, now, cancellationToken);
        return items.ConvertAll(item => item with
        {
            Tally = tallies[item.Id],
            Listings = [.. listings[item.Id].OrderBy(listing => listing.Address, StringComparer.Ordinal)],
            Pauses = item.IsActive ? [.. pauses[item.Archive]] : [],
        });
    }

    /// <summary>By archive.</summary>
    private static async Task<ILookup<string, ArchivePause>> PausesAsync(PolicyDiffDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var budgets = await db.Budgets.AsNoTracking()
            .Where(budget => budget.Key.StartsWith("archive:") && budget.PausedUntil > now).OrderBy(budget => budget.PausedUntil).ToListAsync(cancellationToken);
        var breakers = await db.Breakers.AsNoTracking()
            .Where(breaker => breaker.Key.StartsWith("archive:") && breaker.OpenUntil > now).ToListAsync(cancellationToken);
        return breakers.Select(breaker => (breaker.Key, Pause: new ArchivePause(breaker.Reason ?? "The archive refuses connections.", breaker.OpenUntil!.Value, true)))
            .Concat(budgets.Select(budget => (budget.Key, Pause: new ArchivePause(budget.Reason ?? "The archive asked for a pause.", budget.PausedUntil!.Value))))
            .ToLookup(pause => pause.Key.Split(':')[1], pause => pause.Pause);
    }

    private static async Task<Dictionary<long, BackfillTally>> TalliesAsync(PolicyDiffDb db, List<long> ids, CancellationToken cancellationToken)
    {
        var listed = await Covered(db, ids).GroupBy(row => row.BackfillId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var unchanged = await Covered(db, ids).Where(row => row.Memento.MediaType == ListedMemento.Revisit).GroupBy(row => row.BackfillId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var kinds = await KindsAsync(db, ids, cancellationToken);
        var versions = await db.Backfills.Where(backfill => ids.Contains(backfill.Id))
            .Select(backfill => new { backfill.Id, Count = db.Versions.Count(version => version.PolicyId == backfill.PolicyId) })
            .ToDictionaryAsync(row => row.Id, row => row.Count, cancellationToken);
        return ids.ToDictionary(id => id, id => Tally([.. kinds[id]], listed.GetValueOrDefault(id), versions.GetValueOrDefault(id)) with { SeenUnchanged = unchanged.GetValueOrDefault(id) });
    }

    private static BackfillTally Tally(IReadOnlyList<Kind> kinds, int listed, int versions) => new(
        listed,
        kinds.Sum(kind => kind.Count),
        kinds.Where(kind => kind.State == ListedMemento.Fetched).Sum(kind => kind.Count),
        kinds.Where(kind => kind is { State: ListedMemento.Listed, ListedAsError: false }).Sum(kind => kind.Count),
        kinds.Sum(kind => kind.Requests),
        versions,
        [.. kinds.Select(kind => (Reason: kind.Unusable, kind.Count)).Where(kind => kind.Reason is not null)
            .GroupBy(kind => kind.Reason!, (reason, same) => new UnusableReason(reason, same.Sum(kind => kind.Count)))
            .OrderByDescending(reason => reason.Count).ThenBy(reason => reason.Reason, StringComparer.Ordinal)]);

    // Each capture that a backfill concerns: listed for one of the policy's addresses while the policy was there.
    private static IQueryable<CoveredMemento> Covered(PolicyDiffDb db, List<long> ids) =>
        from backfill in db.Backfills.AsNoTracking()
        where ids.Contains(backfill.Id)
        from pairing in db.PolicySources.Where(pairing => pairing.PolicyId == backfill.PolicyId)
        from memento in db.Mementos.Where(memento => memento.SourceId == pairing.SourceId && memento.Archive == backfill.Archive)
        where !pairing.Refused && (pairing.ValidFrom == null || memento.Instant >= pairing.ValidFrom) && (pairing.ValidUntil == null || memento.Instant < pairing.ValidUntil)
        where (backfill.FromInstant == null || memento.Instant >= backfill.FromInstant) && (backfill.ToInstant == null || memento.Instant <= backfill.ToInstant)
        select new CoveredMemento { BackfillId = backfill.Id, SelectorKey = pairing.SelectorKey, Memento = memento };

    private static async Task<ILookup<long, Kind>> KindsAsync(PolicyDiffDb db, List<long> ids, CancellationToken cancellationToken)
    {
        var distinct =
            from row in Covered(db, ids)
            let memento = row.Memento
            // Of captures that are the same (http beside https) the first listed stands for all, as the planner has it.
            where !db.Mementos.Any(other => other.SourceId == memento.SourceId && other.Archive == memento.Archive && other.Stamp == memento.Stamp
                && (other.Digest ?? other.Original) == (memento.Digest ?? memento.Original) && other.Id < memento.Id)
            from reading in db.Readings.Where(reading => reading.CaptureId == memento.CaptureId && reading.SelectorKey == row.SelectorKey && reading.Current).DefaultIfEmpty()
            select new
            {
                row.BackfillId,
                memento.State,
                memento.Attempts,
                ListedAsError = memento.Status >= 400,
                Outcome = reading == null ? (CaptureOutcome?)null : reading.Outcome,
                HasText = reading != null && reading.TextHash != null,
            };
        var counts = await distinct.GroupBy(row => new { row.BackfillId, row.State, row.ListedAsError, row.Outcome, row.HasText })
            .Select(group => new { group.Key, Count = group.Count(), Requests = group.Sum(row => row.Attempts) }).ToListAsync(cancellationToken);
        return counts.ToLookup(row => row.Key.BackfillId, row => new Kind(row.Key.State, row.Key.ListedAsError, row.Key.Outcome, row.Key.HasText, row.Count, row.Requests));
    }

    private static async Task<ILookup<long, ListingFact>> ListingsAsync(PolicyDiffDb db, List<long> ids, CancellationToken cancellationToken)
    {
        var newest =
            from backfill in db.Backfills.AsNoTracking()
            where ids.Contains(backfill.Id)
            from pairing in db.PolicySources.Where(pairing => pairing.PolicyId == backfill.PolicyId)
            from listing in db.Listings.Where(listing => listing.SourceId == pairing.SourceId && listing.Archive == backfill.Archive)
                .OrderByDescending(listing => listing.FinishedAt).ThenByDescending(listing => listing.Id).Take(1)
            select new { backfill.Id, pairing.Source.Address, listing.Outcome, listing.Sentence, listing.Lines, listing.FinishedAt };
        var rows = await newest.Distinct().ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.Id, row => new ListingFact(row.Address, row.Outcome, row.Sentence, row.Lines, row.FinishedAt));
    }

    private sealed class CoveredMemento
    {
        public long BackfillId { get; init; }

        public required string SelectorKey { get; init; }

        public required ListedMemento Memento { get; init; }
    }

    private sealed record Kind(string State, bool ListedAsError, CaptureOutcome? Outcome, bool HasText, int Count, int Requests)
    {
        /// <summary>Why captures of this kind hold no text of the policy; null when they do, or when nobody knows yet.</summary>
        internal string? Unusable => State switch
        {
            ListedMemento.Fetched when HasText && Outcome is { } read && read.IsUsable() => null,
            ListedMemento.Fetched => Outcome is { } outcome && !outcome.IsUsable() ? outcome.ToWord() : CaptureOutcome.Empty.ToWord(),
            ListedMemento.Listed => ListedAsError ? "listed-as-error" : null,
            ListedMemento.Failed => "given-up",
            _ => CaptureOutcome.Unplayable.ToWord(),
        };
    }
}

/// <summary>One page of backfills.</summary>
/// <param name="Running">How many of all are waiting or working.</param>
internal sealed record BackfillPage(IReadOnlyList<BackfillOverviewItem> Items, int Total, int Running);

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Meaning;
using PolicyDiff.Policies;
using PolicyDiff.Storage;

namespace PolicyDiff.History.Queries;

/// <summary>Reads one policy for its pages.</summary>
internal sealed class PolicyQuery(IDbContextFactory<PolicyDiffDb> factory)
{
    /// <summary>The header of a policy, or null when there is none under these slugs.</summary>
    public async Task<PolicySummary?> SummaryAsync(string organization, string policy, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await SummaryAsync(db, organization, policy, cancellationToken);
    }

    /// <summary>The whole outline of a policy, or null.</summary>
    public async Task<PolicyView?> FindAsync(string organization, string policy, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var summary = await SummaryAsync(db, organization, policy, cancellationToken);
        if (summary is null) return null;
        var marks = await db.PolicyCapturesOf(summary.Id).OrderBy(row => row.Capture.Instant)
            .Select(row => new CaptureMark(row.Capture.Origin, row.Capture.Instant, row.Reading.Outcome)).ToListAsync(cancellationToken);
        return new(
            summary,
            await AddressesAsync(db, summary.Id, cancellationToken),
            await ChangesAsync(db, summary.Id, cancellationToken),
            await VersionsAsync(db, summary.Id, cancellationToken),
            marks,
            await HoldingsAsync(db, summary.Id, cancellationToken));
    }

    /// <summary>One page (from 1) of every observation of the policy: the proof of change and of no change.</summary>
    public async Task<CapturePage> CapturesAsync(long policyId, int page, int size, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var all = db.PolicyCapturesOf(policyId);
        var outcomes = await all.GroupBy(row => row.Reading.Outcome).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ToListAsync(cancellationToken);
        var total = outcomes.Sum(outcome => outcome.Count);
        var pages = Math.Max(1, (total + size - 1) / size);
        page = Math.Clamp(page, 1, pages);
        var items = await all.OrderByDescending(row => row.Capture.Instant).ThenByDescending(row => row.Capture.Id)
            .Skip((page - 1) * size).Take(size)
            .Select(row => new CaptureItem(
                row.Capture.Instant, row.Capture.Origin, row.Capture.RequestedAddress, row.Capture.Status, row.Reading.Outcome,
                row.Reading.Reasons, row.Capture.FailureSentence, row.Capture.ArchiveAddress, row.Reading.TextHash)
            {
                Uncounted = db.Uncounted.Where(one => one.PolicyId == policyId && one.CaptureId == row.Capture.Id).Select(one => one.Sentence).FirstOrDefault(),
                Id = row.Capture.Id,
                Rendered = row.Capture.Rendered,
                PageOutcome = row.Reading.PageOutcome,
                IsDecided = db.OutcomeDecisions.Any(decision => decision.CaptureId == row.Capture.Id && decision.SelectorKey == row.Reading.SelectorKey),
            })
            .ToListAsync(cancellationToken);
        return new(items, page, pages, total, outcomes.ConvertAll(outcome => new OutcomeCount(outcome.Key, outcome.Count)));
    }

    private static Task<PolicySummary?> SummaryAsync(PolicyDiffDb db, string organization, string policy, CancellationToken cancellationToken) =>
        PolicySummaries.Of(db, row => row.Slug == policy && row.Organization.Slug == organization).SingleOrDefaultAsync(cancellationToken);

    private static Task<List<ChangeItem>> ChangesAsync(PolicyDiffDb db, long policyId, CancellationToken cancellationToken) =>
        db.Changes.AsNoTracking().Where(change => change.PolicyId == policyId)
            .OrderByDescending(change => change.FirstWithNew).ThenByDescending(change => change.Id)
            .Select(ChangeItem.FromRow).ToListAsync(cancellationToken);

    private static Task<List<VersionItem>> VersionsAsync(PolicyDiffDb db, long policyId, CancellationToken cancellationToken) =>
        (from version in db.Versions.AsNoTracking()
         where version.PolicyId == policyId
         join text in db.Texts on version.TextHash equals text.Hash
         join faithful in db.FaithfulTexts on version.FaithfulHash equals faithful.Hash
         orderby version.Position descending
         select new VersionItem(
             version.Position, version.TextHash, faithful.Title, text.Words, version.FirstSeen, version.LastSeen, version.CaptureCount,
             version.LiveCount, version.FirstCapture.Origin, text.Language)).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<PolicyAddressView>> AddressesAsync(PolicyDiffDb db, long policyId, CancellationToken cancellationToken)
    {
        var pairings = await db.PolicySources.AsNoTracking().Where(pairing => pairing.PolicyId == policyId && (pairing.ValidFrom == null || pairing.ValidFrom != pairing.ValidUntil))
            .Select(pairing => new { pairing.Id, pairing.Source.Address, pairing.ValidFrom, pairing.ValidUntil, pairing.Live, pairing.Current, pairing.FoundBy, pairing.Refused, pairing.SelectorKey })
            .ToListAsync(cancellationToken);
        var seen = await db.PolicyCapturesOf(policyId).GroupBy(row => row.PairingId)
            .Select(group => new { group.Key, Count = group.Count(), First = group.Min(row => row.Capture.Instant), Last = group.Max(row => row.Capture.Instant) })
            .ToDictionaryAsync(group => group.Key, cancellationToken);
        var moves = await MovesAsync(db, policyId, cancellationToken);
        var hasMoved = pairings.Exists(pairing => pairing.Current);
        return pairings
            .Select(pairing => (pairing, Seen: seen.GetValueOrDefault(pairing.Id)))
            .OrderByDescending(row => hasMoved ? row.pairing.Current : row.pairing.Live).ThenByDescending(row => row.Seen?.Last)
            .Select(row => new PolicyAddressView(
                row.pairing.Address, row.pairing.ValidFrom, row.pairing.ValidUntil, hasMoved ? row.pairing.Current : row.pairing.Live,
                row.Seen?.Count ?? 0, row.Seen?.First, row.Seen?.Last, row.pairing.SelectorKey.Length > 0)
            {
                IsFound = row.pairing.FoundBy == PolicySource.ByRedirect,
                Refused = row.pairing.Refused,
                Moves = [.. moves.Where(move => move.Place == AddressKey.Of(row.pairing.Address)).Select(move => move.Move)],
            })
            .ToList();
    }

    /// <summary>Comings and goings by the key of the address, oldest first.</summary>
    private static async Task<List<(string Place, AddressMove Move)>> MovesAsync(PolicyDiffDb db, long policyId, CancellationToken cancellationToken)
    {
        var rows = await db.Changes.AsNoTracking().Where(change => change.PolicyId == policyId && change.Kind == ChangeKind.SourceMoved)
            .OrderBy(change => change.FirstWithNew)
            .Select(change => new
            {
                From = change.FromCapture!.FinalAddress ?? change.FromCapture.Source.Address,
                To = change.ToCapture.FinalAddress ?? change.ToCapture.Source.Address,
                change.LastWithOld,
                change.FirstWithNew,
            })
            .ToListAsync(cancellationToken);
        return rows.SelectMany(row => new[]
        {
            (AddressKey.Of(row.From), new AddressMove(false, row.LastWithOld!.Value, row.FirstWithNew)),
            (AddressKey.Of(row.To), new AddressMove(true, row.LastWithOld!.Value, row.FirstWithNew)),
        }).ToList();
    }

    private static async Task<IReadOnlyList<ArchiveHolding>> HoldingsAsync(PolicyDiffDb db, long policyId, CancellationToken cancellationToken)
    {
        var sources = db.PolicySources.Where(pairing => pairing.PolicyId == policyId).Select(pairing => pairing.SourceId);
        var counts = await db.Mementos.Where(memento => sources.Contains(memento.SourceId))
            .GroupBy(memento => new { memento.Archive, memento.State })
            .Select(group => new { group.Key.Archive, group.Key.State, Count = group.Count() }).ToListAsync(cancellationToken);
        return counts.GroupBy(count => count.Archive).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new ArchiveHolding(
            group.Key,
            group.Where(count => count.State == ListedMemento.Listed).Sum(count => count.Count),
            group.Where(count => count.State == ListedMemento.Fetched).Sum(count => count.Count),
            group.Where(count => count.State is ListedMemento.Unplayable or ListedMemento.Failed).Sum(count => count.Count))).ToList();
    }
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>
/// Arranges one policy's history: captures → versions → changes. What it writes is a pure function of the stored readings, so it can run
/// again at any time, after any crash, in any process.
/// </summary>
public sealed class Historian(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    /// <summary>Arranges the policy in one transaction under its lock; <paramref name="desk"/> is called inside it for what becomes news.</summary>
    public async Task<ArrangedHistory> ArrangeAsync(long policyId, ArrangeCause cause, NewsDesk? desk, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await PolicyLock.TakeAsync(db, policyId, cancellationToken);
        var policy = await db.Policies.Include(row => row.Organization).Include(row => row.Sources).ThenInclude(row => row.Source)
            .AsSplitQuery().SingleAsync(row => row.Id == policyId, cancellationToken);
        var versions = Timeline.Arrange(await ObservationsAsync(db, policy, cancellationToken));
        await WriteVersionsAsync(db, policyId, versions, cancellationToken);
        var work = new Arrangement(policy, versions, cause, await db.Changes.Where(row => row.PolicyId == policyId).ToListAsync(cancellationToken))
        {
            Labels = await db.Labels.AsNoTracking().Where(label => label.PolicyId == policyId).OrderBy(label => label.CreatedAt).ThenBy(label => label.Id).ToListAsync(cancellationToken),
        };
        var news = await WriteChangesAsync(db, work, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (news.Count > 0 && desk is not null) await desk(db, news, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var last = versions.Count > 0 ? versions[^1] : null;
        return new(versions.Count, last is { IsPassing: true } && versions.Count > 1, news.Count);
    }

    private static async Task<IEnumerable<Observation>> ObservationsAsync(PolicyDiffDb db, Policy policy, CancellationToken cancellationToken)
    {
        // Where two pairings of a source cover a capture, the one that was set later is the one meant: each capture counts once.
        var pairings = policy.Sources.OrderByDescending(pairing => pairing.ValidFrom ?? DateTimeOffset.MinValue)
            .ThenByDescending(pairing => pairing.SelectorKey, StringComparer.Ordinal).ToList();
        var observations = new Dictionary<long, Observation>();
        foreach (var pairing in pairings)
        {
            var rows = await db.Readings.AsNoTracking()
                .Where(reading => reading.Current && reading.SelectorKey == pairing.SelectorKey && reading.Capture.SourceId == pairing.SourceId)
                .Select(reading => new
                {
                    reading.CaptureId,
                    reading.Capture.Instant,
                    reading.Capture.Origin,
                    reading.Capture.BodyHash,
                    reading.Outcome,
                    reading.TextHash,
                    reading.FaithfulHash,
                })
                .ToListAsync(cancellationToken);
            foreach (var row in rows.Where(row => pairing.Covers(row.Instant) && !observations.ContainsKey(row.CaptureId)))
            {
                var evidence = EvidenceName.Of(pairing.Source.Address, row.Origin, row.Instant, row.BodyHash);
                observations.Add(row.CaptureId, new(row.CaptureId, evidence, pairing.SourceId, row.Instant, row.Origin, row.Outcome, row.TextHash, row.FaithfulHash));
            }
        }

        return observations.Values;
    }

    private static async Task WriteVersionsAsync(
        PolicyDiffDb db, long policyId, IReadOnlyList<ArrangedVersion> versions, CancellationToken cancellationToken)
    {
        var rows = await db.Versions.Where(row => row.PolicyId == policyId).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        for (var position = 0; position < versions.Count; position++)
        {
            var row = position < rows.Count ? rows[position] : db.Versions.Add(new StoredVersion { PolicyId = policyId, Position = position }).Entity;
            var version = versions[position];
            row.TextHash = version.Text;
            row.FaithfulHash = version.Faithful;
            row.FirstCaptureId = version.First.CaptureId;
            row.LastCaptureId = version.Last.CaptureId;
            row.FirstSeen = version.First.Instant;
            row.LastSeen = version.Last.Instant;
            row.CaptureCount = version.Captures;
            row.LiveCount = version.LiveCaptures;
        }

        db.Versions.RemoveRange(rows.Skip(versions.Count));
    }

    private async Task<List<NewsItem>> WriteChangesAsync(PolicyDiffDb db, Arrangement work, CancellationToken cancellationToken)
    {
        var comparer = new TextComparer(db, work.Existing);
        var kept = new HashSet<StoredChange>();
        var news = new List<NewsItem>();
        for (var position = 0; position < work.Versions.Count; position++)
        {
            var draft = await ChangeDraft.MakeAsync(work, position, comparer, cancellationToken);
            var row = work.Existing.Find(existing => existing.Occurrence == draft.Occurrence);
            if (row is null)
            {
                row = draft.ToRow(work.Policy, time.GetUtcNow());
                row.ToldAt = work.ToldBefore(draft, row.FoundAt);
                db.Changes.Add(row);
            }

            draft.Fill(row);
            LabelDesk.Apply(work.LabelsOf(draft), row);
            kept.Add(row);
            if (work.Cause != ArrangeCause.LiveCheck || !IsUntoldNews(row)) continue;
            row.ToldAt = time.GetUtcNow();
            news.Add(new(row, draft.From is null ? null : await comparer.DiffAsync(draft.FromFaithful!.Value, draft.ToFaithful, cancellationToken)));
        }

        db.Changes.RemoveRange(work.Existing.Where(row => !kept.Contains(row)));
        return news;
    }

    private static bool IsUntoldNews(StoredChange row) =>
        row is { Confirmed: true, ToldAt: null, Origin: Observation.Live } && (row.LabelledNews ?? row.News);
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.History.Absences;
using PolicyDiff.History.Judging;
using PolicyDiff.History.Moves;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.History;

/// <summary>
/// Arranges one policy's history: captures → versions → changes. What it writes is a pure function of the stored readings, so it can run
/// again at any time, after any crash, in any process.
/// </summary>
public sealed class Historian(IDbContextFactory<PolicyDiffDb> factory, CaptureReader reader, TimeProvider time)
{
    /// <summary>Redirects can lead from one new address to the next; no real policy does it as often as this.</summary>
    private const int MostMoves = 20;

    /// <summary>
    /// Arranges the policy under its lock; <paramref name="desk"/> is called inside the transaction for what becomes news. Where redirects tell of
    /// addresses that were not known, their captures are read and it is arranged again.
    /// </summary>
    public async Task<ArrangedHistory> ArrangeAsync(long policyId, ArrangeCause cause, NewsDesk? desk, CancellationToken cancellationToken)
    {
        var news = 0;
        for (var moves = 0; ; moves++)
        {
            var (history, hasMoved) = await ArrangeOnceAsync(policyId, cause, desk, cancellationToken);
            news += history.News;
            if (!hasMoved || moves == MostMoves) return history with { News = news };
            await reader.ReadMissingAsync(policyId, cancellationToken);
        }
    }

    private async Task<(ArrangedHistory History, bool HasMoved)> ArrangeOnceAsync(long policyId, ArrangeCause cause, NewsDesk? desk, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await PolicyLock.TakeAsync(db, policyId, cancellationToken);
        var policy = await db.Policies.Include(row => row.Organization).Include(row => row.Sources).ThenInclude(row => row.Source)
            .AsSplitQuery().SingleAsync(row => row.Id == policyId, cancellationToken);
        await SourceVerdicts.SettleAsync(db, policy, cancellationToken);
        var (seating, absences) = await SeatAsync(db, policy, cancellationToken);
        var versions = Timeline.Group(seating.Counted);
        await WriteVersionsAsync(db, policyId, versions, cancellationToken);
        var work = new Arrangement(policy, versions, cause, await db.Changes.Where(row => row.PolicyId == policyId).ToListAsync(cancellationToken))
        {
            Moves = seating.Moves,
            Absences = absences,
            Passed = PassedPages.Find(versions, await SketchesAsync(db, versions, cancellationToken)),
            WatchedSince = seating.Counted.FirstOrDefault(seen => seen.Origin == Observation.Live)?.Instant,
            Labels = await db.Labels.AsNoTracking().Where(label => label.PolicyId == policyId).OrderBy(label => label.CreatedAt).ThenBy(label => label.Id).ToListAsync(cancellationToken),
        };
        var news = await WriteChangesAsync(db, work, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (news.Count > 0 && desk is not null) await desk(db, news, cancellationToken);
        var hasMoved = await new SourceKeeper(db, policy, time).KeepAsync(seating, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var last = versions.Count > 0 ? versions[^1] : null;
        return (new(versions.Count, last is { IsPassing: true } && versions.Count > 1, news.Count), hasMoved);
    }

    private static async Task<(Seating Seating, IReadOnlyList<Absence> Absences)> SeatAsync(PolicyDiffDb db, Policy policy, CancellationToken cancellationToken)
    {
        var all = await ObservationRows.OfAsync(db, policy, cancellationToken);
        var usable = Timeline.Usable(all).ToList();
        var passages = Passage.Of(usable);
        var strangers = await new Kinship(db, policy).StrangersAsync(passages, cancellationToken);
        var seating = Seating.Of(usable, passages, strangers);
        var led = strangers.Where(run => run.IsLed).SelectMany(run => run.Seen).Select(seen => seen with { Gone = GoneAnswer.LedTo(seen.PlaceAddress) });
        var absences = AbsenceRule.Find(seating.Counted, [.. all.Where(seen => seen.Gone is not null), .. led], all.Select(seen => seen.Home).ToHashSet());
        return (seating, absences);
    }

    private static async Task<Dictionary<ContentHash, TextSketch>> SketchesAsync(PolicyDiffDb db, IReadOnlyList<ArrangedVersion> versions, CancellationToken cancellationToken)
    {
        var names = versions.Select(version => version.Text).Distinct().ToList();
        var stored = await db.Texts.AsNoTracking().Where(text => text.Sketch != null && names.Contains(text.Hash)).Select(text => new { text.Hash, text.Sketch }).ToListAsync(cancellationToken);
        return stored.Select(text => (text.Hash, Sketch: TextSketch.FromBytes(text.Sketch))).Where(text => text.Sketch is not null).ToDictionary(text => text.Hash, text => text.Sketch!);
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
        var kept = new List<(StoredChange Row, ChangeDraft Draft)>();
        for (var position = 0; position < work.Versions.Count; position++)
        {
            var draft = await ChangeDraft.MakeAsync(work, position, comparer, cancellationToken);
            kept.Add((Write(db, work, draft), draft));
        }

        foreach (var absence in work.Absences) kept.AddRange(WriteAbsence(db, work, absence, kept));
        var rows = kept.Select(one => one.Row).Concat(work.Moves.Select(move => WriteMove(db, work, move))).ToHashSet();
        db.Changes.RemoveRange(work.Existing.Where(row => !rows.Contains(row)));
        await SettleSameTextsAsync(db, work.Policy, rows, cancellationToken);
        return await TellAsync(work, kept, comparer, cancellationToken);
    }

    /// <summary>The rows that this arrangement holds learn what was settled over the whole organization.</summary>
    private static async Task SettleSameTextsAsync(PolicyDiffDb db, Policy policy, HashSet<StoredChange> rows, CancellationToken cancellationToken)
    {
        await OrganizationLock.TakeAsync(db, policy.OrganizationId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await SameTextRows.SettleAsync(db, policy.OrganizationId, cancellationToken);
        var settled = await db.Changes.AsNoTracking().Where(row => row.PolicyId == policy.Id).ToDictionaryAsync(row => row.Id, row => new { row.SameAs, row.News }, cancellationToken);
        foreach (var row in rows) (row.SameAs, row.News) = (settled[row.Id].SameAs, settled[row.Id].News);
    }

    private async Task<List<NewsItem>> TellAsync(
        Arrangement work, IEnumerable<(StoredChange Row, ChangeDraft Draft)> events, TextComparer comparer, CancellationToken cancellationToken)
    {
        var news = new List<NewsItem>();
        if (work.Cause != ArrangeCause.LiveCheck) return news;
        foreach (var (row, draft) in events.Where(one => work.IsUntoldNews(one.Row)))
        {
            row.ToldAt = time.GetUtcNow();
            news.Add(new(row, draft is { FromFaithful: { } from, ToFaithful: { } to } ? await comparer.DiffAsync(from, to, cancellationToken) : null));
        }

        return news;
    }

    private StoredChange Write(PolicyDiffDb db, Arrangement work, ChangeDraft draft)
    {
        var row = work.Existing.Find(existing => existing.Occurrence == draft.Occurrence);
        if (row is null)
        {
            row = draft.ToRow(work.Policy, time.GetUtcNow());
            row.ToldAt = work.ToldBefore(draft, row.FoundAt);
            db.Changes.Add(row);
        }

        draft.Fill(row);
        LabelDesk.Apply(work.LabelsOf(draft), row);
        return row;
    }

    private List<(StoredChange Row, ChangeDraft Draft)> WriteAbsence(PolicyDiffDb db, Arrangement work, Absence absence, IReadOnlyList<(StoredChange Row, ChangeDraft Draft)> texts)
    {
        var going = ChangeDraft.OfGoing(work, absence);
        var written = new List<(StoredChange, ChangeDraft)> { (Write(db, work, going), going) };
        if (absence.Back is null) return written;
        var coming = ChangeDraft.OfComingBack(work, absence, texts.Any(one => one.Draft.FirstWithNew.CaptureId == absence.Back.CaptureId && !one.Draft.IsAbsence && one.Row.News));
        written.Add((Write(db, work, coming), coming));
        return written;
    }

    private StoredChange WriteMove(PolicyDiffDb db, Arrangement work, SourceMove move)
    {
        var draft = ChangeDraft.OfMove(work, move);
        var row = work.Existing.Find(existing => existing.Occurrence == draft.Occurrence);
        if (row is null) db.Changes.Add(row = draft.ToRow(work.Policy, time.GetUtcNow()));
        draft.Fill(row);
        return row;
    }
}

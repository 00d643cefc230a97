using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text.Parsing;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.History.Judging;

/// <summary>
/// Settles what the captures of a policy's sources count as, by their neighbours and by people, and writes it to the readings, whose outcome
/// everything else goes by. What it writes is a pure function of what is stored; it runs before each arrangement.
/// </summary>
internal static class SourceVerdicts
{
    /// <summary>In the caller's transaction, under its policy's lock.</summary>
    internal static async Task SettleAsync(PolicyDiffDb db, Policy policy, CancellationToken cancellationToken)
    {
        foreach (var source in policy.Sources.GroupBy(pairing => pairing.SourceId).OrderBy(source => source.Key))
        {
            await SourceLock.TakeAsync(db, source.Key, cancellationToken);
            var all = await db.PolicySources.AsNoTracking().Where(pairing => pairing.SourceId == source.Key).ToListAsync(cancellationToken);
            foreach (var pairing in source.DistinctBy(pairing => pairing.SelectorKey).OrderBy(pairing => pairing.SelectorKey, StringComparer.Ordinal))
            {
                await SettleAsync(db, pairing, all, cancellationToken);
            }
        }
    }

    private static async Task SettleAsync(PolicyDiffDb db, PolicySource pairing, List<PolicySource> all, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(db, pairing, cancellationToken);
        var titles = await TitlesAsync(db, pairing, cancellationToken);
        var decisions = await DecisionsAsync(db, pairing, cancellationToken);
        var mine = all.Where(other => other.SelectorKey == pairing.SelectorKey).Select(other => other.PolicyId).ToHashSet();
        var others = all.Where(other => !mine.Contains(other.PolicyId)).ToList();
        var captures = rows.ConvertAll(row => new JudgedCapture(
            row.CaptureId, EvidenceName.Of(pairing.Source.Address, new(row.Origin, row.Instant, row.BodyHash, row.Status)), row.Instant, row.PageOutcome ?? row.Outcome, row.TextHash)
        {
            KeepsChangesOnly = row.Origin.StartsWith(Observation.ChangesOnly, StringComparison.Ordinal),
            Title = row.FaithfulHash is { } faithful ? titles.GetValueOrDefault(faithful) : null,
            Host = ForeignAddress.TryRead(row.FinalAddress, out var final) ? final.IdnHost : null,
            LedHome = RedirectVerdict.LedHome(row.RequestedAddress, row.FinalAddress),
            SelectorMissed = pairing.SelectCss.Count > 0 && pairing.SelectCss.TrueForAll(row.Missed.Contains) && others.Exists(other => other.Covers(row.Instant)),
            Decided = decisions.GetValueOrDefault(row.CaptureId),
        });
        var verdicts = NeighbourJudge.Judge(captures, await SketchesAsync(db, pairing, cancellationToken));
        foreach (var row in rows) await WriteAsync(db, pairing.SelectorKey, row, verdicts.GetValueOrDefault(row.CaptureId), cancellationToken);
    }

    private static async Task WriteAsync(PolicyDiffDb db, string selectorKey, Row row, Verdict? verdict, CancellationToken cancellationToken)
    {
        var page = row.PageOutcome ?? row.Outcome;
        if (verdict is null && row.PageOutcome is null) return;
        var reading = db.Readings.Where(other => other.CaptureId == row.CaptureId && other.SelectorKey == selectorKey && other.RulesVersion == row.RulesVersion);
        if (verdict is null)
        {
            await reading.ExecuteUpdateAsync(
                set => set.SetProperty(other => other.Outcome, page).SetProperty(other => other.Reasons, other => other.PageReasons!)
                    .SetProperty(other => other.PageOutcome, (CaptureOutcome?)null).SetProperty(other => other.PageReasons, (List<string>?)null),
                cancellationToken);
            return;
        }

        // The page's own reasons stay beside: they may tell the same in other words.
        if (row.PageOutcome is not null && row.Outcome == verdict.Outcome && row.Reason == verdict.Reason) return;
        var own = row.PageReasons ?? await reading.Select(other => other.Reasons).SingleAsync(cancellationToken);
        List<string> reasons = [verdict.Reason, .. own];
        await reading.ExecuteUpdateAsync(
            set => set.SetProperty(other => other.Outcome, verdict.Outcome).SetProperty(other => other.Reasons, reasons)
                .SetProperty(other => other.PageOutcome, page).SetProperty(other => other.PageReasons, own),
            cancellationToken);
    }

    private static IQueryable<Reading> Of(PolicyDiffDb db, PolicySource pairing) =>
        db.Readings.AsNoTracking().Where(reading => reading.Current && reading.SelectorKey == pairing.SelectorKey && reading.Capture.SourceId == pairing.SourceId);

    private static Task<List<Row>> RowsAsync(PolicyDiffDb db, PolicySource pairing, CancellationToken cancellationToken) =>
        Of(db, pairing).Select(reading => new Row
        {
            CaptureId = reading.CaptureId,
            RulesVersion = reading.RulesVersion,
            Instant = reading.Capture.Instant,
            Origin = reading.Capture.Origin,
            BodyHash = reading.Capture.BodyHash,
            Status = reading.Capture.Status,
            RequestedAddress = reading.Capture.RequestedAddress,
            FinalAddress = reading.Capture.FinalAddress,
            Outcome = reading.Outcome,
            PageOutcome = reading.PageOutcome,
            PageReasons = reading.PageReasons,
            Reason = reading.PageOutcome == null ? null : reading.Reasons[0],
            Missed = reading.Missed,
            TextHash = reading.TextHash,
            FaithfulHash = reading.FaithfulHash,
        }).ToListAsync(cancellationToken);

    private static async Task<Dictionary<ContentHash, string?>> TitlesAsync(PolicyDiffDb db, PolicySource pairing, CancellationToken cancellationToken)
    {
        var shown = Of(db, pairing);
        return await db.FaithfulTexts.AsNoTracking().Where(text => shown.Any(reading => reading.FaithfulHash == text.Hash))
            .Select(text => new { text.Hash, text.Title }).ToDictionaryAsync(text => text.Hash, text => text.Title, cancellationToken);
    }

    private static async Task<Dictionary<ContentHash, TextSketch>> SketchesAsync(PolicyDiffDb db, PolicySource pairing, CancellationToken cancellationToken)
    {
        var shown = Of(db, pairing);
        var stored = await db.Texts.AsNoTracking().Where(text => text.Sketch != null && shown.Any(reading => reading.TextHash == text.Hash))
            .Select(text => new { text.Hash, text.Sketch }).ToListAsync(cancellationToken);
        var sketches = new Dictionary<ContentHash, TextSketch>();
        foreach (var text in stored)
        {
            if (TextSketch.FromBytes(text.Sketch) is { } sketch) sketches.Add(text.Hash, sketch);
        }

        return sketches;
    }

    private static async Task<Dictionary<long, Verdict>> DecisionsAsync(PolicyDiffDb db, PolicySource pairing, CancellationToken cancellationToken)
    {
        var decisions = await db.OutcomeDecisions.AsNoTracking()
            .Where(row => row.SelectorKey == pairing.SelectorKey && db.Captures.Any(capture => capture.Id == row.CaptureId && capture.SourceId == pairing.SourceId))
            .ToListAsync(cancellationToken);
        return decisions.ToDictionary(row => row.CaptureId, row => new Verdict(row.Outcome, OutcomeDecisions.Sentence(row)));
    }

    private sealed class Row
    {
        public required long CaptureId { get; init; }

        public required int RulesVersion { get; init; }

        public required DateTimeOffset Instant { get; init; }

        public required string Origin { get; init; }

        public required ContentHash? BodyHash { get; init; }

        public required int? Status { get; init; }

        public required string RequestedAddress { get; init; }

        public required string? FinalAddress { get; init; }

        public required CaptureOutcome Outcome { get; init; }

        public required CaptureOutcome? PageOutcome { get; init; }

        public required List<string>? PageReasons { get; init; }

        public required string? Reason { get; init; }

        public required List<string> Missed { get; init; }

        public required ContentHash? TextHash { get; init; }

        public required ContentHash? FaithfulHash { get; init; }
    }
}

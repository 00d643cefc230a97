using Microsoft.EntityFrameworkCore;
using PolicyDiff.History.Judging;
using PolicyDiff.Storage;
using PolicyDiff.Text.Parsing;
using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>
/// Evidence → text: reads a stored capture with the rules of today, once for each selector set of its source's policies.
/// Nothing of the evidence is touched; older readings stay beside the new one.
/// </summary>
public sealed class CaptureReader(IDbContextFactory<PolicyDiffDb> factory, BodyStore bodies, TextShelf texts)
{
    /// <summary>Makes the readings that are missing under today's rules; gives the ids of the policies they concern.</summary>
    public async Task<IReadOnlyList<long>> ReadAsync(long captureId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var capture = await db.Captures.AsNoTracking().Include(row => row.Source).SingleAsync(row => row.Id == captureId, cancellationToken);
        var pairings = await db.PolicySources.AsNoTracking().Where(pairing => pairing.SourceId == capture.SourceId).ToListAsync(cancellationToken);
        var known = await db.Readings.Where(reading => reading.CaptureId == captureId && reading.RulesVersion == PageReader.RulesVersion)
            .Select(reading => reading.SelectorKey).ToListAsync(cancellationToken);
        var missing = pairings.Where(pairing => !pairing.IsRetired).DistinctBy(pairing => pairing.SelectorKey).Where(pairing => !known.Contains(pairing.SelectorKey)).ToList();
        if (missing.Count > 0)
        {
            var body = capture.BodyHash is { } hash ? await bodies.GetAsync(hash, cancellationToken) : null;
            foreach (var pairing in missing) await StoreAsync(db, capture, pairing.SelectorKey, Judge(capture, body, pairing.Selectors), cancellationToken);
        }

        return pairings.Where(pairing => pairing.Covers(capture.Instant)).Select(pairing => pairing.PolicyId).Distinct().ToList();
    }

    /// <summary>
    /// Makes the readings that the policy lacks under today's rules: after a change of rules, and of captures that were taken in before the policy
    /// was paired with their source. Gives how many captures it read.
    /// </summary>
    public async Task<int> ReadMissingAsync(long policyId, CancellationToken cancellationToken)
    {
        List<long> captures;
        await using (var db = await factory.CreateDbContextAsync(cancellationToken))
        {
            // A capture is done when each selector set of its source has a reading by today's rules.
            captures = await db.Captures
                .Where(capture => db.PolicySources.Any(pairing =>
                    pairing.PolicyId == policyId && pairing.SourceId == capture.SourceId && (pairing.ValidFrom == null || pairing.ValidFrom != pairing.ValidUntil)
                    && !db.Readings.Any(reading => reading.CaptureId == capture.Id
                        && reading.SelectorKey == pairing.SelectorKey && reading.RulesVersion == PageReader.RulesVersion)))
                .OrderBy(capture => capture.Id).Select(capture => capture.Id).ToListAsync(cancellationToken);
        }

        foreach (var capture in captures) await ReadAsync(capture, cancellationToken);
        return captures.Count;
    }

    /// <summary>Reads all captures of a source with selectors that no policy may have yet; those that were read with them already stay.</summary>
    public Task ReadWithAsync(long sourceId, SelectorSet selectors, CancellationToken cancellationToken) => ReadSomeWithAsync(sourceId, selectors, int.MaxValue, cancellationToken);

    /// <summary>Reads at most so many of them; gives how many it read, 0 when none was left.</summary>
    public async Task<int> ReadSomeWithAsync(long sourceId, SelectorSet selectors, int most, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var missing = await Missing(db, sourceId, selectors.Key).OrderBy(capture => capture.Id).Take(most).Select(capture => capture.Id).ToListAsync(cancellationToken);
        foreach (var id in missing)
        {
            var capture = await db.Captures.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
            var body = capture.BodyHash is { } hash ? await bodies.GetAsync(hash, cancellationToken) : null;
            await StoreAsync(db, capture, selectors.Key, Judge(capture, body, selectors), cancellationToken);
        }

        return missing.Count;
    }

    /// <summary>How many captures of a source were not read with the selectors under today's rules.</summary>
    public async Task<int> CountMissingAsync(long sourceId, SelectorSet selectors, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Missing(db, sourceId, selectors.Key).CountAsync(cancellationToken);
    }

    private static IQueryable<Storage.Capture> Missing(PolicyDiffDb db, long sourceId, string key) => db.Captures.Where(capture => capture.SourceId == sourceId
        && !db.Readings.Any(reading => reading.CaptureId == capture.Id && reading.SelectorKey == key && reading.RulesVersion == PageReader.RulesVersion));

    /// <summary>What a capture turned out to be: what the answer says first, then what the page says.</summary>
    internal static PageReading Judge(Capture capture, byte[]? body, SelectorSet selectors)
    {
        if (capture is { Failure: "truncated", Status: not null }) return Without(CaptureOutcome.Truncated, capture.FailureSentence ?? "Only the beginning of the page was kept.");
        if (capture.Failure is not null) return Without(CaptureOutcome.Unreachable, capture.FailureSentence ?? capture.Failure);
        if (capture.Status == 304) return Without(CaptureOutcome.Unchanged, "The site says that nothing changed since the last check (304).");
        if (capture.Status is >= 300 and < 400) return Without(CaptureOutcome.Redirect, $"A redirect ({capture.Status}) without its target.");
        if (capture.Status >= 400) return Without(CaptureOutcome.ArchivedError, $"The site answered {capture.Status}.");
        if (body is null or { Length: 0 }) return Without(CaptureOutcome.Empty, "No bytes came.");
        var address = ForeignAddress.TryRead(capture.FinalAddress ?? capture.RequestedAddress, out var parsed) ? parsed : null;
        var reading = PageReader.Read(new(body, capture.Header("Content-Type"), address, selectors));
        return RedirectVerdict.Of(capture, reading) is var (outcome, sentence) ? reading with { Outcome = outcome, Reasons = [sentence, .. reading.Reasons] } : reading;
    }

    private static PageReading Without(CaptureOutcome outcome, string reason) => new(outcome, null, null, [reason]);

    private async Task StoreAsync(PolicyDiffDb db, Capture capture, string selectorKey, PageReading reading, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        ContentHash? faithful = reading is { Text: { } text, Canonical: { } canonical }
            ? await texts.PutAsync(db, text, canonical, cancellationToken)
            : null;
        await ReadingRows.PutAsync(
            db,
            new Reading
            {
                CaptureId = capture.Id,
                SelectorKey = selectorKey,
                RulesVersion = PageReader.RulesVersion,
                Current = true,
                Outcome = reading.Outcome,
                Reasons = [.. reading.Reasons],
                Missed = [.. reading.MissedSelectors],
                TextHash = faithful is null ? null : reading.Canonical!.Hash,
                FaithfulHash = faithful,
            },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

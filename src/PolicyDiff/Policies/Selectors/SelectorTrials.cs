using Microsoft.EntityFrameworkCore;
using PolicyDiff.Diffing;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Policies.Selectors;

/// <summary>Tries selectors on the stored captures of a source. Stores nothing.</summary>
public sealed class SelectorTrials(IDbContextFactory<PolicyDiffDb> factory, BodyStore bodies)
{
    /// <summary>Most captures that one trial reads: a few seconds' work.</summary>
    public const int Most = 400;

    private const int MostCompared = 12;

    /// <summary>What the wish would change. The wish must have no <see cref="SelectorWish.Problem"/>.</summary>
    public async Task<SelectorTrial> TryAsync(SelectorWish wish, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var seen = await SeenAsync(db, wish, cancellationToken);
        var read = Spread(seen);
        var tally = new Tally(wish.Period.Selectors);
        foreach (var (capture, now) in read)
        {
            var page = await db.Captures.AsNoTracking().SingleAsync(row => row.Id == capture, cancellationToken);
            tally.Add(page.Instant, now, CaptureReader.Judge(page, await bodies.GetAsync(page.BodyHash!.Value, cancellationToken), wish.Period.Selectors));
        }

        var changed = new List<TrialChange>();
        foreach (var (instant, old, reading) in tally.Changed.Values)
        {
            var diff = changed.Count < MostCompared && reading.Text is { } text && await TextShelf.GetAsync(db, old.FaithfulHash!.Value, cancellationToken) is { } before
                ? PolicyDiffer.Compare(before, text)
                : null;
            changed.Add(new(instant, old.TextHash!.Value, reading.Canonical?.Hash, reading.Outcome, diff));
        }

        return new()
        {
            Captures = seen.Count, Read = read.Count, Texts = tally.Texts.Count, Changed = [.. changed.OrderBy(change => change.Instant)],
            Gained = tally.Gained, Missed = tally.Missed, Useless = tally.Useless,
        };
    }

    /// <summary>The captures with a page that the wish is for, each with the reading that counts now, oldest first.</summary>
    private static async Task<List<(long Capture, Reading Now)>> SeenAsync(PolicyDiffDb db, SelectorWish wish, CancellationToken cancellationToken)
    {
        var pairings = await db.PolicySources.AsNoTracking().Where(row => row.PolicyId == wish.PolicyId && row.SourceId == wish.SourceId).ToListAsync(cancellationToken);
        var seen = new List<(long, Reading, DateTimeOffset)>();
        foreach (var pairing in pairings)
        {
            var rows = await db.Readings.AsNoTracking()
                .Where(row => row.Current && row.SelectorKey == pairing.SelectorKey && row.Capture.SourceId == pairing.SourceId && row.Capture.BodyHash != null && !(row.Capture.Status >= 300))
                .Select(row => new { Reading = row, row.Capture.Instant }).ToListAsync(cancellationToken);
            seen.AddRange(rows.Where(row => pairing.Covers(row.Instant) && wish.Period.Covers(row.Instant)).Select(row => (row.Reading.CaptureId, row.Reading, row.Instant)));
        }

        return [.. seen.OrderBy(row => row.Item3).ThenBy(row => row.Item1).Select(row => (row.Item1, row.Item2))];
    }

    /// <summary>All, or the first capture of each text and others evenly over time.</summary>
    private static List<(long Capture, Reading Now)> Spread(List<(long Capture, Reading Now)> seen)
    {
        if (seen.Count <= Most) return seen;
        var firsts = seen.DistinctBy(row => row.Now.TextHash).Take(Most / 2).Select(row => row.Capture).ToHashSet();
        var step = (double)seen.Count / (Most - firsts.Count);
        for (var index = 0; index < Most - firsts.Count; index++) firsts.Add(seen[(int)(index * step)].Capture);
        return seen.Where(row => firsts.Contains(row.Capture)).ToList();
    }

    private sealed class Tally(SelectorSet selectors)
    {
        private readonly HashSet<string> matched = [];

        public HashSet<ContentHash> Texts { get; } = [];

        public Dictionary<ContentHash, (DateTimeOffset Instant, Reading Old, PageReading New)> Changed { get; } = [];

        public int Gained { get; private set; }

        public int Missed { get; private set; }

        public IReadOnlyList<string> Useless => [.. selectors.Select.Concat(selectors.Remove).Where(css => !matched.Contains(css))];

        public void Add(DateTimeOffset instant, Reading now, PageReading then)
        {
            matched.UnionWith(selectors.Select.Concat(selectors.Remove).Except(then.MissedSelectors));
            if (selectors.Select.Count > 0 && selectors.Select.All(then.MissedSelectors.Contains)) Missed++;
            if (now.TextHash is not { } old || !(now.PageOutcome ?? now.Outcome).IsUsable())
            {
                if (then.Outcome.IsUsable()) Gained++;
                return;
            }

            Texts.Add(old);
            var same = then.Outcome.IsUsable() && then.Canonical?.Hash == old;
            if (!same) Changed.TryAdd(old, (instant, now, then));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Policies.Selectors;

/// <summary>
/// Sets the selectors by which a policy is cut out of a source: reads what is stored with them, then counts them, then arranges the history. What
/// the old ones gave stays readable at its hash.
/// </summary>
public sealed class PolicySelectors(IDbContextFactory<PolicyDiffDb> factory, CaptureReader reader, Historian historian, TimeProvider time)
{
    /// <summary>The sources of a policy with the selectors that count now, the live one first.</summary>
    public async Task<IReadOnlyList<SourceSelectors>> SourcesAsync(long policyId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var pairings = await db.PolicySources.AsNoTracking().Include(row => row.Source).Where(row => row.PolicyId == policyId).ToListAsync(cancellationToken);
        var sources = new List<SourceSelectors>();
        foreach (var source in pairings.Where(row => !row.IsRetired).GroupBy(row => row.SourceId))
        {
            var others = await db.PolicySources.Where(row => row.SourceId == source.Key && row.PolicyId != policyId && (row.ValidFrom == null || row.ValidFrom != row.ValidUntil))
                .Select(row => row.Policy.Organization.Slug + "/" + row.Policy.Slug).Distinct().Order().ToListAsync(cancellationToken);
            sources.Add(new(source.Key, source.First().Source.Address, source.Any(row => row.Live), [.. source.OrderBy(row => row.ValidFrom).Select(Period)], others));
        }

        return [.. sources.OrderByDescending(source => source.IsLive).ThenBy(source => source.Address, StringComparer.Ordinal)];
    }

    /// <summary>Saves the wish; gives a sentence when it cannot be. A stop in between loses nothing: until all is read, the old selectors count.</summary>
    public async Task<string?> SaveAsync(SelectorWish wish, CancellationToken cancellationToken)
    {
        if (wish.Problem() is { } problem) return problem;
        await reader.ReadWithAsync(wish.SourceId, wish.Period.Selectors, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (!await CountAsync(db, wish, cancellationToken)) return "The policy has no such address any more; load the page again.";
        // What came in while the stored ones were read.
        await reader.ReadMissingAsync(wish.PolicyId, cancellationToken);
        var concerned = await db.PolicySources.Where(row => row.SourceId == wish.SourceId).Select(row => row.PolicyId).Distinct().ToListAsync(cancellationToken);
        foreach (var policy in concerned) await historian.ArrangeAsync(policy, ArrangeCause.Rebuild, null, cancellationToken);
        return null;
    }

    private async Task<bool> CountAsync(PolicyDiffDb db, SelectorWish wish, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RegistryLock.TakeAsync(db, cancellationToken);
        var rows = await db.PolicySources.Where(row => row.PolicyId == wish.PolicyId && row.SourceId == wish.SourceId).ToListAsync(cancellationToken);
        var present = rows.Where(row => !row.IsRetired).ToList();
        if (present.Count == 0) return false;
        var now = time.GetUtcNow();
        var isLive = present.Exists(row => row.Live);
        var periods = SelectorPeriods.With(present.Select(Period), wish.Period);
        var kept = periods.Select(period => (Period: period, Row: RowFor(db, rows, wish, period))).ToList();
        foreach (var (period, row) in kept) (row.ValidFrom, row.ValidUntil) = (period.From, period.Until);
        foreach (var row in rows.Except(kept.ConvertAll(one => one.Row)).Where(row => !row.IsRetired)) row.Retire(now);
        // Of a page that is fetched, the selectors of today are the ones that the check shows.
        var today = kept.FindLast(one => one.Period.Covers(now)).Row ?? kept[^1].Row;
        foreach (var row in rows.Union(kept.ConvertAll(one => one.Row))) row.Live = isLive && row == today;
        await CopyDecisionsAsync(db, wish, present, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static PolicySource RowFor(PolicyDiffDb db, List<PolicySource> rows, SelectorWish wish, SelectorPeriod period)
    {
        var key = period.Selectors.Key;
        var row = rows.Find(other => other.SelectorKey == key && other.ValidFrom == period.From) ?? rows.Find(other => other.SelectorKey == key && other.IsRetired);
        if (row is not null)
        {
            rows.Remove(row);
            return row;
        }

        row = new()
        {
            PolicyId = wish.PolicyId, SourceId = wish.SourceId, SelectorKey = key, SelectCss = [.. period.Selectors.Select], RemoveCss = [.. period.Selectors.Remove],
        };
        db.PolicySources.Add(row);
        return row;
    }

    // A person spoke of the capture, not of the selectors.
    private static async Task CopyDecisionsAsync(PolicyDiffDb db, SelectorWish wish, List<PolicySource> present, CancellationToken cancellationToken)
    {
        var key = wish.Period.Selectors.Key;
        var keys = present.ConvertAll(row => row.SelectorKey);
        var decisions = await db.OutcomeDecisions.AsNoTracking()
            .Where(row => keys.Contains(row.SelectorKey) && db.Captures.Any(capture => capture.Id == row.CaptureId && capture.SourceId == wish.SourceId)).ToListAsync(cancellationToken);
        var known = await db.OutcomeDecisions.Where(row => row.SelectorKey == key).Select(row => row.CaptureId).ToListAsync(cancellationToken);
        foreach (var decision in decisions.Where(row => !known.Contains(row.CaptureId)).DistinctBy(row => row.CaptureId))
        {
            decision.SelectorKey = key;
            db.OutcomeDecisions.Add(decision);
        }
    }

    private static SelectorPeriod Period(PolicySource row) => new(row.Selectors, row.ValidFrom, row.ValidUntil);
}

/// <summary>An address of a policy with its selectors over time.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Address">Its address.</param>
/// <param name="IsLive">Whether checks fetch it.</param>
/// <param name="Periods">Oldest first.</param>
/// <param name="Others">Slugs of other policies that the page carries.</param>
public sealed record SourceSelectors(long SourceId, string Address, bool IsLive, IReadOnlyList<SelectorPeriod> Periods, IReadOnlyList<string> Others);

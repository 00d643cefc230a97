using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.Archives.Backfills;

/// <summary>
/// What an archive listed for a source, as far as it never changes, kept in memory: a listing may have a hundred thousand lines, and a backfill looks at it
/// every few seconds. Lines that came later are added when it is looked at again.
/// </summary>
internal sealed record KeptListing(DateTimeOffset LoadedAt, long Newest, IReadOnlyList<PlanRow> Rows)
{
    /// <summary>The listing with what came since; with none given, all of it.</summary>
    internal static async Task<KeptListing> LoadAsync(PolicyDiffDb db, ListingName name, KeptListing? kept, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (source, archive) = name;
        var after = kept?.Newest ?? 0;
        var added = await db.Mementos.AsNoTracking().Where(memento => memento.SourceId == source && memento.Archive == archive && memento.Id > after)
            .Select(memento => new { memento.Id, memento.Stamp, memento.Original, memento.Instant, memento.Status, memento.Digest, memento.Length })
            .ToListAsync(cancellationToken);
        if (kept is not null && added.Count == 0) return kept;
        var rows = (kept?.Rows ?? []).Concat(added.Select(row => new PlanRow(row.Id, source, row.Stamp, row.Original, row.Instant) { Status = row.Status, Digest = row.Digest, Length = row.Length }));
        return new(kept?.LoadedAt ?? now, Math.Max(after, added.Count == 0 ? 0 : added.Max(row => row.Id)), Distinct(rows));
    }

    // The same second and digest under http and https is one capture; the first listed stands for all.
    private static List<PlanRow> Distinct(IEnumerable<PlanRow> rows) =>
        [.. rows.OrderBy(row => row.Instant).ThenBy(row => row.Stamp, StringComparer.Ordinal).ThenBy(row => row.Id).DistinctBy(row => (row.Stamp, row.Digest ?? row.Original))];
}

/// <summary>What names a listing.</summary>
internal readonly record struct ListingName(long Source, string Archive);

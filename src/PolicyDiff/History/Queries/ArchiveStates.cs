using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Storage;

namespace PolicyDiff.History.Queries;

/// <summary>The archives of the list and how they answer.</summary>
internal sealed class ArchiveStates(IDbContextFactory<PolicyDiffDb> factory, ArchiveCatalog catalog, TimeProvider time)
{
    /// <summary>Those that are asked first, each group in the order of the list.</summary>
    public async Task<IReadOnlyList<ArchiveState>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var pauses = await db.Budgets.AsNoTracking().Where(row => row.Key.StartsWith("archive:") && row.PausedUntil > now).ToListAsync(cancellationToken);
        var captures = await db.Mementos.GroupBy(row => row.Archive).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var listings = await db.Listings.AsNoTracking().GroupBy(row => row.Archive).Select(group => group.OrderByDescending(row => row.FinishedAt).First()).ToListAsync(cancellationToken);
        return
        [
            .. catalog.Entries.Select(entry => new ArchiveState(
                entry,
                captures.GetValueOrDefault(entry.Id),
                listings.Find(listing => listing.Archive == entry.Id),
                pauses.Where(pause => pause.Key.StartsWith($"archive:{entry.Id}:", StringComparison.Ordinal)).MaxBy(pause => pause.PausedUntil)))
            .OrderByDescending(state => state.Entry.Enabled),
        ];
    }
}

/// <summary>One archive of the list and how it answers.</summary>
/// <param name="Entry">As listed.</param>
/// <param name="Captures">Captures it ever listed for tracked pages.</param>
/// <param name="Newest">The newest question to its index, or null.</param>
/// <param name="Pause">A pause it asked for that lasts, or null.</param>
internal sealed record ArchiveState(ArchiveEntry Entry, int Captures, Listing? Newest, Budget? Pause);

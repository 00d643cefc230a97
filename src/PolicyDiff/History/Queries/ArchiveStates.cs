using Microsoft.EntityFrameworkCore;
using PolicyDiff.Archives.Catalog;
using PolicyDiff.Storage;

namespace PolicyDiff.History.Queries;

/// <summary>The archives of the list and how they answer.</summary>
internal sealed class ArchiveStates(IDbContextFactory<PolicyDiffDb> factory, ArchiveCatalog catalog, TimeProvider time)
{
    // Millions of rows are counted for it, and nobody decides anything by the last of them.
    private static readonly TimeSpan CountsAreGood = TimeSpan.FromMinutes(1);

    private volatile Counts? known;

    /// <summary>Those that are asked first, each group in the order of the list.</summary>
    public async Task<IReadOnlyList<ArchiveState>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var pauses = await db.Budgets.AsNoTracking().Where(row => row.Key.StartsWith("archive:") && row.PausedUntil > now).ToListAsync(cancellationToken);
        var (captures, listings) = known is { } counts && now < counts.GoodUntil ? counts : known = await CountAsync(db, now, cancellationToken);
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

    private static async Task<Counts> CountAsync(PolicyDiffDb db, DateTimeOffset now, CancellationToken cancellationToken) => new(
        await db.Mementos.GroupBy(row => row.Archive).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken),
        await db.Listings.AsNoTracking().GroupBy(row => row.Archive).Select(group => group.OrderByDescending(row => row.FinishedAt).First()).ToListAsync(cancellationToken))
    {
        GoodUntil = now + CountsAreGood,
    };

    private sealed record Counts(Dictionary<string, int> Captures, List<Listing> Listings)
    {
        internal DateTimeOffset GoodUntil { get; init; }
    }
}

/// <summary>One archive of the list and how it answers.</summary>
/// <param name="Entry">As listed.</param>
/// <param name="Captures">Captures it ever listed for tracked pages.</param>
/// <param name="Newest">The newest question to its index, or null.</param>
/// <param name="Pause">A pause it asked for that lasts, or null.</param>
internal sealed record ArchiveState(ArchiveEntry Entry, int Captures, Listing? Newest, Budget? Pause);

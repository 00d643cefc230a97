using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>
/// The accounts behind running sessions, read from the database at most once in <see cref="Freshness"/> and account: a changed password, a
/// changed role or a removed account takes effect everywhere within that time, and at once in the process where it was changed.
/// </summary>
internal sealed class Sessions(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    internal static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    // Only ids out of cookies that we signed come in here, so it cannot outgrow the accounts that ever were.
    private readonly ConcurrentDictionary<long, Entry> entries = new();

    /// <summary>The account as it is now, or null when it is gone.</summary>
    internal async Task<SessionAccount?> FindAsync(long id, CancellationToken cancellationToken)
    {
        if (entries.TryGetValue(id, out var entry) && time.GetUtcNow() < entry.GoodUntil) return entry.Account;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var row = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id, cancellationToken);
        var found = row is null ? null : SessionAccount.Of(row);
        entries[id] = new Entry(found, time.GetUtcNow() + Freshness);
        return found;
    }

    /// <summary>The account was changed here: ask the database again.</summary>
    internal void Forget(long id) => entries.TryRemove(id, out _);

    private sealed record Entry(SessionAccount? Account, DateTimeOffset GoodUntil);
}

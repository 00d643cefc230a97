using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PolicyDiff.Archives;
using PolicyDiff.Archives.Cdx;

namespace PolicyDiff.Storage;

/// <summary>What archives listed: a growing union, and who is fetching which.</summary>
public sealed class MementoShelf(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    /// <summary>How long one worker has a memento to itself; it is renewed while the worker lives.</summary>
    internal static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    /// <summary>Adds what is new; what is there stays as it is. Gives how many were new.</summary>
    public async Task<int> AddAsync(long sourceId, string archive, IReadOnlyList<CdxEntry> entries, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Database.ExecuteSqlRawAsync(
            """
            insert into memento (source_id, archive, stamp, instant, original, media_type, status, digest, length, location, listed_at)
            select @source, @archive, listed.stamp, listed.instant, listed.original, listed.media_type, listed.status, listed.digest, listed.length, listed.location, @now
            from unnest(@stamps, @instants, @originals, @types, @statuses, @digests, @lengths, @locations)
                as listed (stamp, instant, original, media_type, status, digest, length, location)
            on conflict (source_id, archive, stamp, original) do nothing
            """,
            [
                new NpgsqlParameter("source", sourceId),
                new NpgsqlParameter("archive", archive),
                new NpgsqlParameter("now", time.GetUtcNow()),
                new NpgsqlParameter("stamps", entries.Select(entry => entry.Timestamp).ToArray()),
                new NpgsqlParameter("instants", entries.Select(entry => entry.Instant).ToArray()),
                new NpgsqlParameter("originals", entries.Select(entry => entry.Original).ToArray()),
                new NpgsqlParameter("types", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = entries.Select(entry => entry.MimeType).ToArray() },
                new NpgsqlParameter("statuses", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = entries.Select(entry => entry.Status).ToArray() },
                new NpgsqlParameter("digests", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = entries.Select(entry => entry.Digest).ToArray() },
                new NpgsqlParameter("lengths", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = entries.Select(entry => entry.Length).ToArray() },
                new NpgsqlParameter("locations", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = entries.Select(entry => entry.Location).ToArray() },
            ],
            cancellationToken);
    }

    /// <summary>Takes one memento for the caller alone; false when another worker has it or it was fetched meanwhile.</summary>
    public async Task<bool> TryClaimAsync(long mementoId, string owner, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Mementos
            .Where(row => row.Id == mementoId && row.State == ListedMemento.Listed && (row.ClaimedUntil == null || row.ClaimedUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedBy, owner).SetProperty(row => row.ClaimedUntil, now + Claim), cancellationToken) == 1;
    }

    /// <summary>The caller still works on it.</summary>
    public async Task RenewAsync(long mementoId, string owner, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Claim;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Mementos.Where(row => row.Id == mementoId && row.ClaimedBy == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, until), cancellationToken);
    }

    /// <summary>The caller stopped in the middle: it is as if it had not been taken, unless its end was written already.</summary>
    public async Task LetGoAsync(long mementoId, string owner, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Mementos.Where(row => row.Id == mementoId && row.ClaimedBy == owner).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ClaimedBy, (string?)null).SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null), cancellationToken);
    }

    /// <summary>Writes how the claimed memento's fetch ended and lets go of it.</summary>
    public async Task SettleAsync(long mementoId, MementoSettlement settlement, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var attempt = settlement.CountsAsAttempt ? 1 : 0;
        await db.Mementos.Where(row => row.Id == mementoId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, settlement.State)
                .SetProperty(row => row.CaptureId, settlement.CaptureId)
                .SetProperty(row => row.Sentence, settlement.Sentence)
                .SetProperty(row => row.RetryAt, settlement.RetryAt)
                .SetProperty(row => row.Attempts, row => row.Attempts + attempt)
                .SetProperty(row => row.ClaimedBy, (string?)null)
                .SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    /// <summary>Frees what a worker held that let its lease end: it is dead.</summary>
    public async Task FreeAsync(string owner, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Mementos.Where(row => row.ClaimedBy == owner).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ClaimedBy, (string?)null).SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null), cancellationToken);
    }
}

/// <summary>How the fetch of a memento ended.</summary>
/// <param name="State">One of <see cref="ListedMemento"/>'s states.</param>
/// <param name="CaptureId">The capture it became.</param>
/// <param name="Sentence">What to tell people, or null.</param>
/// <param name="RetryAt">Not before this.</param>
/// <param name="CountsAsAttempt">False where the archive asked for a pause: that says nothing about the memento.</param>
public sealed record MementoSettlement(string State, long? CaptureId, string? Sentence, DateTimeOffset? RetryAt, bool CountsAsAttempt = true);

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PolicyDiff.Text;

namespace PolicyDiff.Storage.Bodies;

/// <summary>
/// Stores bodies again in a smaller form when their neighbours in time are all there: what arrived in random order, and what an older version
/// stored by itself. One small transaction for each body; a stored form tells the same bytes before and after, so whatever is killed at
/// whatever point, every body stays readable.
/// </summary>
public sealed class BodyCompactor(IDbContextFactory<PolicyDiffDb> factory, BodyDamage damage, TimeProvider time)
{
    // First key of the pair: tells this lock from others of the installation.
    private const int LockSpace = 7006;

    /// <summary>A body is left alone for so long after it came: its neighbours may still be on their way.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(3);

    // Less is not worth another row version.
    private const double WorthIt = 0.9;

    private const int AtOnce = 200;

    /// <summary>Works for some seconds; false when nothing is left to do, or another process is at it.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var before = time.GetUtcNow() - Quiet;
        var cache = new BodyCache();
        foreach (var (hash, place) in await NextAsync(before, cancellationToken))
        {
            if (!await SettleAsync(hash, place, cache, cancellationToken)) return false;
            if (watch.Elapsed > Slice) return true;
        }

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Bodies.AnyAsync(body => body.SettledAt == null && body.StoredAt < before && body.DamagedAt == null, cancellationToken);
    }

    /// <summary>Unsettled bodies of one source in the order of time, so that each finds the one before it arranged; where one belongs to no capture, that alone.</summary>
    private async Task<List<(ContentHash Hash, BodyPlace? Place)>> NextAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var unsettled = db.Bodies.Where(body => body.SettledAt == null && body.StoredAt < before && body.DamagedAt == null);
        var first = await unsettled.OrderBy(body => body.StoredAt).Select(body => (ContentHash?)body.Hash).FirstOrDefaultAsync(cancellationToken);
        if (first is not { } oldest) return [];
        var source = await db.Captures.Where(capture => capture.BodyHash == oldest).OrderBy(capture => capture.Id).Select(capture => (long?)capture.SourceId).FirstOrDefaultAsync(cancellationToken);
        if (source is not { } id) return [(oldest, null)];
        var rows = await (
            from body in unsettled
            join capture in db.Captures on (ContentHash?)body.Hash equals capture.BodyHash
            where capture.SourceId == id
            group capture by body.Hash into captures
            orderby captures.Min(capture => capture.Instant)
            select new { Hash = captures.Key, Instant = captures.Min(capture => capture.Instant) }).Take(AtOnce).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Hash, (BodyPlace?)new BodyPlace(id, row.Instant)));
    }

    /// <summary>Finds the smallest form of a body and stores it; false when another process compacts.</summary>
    private async Task<bool> SettleAsync(ContentHash hash, BodyPlace? place, BodyCache cache, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One at a time in the whole installation: only so can it be known that no two changes make a circle.
        var ours = await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock({LockSpace}, 0) as "Value" """).SingleAsync(cancellationToken);
        if (!ours) return false;
        if (await BodyRows.ChainAsync(db, hash, cancellationToken) is not { } chain) return true;
        if (cache.Read(chain) is not { } content)
        {
            await transaction.RollbackAsync(cancellationToken);
            await SpoiledAsync(hash, chain, cancellationToken);
            return true;
        }

        var better = place is null || !BodyCodec.CanDiffer(content.Length) ? null : await BetterAsync(db, chain, content, new(place, cache), cancellationToken);
        await WriteAsync(db, hash, chain.Last, better, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Written down, and looked at again when it was healed; what is told by it waits as well.</summary>
    private async Task SpoiledAsync(ContentHash hash, BodyChain chain, CancellationToken cancellationToken)
    {
        if (chain.FirstDamage() is { } found) await damage.MarkAsync(found.Hash, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        await db.Bodies.Where(body => body.Hash == hash && body.DamagedAt == null).ExecuteUpdateAsync(set => set.SetProperty(body => body.SettledAt, now), cancellationToken);
    }

    private static async Task<BodyForm?> BetterAsync(PolicyDiffDb db, BodyChain chain, byte[] content, Search search, CancellationToken cancellationToken)
    {
        var hash = ContentHash.FromBytes(chain.Last.Hash);
        var height = (await BodyRows.DependentsAsync(db, hash, cancellationToken)).Select(row => row.Steps).DefaultIfEmpty(0).Max();
        var deepest = BodyChain.Deepest - height;
        if (deepest <= 0) return null;
        BodyForm? best = null;
        foreach (var near in await BodyRows.NearAsync(db, hash, search.Place, cancellationToken))
        {
            if (await BodyRows.ChainAsync(db, ContentHash.FromBytes(near.Hash), cancellationToken) is not { } other || other.Holds(hash)) continue;
            // A later one that stands alone will find this one as its neighbour: the other way round, a chain would grow at its beginning and end there.
            if (near is { IsLater: true, IsUnsettled: true } && other.Depth == 0) continue;
            if (BodyForm.Against(other, content, deepest, search.Cache.Read) is { } form && (best is null || form.Data.Length < best.Data.Length)) best = form;
        }

        return best is not null && best.Data.Length < chain.Last.Data.Length * WorthIt ? best : null;
    }

    /// <summary>Only where the row is as it was read; another process may have healed it meanwhile.</summary>
    private async Task WriteAsync(PolicyDiffDb db, ContentHash hash, BodyLink was, BodyForm? better, CancellationToken cancellationToken)
    {
        var parameters = new object[]
        {
            new NpgsqlParameter("hash", hash.ToBytes()),
            new NpgsqlParameter("codec", better?.Codec ?? was.Codec),
            new NpgsqlParameter("data", better?.Data ?? was.Data),
            new NpgsqlParameter("base", NpgsqlDbType.Bytea) { Value = (better is null ? was.BaseHash : better.BaseHash?.ToBytes()) ?? (object)DBNull.Value },
            new NpgsqlParameter("now", time.GetUtcNow()),
            new NpgsqlParameter("oldcodec", was.Codec),
            new NpgsqlParameter("oldbase", NpgsqlDbType.Bytea) { Value = was.BaseHash ?? (object)DBNull.Value },
        };
        await db.Database.ExecuteSqlRawAsync(
            better is null
                ? "update body set settled_at = @now where hash = @hash"
                : """
                  update body
                  set codec = @codec, data = @data, base_hash = @base, settled_at = @now
                  where hash = @hash and codec = @oldcodec and base_hash is not distinct from @oldbase
                  """,
            parameters,
            cancellationToken);
    }

    /// <summary>Where a body's likes are looked for, and those that were read lately.</summary>
    private sealed record Search(BodyPlace Place, BodyCache Cache);
}

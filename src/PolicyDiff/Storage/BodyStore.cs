using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PolicyDiff.Storage.Bodies;
using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>
/// Raw bodies by content: stored once whoever saw them, as what differs from a body of the same source near in time where that is smaller,
/// verified against their name when read.
/// </summary>
public sealed class BodyStore(IDbContextFactory<PolicyDiffDb> factory, BodyDamage damage, TimeProvider time)
{
    /// <summary>Stores the bytes unless they are there undamaged, and gives their name. Where they were seen says what they resemble.</summary>
    public async Task<ContentHash> PutAsync(ReadOnlyMemory<byte> content, BodyPlace? place, CancellationToken cancellationToken)
    {
        var hash = ContentHash.Of(content.Span);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await BodyRows.ChainAsync(db, hash, cancellationToken) is { } stored)
        {
            if (stored.Read() is null) await HealAsync(db, hash, content, stored, cancellationToken);
            return hash;
        }

        var form = place is null ? BodyForm.Whole(content) : await BodyForm.SmallestAsync(db, (hash, content), place, cancellationToken);
        await db.Database.ExecuteSqlRawAsync(
            """
            insert into body (hash, length, codec, data, base_hash, stored_at)
            values (@hash, @length, @codec, @data, @base, @stored)
            on conflict (hash) do nothing
            """,
            [.. Parameters(hash, content.Length, form), new NpgsqlParameter("stored", time.GetUtcNow())],
            cancellationToken);
        return hash;
    }

    /// <summary>
    /// The bytes of this name, or null when they are not stored. Throws <see cref="DamagedBodyException"/> when what is stored is not what was
    /// put in, and writes down which stored form is damaged.
    /// </summary>
    public async Task<byte[]?> GetAsync(ContentHash hash, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await BodyRows.ChainAsync(db, hash, cancellationToken) is not { } chain) return null;
        if (chain.Read() is { } content) return content;
        var (damaged, what) = chain.FirstDamage() ?? throw new InvalidOperationException($"The body {hash} reads differently from one time to the next.");
        await damage.MarkAsync(damaged, cancellationToken);
        throw new DamagedBodyException(hash, damaged, what);
    }

    /// <summary>Alone, so that nothing can lead in a circle: other bodies may be told by this one.</summary>
    private async Task HealAsync(PolicyDiffDb db, ContentHash hash, ReadOnlyMemory<byte> content, BodyChain stored, CancellationToken cancellationToken)
    {
        // What it was told by stays damaged, and others may be told by that.
        if (stored.FirstDamage() is { } found && found.Hash != hash) await damage.MarkAsync(found.Hash, cancellationToken);
        await db.Database.ExecuteSqlRawAsync(
            """
            update body
            set length = @length, codec = @codec, data = @data, base_hash = @base, damaged_at = null, settled_at = null
            where hash = @hash
            """,
            Parameters(hash, content.Length, BodyForm.Whole(content)),
            cancellationToken);
    }

    private static NpgsqlParameter[] Parameters(ContentHash hash, int length, BodyForm form) =>
    [
        new("hash", hash.ToBytes()),
        new("length", (long)length),
        new("codec", form.Codec),
        new("data", form.Data),
        new("base", NpgsqlDbType.Bytea) { Value = form.BaseHash?.ToBytes() ?? (object)DBNull.Value },
    ];
}

using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>
/// Raw bodies by content: stored once whoever saw them, verified against their name when read.
/// </summary>
public sealed class BodyStore(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    private const string Brotli = "brotli";

    // 5 of 11: past it every step costs much time and saves little on pages of text.
    private const int Quality = 5;

    private const int WindowBits = 24;

    // Far above what is fetched; a stored length beyond it can only be damage.
    private const long Longest = 1_000_000_000;

    /// <summary>Stores the bytes unless they are there undamaged, and gives their name.</summary>
    public async Task<ContentHash> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = ContentHash.Of(content.Span);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var stored = await db.Bodies.AsNoTracking().SingleOrDefaultAsync(body => body.Hash == hash, cancellationToken);
        if (stored is not null && Damage(stored, out _) is null) return hash;
        var parameters = new object[]
        {
            new NpgsqlParameter("hash", hash.ToBytes()),
            new NpgsqlParameter("length", (long)content.Length),
            new NpgsqlParameter("codec", Brotli),
            new NpgsqlParameter("data", Pack(content.Span)),
            new NpgsqlParameter("stored", time.GetUtcNow()),
        };
        await db.Database.ExecuteSqlRawAsync(
            """
            insert into body (hash, length, codec, data, stored_at)
            values (@hash, @length, @codec, @data, @stored)
            on conflict (hash) do update set length = excluded.length, codec = excluded.codec, data = excluded.data
            """,
            parameters,
            cancellationToken);
        return hash;
    }

    /// <summary>
    /// The bytes of this name, or null when they are not stored. Throws <see cref="DamagedBodyException"/> when what is stored is not what was put in.
    /// </summary>
    public async Task<byte[]?> GetAsync(ContentHash hash, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var row = await db.Bodies.AsNoTracking().SingleOrDefaultAsync(body => body.Hash == hash, cancellationToken);
        if (row is null) return null;
        return Damage(row, out var content) is { } damage ? throw new DamagedBodyException(hash, damage) : content;
    }

    /// <summary>What is wrong with a stored body, in words that go after its name; null when it is what was put in.</summary>
    private static string? Damage(StoredBody row, out byte[]? content)
    {
        content = null;
        if (row.Codec != Brotli) return $"is packed as '{row.Codec}', which this PolicyDiff does not know";
        content = row.Length is >= 0 and <= Longest ? Unpack(row.Data, row.Length) : null;
        return content is null || ContentHash.Of(content) != row.Hash ? "no longer matches its SHA-256" : null;
    }

    private static byte[] Pack(ReadOnlySpan<byte> content)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, packed, out var written, Quality, WindowBits)
            ? packed[..written]
            : throw new InvalidOperationException("Brotli did not fit the length it promised.");
    }

    private static byte[]? Unpack(byte[] packed, long length)
    {
        var content = new byte[length];
        return BrotliDecoder.TryDecompress(packed, content, out var written) && written == length ? content : null;
    }
}

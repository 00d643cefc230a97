using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.Storage;

/// <summary>Stores texts by their names: clauses, canonical text, faithful form. What is there stays as it is.</summary>
public sealed class TextShelf(TimeProvider time)
{
    /// <summary>Stores a reading's text in the caller's transaction and gives the name of its faithful form.</summary>
    public async Task<ContentHash> PutAsync(PolicyDiffDb db, PolicyText text, CanonicalText canonical, CancellationToken cancellationToken)
    {
        var content = TextJson.Write(text);
        var faithful = ContentHash.Of(content);
        // Both: newer rules may fold a faithful form that is there into another text.
        if (await db.Texts.AnyAsync(row => row.Hash == canonical.Hash && row.Sketch != null, cancellationToken)
            && await db.FaithfulTexts.AnyAsync(row => row.Hash == faithful, cancellationToken)) return faithful;
        await PutClausesAsync(db, canonical, cancellationToken);
        await PutCanonicalAsync(db, canonical, text.Language, cancellationToken);
        await db.Database.ExecuteSqlRawAsync(
            """
            insert into faithful_text (hash, text_hash, title, content, rules_version)
            values (@hash, @text, @title, @content, @rules)
            on conflict (hash) do nothing
            """,
            [
                new NpgsqlParameter("hash", faithful.ToBytes()),
                new NpgsqlParameter("text", canonical.Hash.ToBytes()),
                new NpgsqlParameter("title", NpgsqlDbType.Text) { Value = (object?)text.Title ?? DBNull.Value },
                new NpgsqlParameter("content", NpgsqlDbType.Jsonb) { Value = content },
                new NpgsqlParameter("rules", PageReader.RulesVersion),
            ],
            cancellationToken);
        return faithful;
    }

    /// <summary>The faithful form of this name, or null.</summary>
    public static async Task<PolicyText?> GetAsync(PolicyDiffDb db, ContentHash faithful, CancellationToken cancellationToken)
    {
        var content = await db.FaithfulTexts.Where(row => row.Hash == faithful).Select(row => row.Content).SingleOrDefaultAsync(cancellationToken);
        return content is null ? null : TextJson.Read(content);
    }

    private static Task<int> PutClausesAsync(PolicyDiffDb db, CanonicalText canonical, CancellationToken cancellationToken)
    {
        // Sorted, so that two workers that store the same clauses take the row locks in the same order.
        var clauses = canonical.Clauses.DistinctBy(clause => clause.Hash).OrderBy(clause => clause.Hash).ToList();
        return db.Database.ExecuteSqlRawAsync(
            """
            insert into clause (hash, text, words)
            select * from unnest(@hashes, @texts, @words)
            on conflict (hash) do nothing
            """,
            [
                new NpgsqlParameter("hashes", clauses.Select(clause => clause.Hash.ToBytes()).ToArray()),
                new NpgsqlParameter("texts", clauses.Select(clause => clause.Text).ToArray()),
                new NpgsqlParameter("words", clauses.Select(clause => Canonical.CountWords(clause.Text)).ToArray()),
            ],
            cancellationToken);
    }

    private Task<int> PutCanonicalAsync(PolicyDiffDb db, CanonicalText canonical, string? language, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(
            """
            insert into text (hash, words, clauses, language, sketch, created_at)
            values (@hash, @words, @clauses, @language, @sketch, @now)
            on conflict (hash) do update set sketch = excluded.sketch where text.sketch is null
            """,
            [
                new NpgsqlParameter("hash", canonical.Hash.ToBytes()),
                new NpgsqlParameter("words", canonical.Words),
                new NpgsqlParameter("clauses", canonical.Clauses.Select(clause => clause.Hash.ToBytes()).ToArray()),
                new NpgsqlParameter("language", NpgsqlDbType.Text) { Value = (object?)language ?? DBNull.Value },
                new NpgsqlParameter("sketch", TextSketch.Of(canonical).ToBytes()),
                new NpgsqlParameter("now", time.GetUtcNow()),
            ],
            cancellationToken);
}

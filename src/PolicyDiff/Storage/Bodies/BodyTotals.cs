using Microsoft.EntityFrameworkCore;

namespace PolicyDiff.Storage.Bodies;

/// <summary>How much evidence is stored, and in how much room.</summary>
/// <param name="Bodies">Different bodies.</param>
/// <param name="Bytes">Of the bodies as received.</param>
/// <param name="Stored">Bytes they take in the database, without what the server adds to each row.</param>
/// <param name="Damaged">Bodies whose stored form was found damaged.</param>
/// <param name="Unsettled">Bodies that compaction has not looked at.</param>
public sealed record BodyTotals(long Bodies, long Bytes, long Stored, long Damaged, long Unsettled)
{
    /// <summary>Reads them; takes time by the number of bodies, not by their size.</summary>
    public static async Task<BodyTotals> ReadAsync(IDbContextFactory<PolicyDiffDb> factory, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Database.SqlQuery<BodyTotals>(
            $"""
            select count(*) as "Bodies",
                coalesce(sum(length), 0)::bigint as "Bytes",
                coalesce(sum(octet_length(data)), 0)::bigint as "Stored",
                count(damaged_at) as "Damaged",
                count(*) filter (where settled_at is null) as "Unsettled"
            from body
            """).SingleAsync(cancellationToken);
    }
}

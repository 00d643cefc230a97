using Microsoft.EntityFrameworkCore;
using PolicyDiff.Text;

namespace PolicyDiff.Storage.Bodies;

/// <summary>The queries that follow bodies along their chains.</summary>
internal static class BodyRows
{
    /// <summary>
    /// The chain of a body, or null when it is not stored. One statement, so that it sees one state: another process may be storing the same
    /// bodies in another form.
    /// </summary>
    internal static async Task<BodyChain?> ChainAsync(PolicyDiffDb db, ContentHash hash, CancellationToken cancellationToken)
    {
        var links = await db.Database.SqlQuery<BodyLink>(
            $"""
            with recursive chain (hash, length, codec, data, base_hash, step) as (
                select hash, length, codec, data, base_hash, 0
                from body
                where hash = {hash.ToBytes()}
                union all
                select base.hash, base.length, base.codec, base.data, base.base_hash, chain.step + 1
                from body base
                join chain on base.hash = chain.base_hash
                where chain.step < {BodyChain.MostFollowed}
            )
            select hash as "Hash", length as "Length", codec as "Codec", data as "Data", base_hash as "BaseHash"
            from chain
            order by step desc
            """).ToListAsync(cancellationToken);
        return links.Count == 0 ? null : new(links);
    }

    /// <summary>
    /// Other bodies of a source near an instant, nearest first, at most two on each side; none that is known to be damaged. Captures of the
    /// same instant count as before.
    /// </summary>
    internal static async Task<List<NearBody>> NearAsync(PolicyDiffDb db, ContentHash self, BodyPlace place, CancellationToken cancellationToken)
    {
        var own = self.ToBytes();
        var near = await db.Database.SqlQuery<NearBody>(
            $"""
            (select capture.body_hash as "Hash", {place.Instant} - capture.instant as "Distance",
                false as "IsLater", body.settled_at is null as "IsUnsettled"
            from capture
            join body on body.hash = capture.body_hash
            where capture.source_id = {place.SourceId} and capture.instant <= {place.Instant}
                and capture.body_hash <> {own} and body.damaged_at is null
            order by capture.instant desc
            limit 2)
            union all
            (select capture.body_hash, capture.instant - {place.Instant}, true, body.settled_at is null
            from capture
            join body on body.hash = capture.body_hash
            where capture.source_id = {place.SourceId} and capture.instant > {place.Instant}
                and capture.body_hash <> {own} and body.damaged_at is null
            order by capture.instant
            limit 2)
            """).ToListAsync(cancellationToken);
        return [.. near.OrderBy(body => body.Distance).DistinctBy(body => ContentHash.FromBytes(body.Hash))];
    }

    /// <summary>All bodies that are told by this one, directly or through others, with how many steps away they are.</summary>
    internal static async Task<List<DependentBody>> DependentsAsync(PolicyDiffDb db, ContentHash hash, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<DependentBody>(
            $"""
            with recursive dependent (hash, step) as (
                select hash, 1
                from body
                where base_hash = {hash.ToBytes()}
                union
                select body.hash, dependent.step + 1
                from body
                join dependent on body.base_hash = dependent.hash
                where dependent.step < {BodyChain.MostFollowed}
            )
            select hash as "Hash", max(step) as "Steps"
            from dependent
            group by hash
            """).ToListAsync(cancellationToken);

    /// <summary>Bodies in the order of their names, with whether they are known to be damaged.</summary>
    internal static async Task<List<NamedBody>> AfterAsync(PolicyDiffDb db, ContentHash after, int most, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<NamedBody>(
            $"""
            select hash as "Hash", damaged_at is not null as "IsDamaged"
            from body
            where hash > {after.ToBytes()}
            order by hash
            limit {most}
            """).ToListAsync(cancellationToken);

    internal sealed record NearBody(byte[] Hash, TimeSpan Distance, bool IsLater, bool IsUnsettled);

    internal sealed record NamedBody(byte[] Hash, bool IsDamaged);

    internal sealed record DependentBody(byte[] Hash, int Steps);
}

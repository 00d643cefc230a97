using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PolicyDiff.History;
using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>Stores captures: each once, however often and in whatever order it arrives.</summary>
public sealed class CaptureShelf(IDbContextFactory<PolicyDiffDb> factory, BodyStore bodies, TimeProvider time)
{
    /// <summary>The capture's row, new or the one that was there; its body is stored first, so a row never names bytes that are not there.</summary>
    public async Task<(long Id, bool Added)> PutAsync(ReceivedCapture received, CancellationToken cancellationToken)
    {
        ContentHash? body = received.Body is { } bytes ? await bodies.PutAsync(bytes, new(received.SourceId, Microseconds(received.Instant)), cancellationToken) : null;
        // The database keeps microseconds; evidence must compare equal after a round trip.
        var instant = Microseconds(received.Instant);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, received, instant, body, cancellationToken) is { } known) return (known, false);
        var added = await InsertAsync(db, received, instant, body, cancellationToken);
        var id = await FindAsync(db, received, instant, body, cancellationToken)
            ?? throw new InvalidOperationException("A capture vanished while it was stored.");
        return (id, added);
    }

    private static DateTimeOffset Microseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static async Task<long?> FindAsync(
        PolicyDiffDb db, ReceivedCapture received, DateTimeOffset instant, ContentHash? body, CancellationToken cancellationToken)
    {
        var same = db.Captures.Where(capture => capture.SourceId == received.SourceId && capture.Origin == received.Origin && capture.Instant == instant);
        same = body is { } hash ? same.Where(capture => capture.BodyHash == hash) : same.Where(capture => capture.BodyHash == null);
        same = same.Where(capture => capture.Status == received.Status);
        return await same.Select(capture => (long?)capture.Id).SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> InsertAsync(
        PolicyDiffDb db, ReceivedCapture received, DateTimeOffset instant, ContentHash? body, CancellationToken cancellationToken)
    {
        object Or(object? value) => value ?? DBNull.Value;
        var parameters = new object[]
        {
            new NpgsqlParameter("source", received.SourceId),
            new NpgsqlParameter("origin", received.Origin),
            new NpgsqlParameter("instant", instant),
            new NpgsqlParameter("requested", Clean(received.RequestedAddress)),
            new NpgsqlParameter("final", NpgsqlDbType.Text) { Value = Or(Clean(received.FinalAddress)) },
            new NpgsqlParameter("redirects", NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(received.Redirects.Select(hop => hop with { Address = Clean(hop.Address)! }), RowJson.Options) },
            new NpgsqlParameter("status", NpgsqlDbType.Integer) { Value = Or(received.Status) },
            new NpgsqlParameter("headers", NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(received.Headers.Select(line => new CaptureHeader(Clean(line.Name)!, Clean(line.Value)!)), RowJson.Options) },
            new NpgsqlParameter("body", NpgsqlDbType.Bytea) { Value = Or(body?.ToBytes()) },
            new NpgsqlParameter("rendered", received.Rendered),
            new NpgsqlParameter("archive", NpgsqlDbType.Text) { Value = Or(Clean(received.ArchiveAddress)) },
            new NpgsqlParameter("failure", NpgsqlDbType.Text) { Value = Or(received.Failure) },
            new NpgsqlParameter("sentence", NpgsqlDbType.Text) { Value = Or(Clean(received.FailureSentence)) },
            new NpgsqlParameter("received", time.GetUtcNow()),
        };
        return await db.Database.ExecuteSqlRawAsync(
            """
            insert into capture (source_id, origin, instant, requested_address, final_address, redirects, status, headers,
                                 body_hash, rendered, archive_address, failure, failure_sentence, received_at)
            values (@source, @origin, @instant, @requested, @final, @redirects, @status, @headers,
                    @body, @rendered, @archive, @failure, @sentence, @received)
            on conflict (source_id, origin, instant, body_hash, status) do nothing
            """,
            parameters,
            cancellationToken) == 1;
    }

    // The server's text type cannot hold NUL; a header that has one is stored with the replacement character instead of being lost.
    private static string? Clean(string? text) => text?.Replace('\0', '\uFFFD');
}

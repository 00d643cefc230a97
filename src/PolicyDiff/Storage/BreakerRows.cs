using Npgsql;
using NpgsqlTypes;
using PolicyDiff.Fetching;

namespace PolicyDiff.Storage;

/// <summary>Reads and writes <see cref="BreakerState"/>.</summary>
internal static class BreakerRows
{
    /// <summary>In the order that <see cref="Read"/> expects.</summary>
    internal const string Columns =
        "coalesce(breaker.breaks, 0), last_break_at, coalesce(openings, 0), opened_at, closed_at, open_until, breaker.reason, probe_until";

    internal static BreakerState Read(NpgsqlDataReader reader, int first)
    {
        DateTimeOffset? Instant(int column) => reader.IsDBNull(first + column) ? null : reader.GetFieldValue<DateTimeOffset>(first + column);
        return new()
        {
            Breaks = reader.GetInt32(first),
            LastBreakAt = Instant(1),
            Openings = reader.GetInt32(first + 2),
            OpenedAt = Instant(3),
            ClosedAt = Instant(4),
            OpenUntil = Instant(5),
            Reason = reader.IsDBNull(first + 6) ? null : reader.GetString(first + 6),
            ProbeUntil = Instant(7),
        };
    }

    /// <summary>The state, nobody else's to change until the transaction ends, and the server's clock.</summary>
    internal static async Task<(BreakerState State, DateTimeOffset Now)> LockAsync(NpgsqlConnection connection, string key, CancellationToken cancellationToken)
    {
        await using var insert = new NpgsqlCommand("insert into breaker (key) values (@key) on conflict (key) do nothing", connection);
        insert.Parameters.AddWithValue("key", key);
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await using var select = new NpgsqlCommand($"select clock_timestamp(), {Columns} from breaker where key = @key for update", connection);
        select.Parameters.AddWithValue("key", key);
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (Read(reader, 1), reader.GetFieldValue<DateTimeOffset>(0));
    }

    internal static async Task WriteAsync(NpgsqlConnection connection, string key, BreakerState state, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            update breaker
            set breaks = @breaks, last_break_at = @last, openings = @openings, opened_at = @opened, closed_at = @closed,
                open_until = @until, reason = @reason, probe_until = @probe
            where key = @key
            """,
            connection);
        void Instant(string name, DateTimeOffset? value) => command.Parameters.Add(new(name, NpgsqlDbType.TimestampTz) { Value = (object?)value ?? DBNull.Value });
        command.Parameters.AddWithValue("key", key);
        command.Parameters.AddWithValue("breaks", state.Breaks);
        command.Parameters.AddWithValue("openings", state.Openings);
        command.Parameters.Add(new("reason", NpgsqlDbType.Text) { Value = (object?)state.Reason ?? DBNull.Value });
        Instant("last", state.LastBreakAt);
        Instant("opened", state.OpenedAt);
        Instant("closed", state.ClosedAt);
        Instant("until", state.OpenUntil);
        Instant("probe", state.ProbeUntil);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

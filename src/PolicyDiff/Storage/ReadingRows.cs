using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>Writes readings; of a capture and selector set the newest rules version is the current one, whoever writes last.</summary>
internal static class ReadingRows
{
    internal static async Task PutAsync(PolicyDiffDb db, Reading reading, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
             update reading set current = false
             where capture_id = {reading.CaptureId} and selector_key = {reading.SelectorKey} and current
               and rules_version < {reading.RulesVersion}
             """,
            cancellationToken);
        await db.Database.ExecuteSqlRawAsync(
            """
            insert into reading (capture_id, selector_key, rules_version, current, outcome, reasons, missed, text_hash, faithful_hash)
            select @capture, @selector, @rules,
                not exists (select from reading where capture_id = @capture and selector_key = @selector and rules_version > @rules),
                @outcome, @reasons, @missed, @text, @faithful
            on conflict (capture_id, selector_key, rules_version) do nothing
            """,
            [
                new NpgsqlParameter("capture", reading.CaptureId),
                new NpgsqlParameter("selector", reading.SelectorKey),
                new NpgsqlParameter("rules", reading.RulesVersion),
                new NpgsqlParameter("outcome", reading.Outcome.ToWord()),
                new NpgsqlParameter("reasons", reading.Reasons.ToArray()),
                new NpgsqlParameter("missed", reading.Missed.ToArray()),
                new NpgsqlParameter("text", NpgsqlDbType.Bytea) { Value = (object?)reading.TextHash?.ToBytes() ?? DBNull.Value },
                new NpgsqlParameter("faithful", NpgsqlDbType.Bytea) { Value = (object?)reading.FaithfulHash?.ToBytes() ?? DBNull.Value },
            ],
            cancellationToken);
    }
}

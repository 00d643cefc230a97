using Npgsql;
using PolicyDiff.Fetching;

namespace PolicyDiff.Storage;

/// <summary>
/// The budget that all processes on one database share (DESIGN.md invariant 8). Slots are reserved by the server's clock, so machines
/// whose clocks differ still keep the interval; waiting holds neither thread, connection nor transaction.
/// </summary>
public sealed class PostgresBudget(NpgsqlDataSource dataSource, TimeProvider time) : IBudget
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly PostgresVisits visits = new(dataSource, time);

    /// <inheritdoc/>
    public async ValueTask<BudgetTurn> TakeAsync(string key, TimeSpan interval, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var (slot, wait) = await ReserveAsync(key, interval, cancellationToken);
            await WaitAsync(wait, cancellationToken);
            // A pause announced while we waited takes the slot away.
            if (wait <= TimeSpan.Zero || !await IsPausedAsync(key, cancellationToken)) return new(key, slot, time.GetElapsedTime(started));
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Rest?> VisitAsync(VisitRule rule, Func<Task<Contact>> ask, CancellationToken cancellationToken)
    {
        var holder = await visits.JoinAsync(rule.Key, cancellationToken);
        try
        {
            return await visits.KeepAsync(holder, AskInTurnAsync(new(rule, holder), ask, cancellationToken));
        }
        finally
        {
            await visits.LeaveAsync(holder);
        }
    }

    private async Task<Rest?> AskInTurnAsync(Visit visit, Func<Task<Contact>> ask, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await visits.EnterAsync(visit, cancellationToken) is { } rest) return rest;
            var (slot, wait) = await ReserveAsync(visit.Rule.Key, visit.Rule.Interval, cancellationToken);
            await WaitAsync(wait, cancellationToken);
            if (await visits.BeginAsync(visit, slot, cancellationToken) is not { } asked) continue;

            await visits.EndAsync(visit.Rule, await AskAsync(visit.Rule, ask), asked, cancellationToken);
            return null;
        }
    }

    private async Task<Contact> AskAsync(VisitRule rule, Func<Task<Contact>> ask)
    {
        try
        {
            return await ask();
        }
        finally
        {
            await visits.SpaceAsync(rule);
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        // A timer holds some weeks at most, a pause may last years.
        for (var left = wait; left > TimeSpan.Zero; left -= LongestDelay)
        {
            await Task.Delay(left < LongestDelay ? left : LongestDelay, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask PauseAsync(string key, DateTimeOffset until, string reason, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            insert into budget (key, next_at, paused_until, reason)
            values (@key, clock_timestamp(), @until, @reason)
            on conflict (key) do update
            set paused_until = greatest(budget.paused_until, excluded.paused_until),
                reason = case when budget.paused_until > excluded.paused_until then budget.reason else excluded.reason end
            """);
        command.Parameters.AddWithValue("key", key);
        command.Parameters.AddWithValue("until", until.ToUniversalTime());
        command.Parameters.AddWithValue("reason", reason);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<(DateTimeOffset Slot, TimeSpan Wait)> ReserveAsync(string key, TimeSpan interval, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            insert into budget as b (key, next_at)
            values (@key, clock_timestamp() + @interval)
            on conflict (key) do update
            set next_at = greatest(b.next_at, clock_timestamp(), b.paused_until) + @interval
            returning next_at - @interval, next_at - @interval - clock_timestamp()
            """);
        command.Parameters.AddWithValue("key", key);
        command.Parameters.AddWithValue("interval", interval);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetFieldValue<DateTimeOffset>(0), reader.GetFieldValue<TimeSpan>(1));
    }

    private async Task<bool> IsPausedAsync(string key, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select exists (select from budget where key = @key and paused_until > clock_timestamp())");
        command.Parameters.AddWithValue("key", key);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}

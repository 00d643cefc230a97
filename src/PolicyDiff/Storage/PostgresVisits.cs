using Npgsql;
using PolicyDiff.Archives.Backfills;
using PolicyDiff.Fetching;

namespace PolicyDiff.Storage;

/// <summary>
/// Places among the requests under way, and breakers, for all processes on one database. A place is a row that lives while it is renewed; the oldest
/// rows of a class have the places, so who came first is served first. All by the server's clock.
/// </summary>
internal sealed class PostgresVisits(NpgsqlDataSource dataSource, TimeProvider time)
{
    /// <summary>A killed process keeps its places so long.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    // First key of the pair: tells these locks from others of the installation.
    private const int LockSpace = 7004;

    private static readonly TimeSpan Punctual = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Stands in line.</summary>
    internal async Task<Guid> JoinAsync(string key, CancellationToken cancellationToken)
    {
        var holder = Guid.NewGuid();
        // The lock makes the order of the instants the order in which rows become visible: who sees himself first is first.
        await using var command = Command(
            """
            with alone as materialized (select pg_advisory_xact_lock(@space, hashtext(@key))),
            dead as (delete from budget_place where key = @key and until < clock_timestamp() - interval '1 minute')
            insert into budget_place (holder, key, asked_at, until)
            select @holder, @key, clock_timestamp(), clock_timestamp() + @lease from alone
            """,
            ("space", LockSpace), ("key", key), ("holder", holder), ("lease", Lease));
        await command.ExecuteNonQueryAsync(cancellationToken);
        return holder;
    }

    /// <summary>Keeps the place alive while the work lasts.</summary>
    internal Task<T> KeepAsync<T>(Guid holder, Task<T> work) => Heartbeat.KeepAsync(work, () => TryRenewAsync(holder), Lease / 4, time);

    internal async Task LeaveAsync(Guid holder)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        await ThroughOutageAsync(() => RunAsync("delete from budget_place where holder = @holder", patience.Token, ("holder", holder)));
    }

    /// <summary>Waits for a place; null when it has one, else why nobody may ask for now.</summary>
    internal async Task<Rest?> EnterAsync(Visit visit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var seen = await LookAsync(visit, cancellationToken);
            if (seen.Breaker.RestAt(seen.Now) is { } rest) return rest;
            var paused = seen.PausedUntil - seen.Now ?? TimeSpan.Zero;
            if (paused > VisitRule.LongestWait) return new(seen.PausedUntil!.Value, seen.PauseReason ?? "The archive asked for a pause.");
            if (paused <= TimeSpan.Zero && seen.Before < visit.Rule.AtOnce) return null;
            // Not all at once, and not for long: a place may be free before the pause that was announced is over.
            var wait = paused > Look ? paused : Look;
            await Task.Delay(wait + (Look * Random.Shared.NextDouble()), time, cancellationToken);
        }
    }

    /// <summary>The instant of asking; null when the archive went to rest meanwhile, or another one is the probe.</summary>
    internal async Task<DateTimeOffset?> BeginAsync(Visit visit, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        var seen = await LookAsync(visit, cancellationToken);
        if (seen.PausedUntil > seen.Now || seen.Before >= visit.Rule.AtOnce || seen.Breaker.RestAt(seen.Now) is not null) return null;
        // Who comes late to his slot must not be followed on the heels.
        if (seen.Now - slot > Punctual) await KeepDistanceAsync(visit.Rule, cancellationToken);
        if (!seen.Breaker.WantsProbe(seen.Now)) return seen.Now;
        var probing = seen.Breaker.Probing(seen.Now).ProbeUntil!.Value;
        var mine = await RunAsync(
            """
            update breaker set probe_until = @until
            where key = @key and open_until <= clock_timestamp() and (probe_until is null or probe_until <= clock_timestamp())
            """,
            cancellationToken, ("until", probing), ("key", visit.Rule.BreakerKey));
        return mine == 1 ? seen.Now : null;
    }

    /// <summary>
    /// Where one goes at a time the pace is slow and counted closely, so it counts from the answer: a request may come to the archive seconds after it was
    /// sent. Also when it was given up in the middle.
    /// </summary>
    internal async Task SpaceAsync(VisitRule rule)
    {
        if (rule.AtOnce > 1) return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        await ThroughOutageAsync(() => KeepDistanceAsync(rule, patience.Token));
    }

    /// <summary>Tells everybody what the request said about the archive.</summary>
    internal async Task EndAsync(VisitRule rule, Contact contact, DateTimeOffset asked, CancellationToken cancellationToken)
    {
        var news = contact is Contact.Refused or Contact.BrokenOff;
        if (!news && !await HasTroubleAsync(rule.BreakerKey, cancellationToken)) return;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (breaker, now) = await BreakerRows.LockAsync(connection, rule.BreakerKey, cancellationToken);
        var after = breaker.After(contact, asked, now, rule.BreakerTime);
        if (after != breaker) await BreakerRows.WriteAsync(connection, rule.BreakerKey, after, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private Task<int> KeepDistanceAsync(VisitRule rule, CancellationToken cancellationToken) => RunAsync(
        "update budget set next_at = greatest(next_at, clock_timestamp() + @interval) where key = @key",
        cancellationToken, ("interval", rule.Interval), ("key", rule.Key));

    private async Task<Seen> LookAsync(Visit visit, CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
            with mine as (update budget_place set until = clock_timestamp() + @lease where holder = @holder returning asked_at, holder)
            select clock_timestamp(),
                (select count(*) from budget_place other, mine
                 where other.key = @key and other.until > clock_timestamp() and (other.asked_at, other.holder) < (mine.asked_at, mine.holder)),
                paused_until, budget.reason, {BreakerRows.Columns}
            from (select 1) one
            left join budget on budget.key = @key
            left join breaker on breaker.key = @breaker
            """,
            ("lease", Lease), ("holder", visit.Holder), ("key", visit.Rule.Key), ("breaker", visit.Rule.BreakerKey));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            reader.GetFieldValue<DateTimeOffset>(0),
            reader.GetInt64(1),
            reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2),
            reader.IsDBNull(3) ? null : reader.GetString(3),
            BreakerRows.Read(reader, 4));
    }

    private async Task<bool> HasTroubleAsync(string key, CancellationToken cancellationToken)
    {
        await using var command = Command("select exists (select from breaker where key = @key and (breaks > 0 or open_until is not null))", ("key", key));
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private Task TryRenewAsync(Guid holder) => ThroughOutageAsync(
        () => RunAsync("update budget_place set until = clock_timestamp() + @lease where holder = @holder", CancellationToken.None, ("lease", Lease), ("holder", holder)));

    private async Task<int> RunAsync(string sql, CancellationToken cancellationToken, params (string Name, object Value)[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // The place ends by itself; who works meets the outage and says so.
    private static async Task ThroughOutageAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is OperationCanceledException || DatabaseOutage.Is(failure))
        {
        }
    }

    private NpgsqlCommand Command(string sql, params (string Name, object Value)[] values)
    {
        var command = dataSource.CreateCommand(sql);
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private sealed record Seen(DateTimeOffset Now, long Before, DateTimeOffset? PausedUntil, string? PauseReason, BreakerState Breaker);
}

/// <summary>One request on its way in.</summary>
/// <param name="Holder">Its name in the line.</param>
internal sealed record Visit(VisitRule Rule, Guid Holder);

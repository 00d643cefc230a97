using System.Collections.Concurrent;

namespace PolicyDiff.Fetching;

/// <summary>A budget inside one process: for commands that use no database, and for tests.</summary>
public sealed class LocalBudget(TimeProvider clock) : IBudget
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Row> rows = [];
    private readonly Dictionary<string, BreakerState> breakers = [];
    private readonly ConcurrentDictionary<string, SemaphoreSlim> places = new();

    public async ValueTask<BudgetTurn> TakeAsync(string key, TimeSpan interval, CancellationToken cancellationToken)
    {
        var asked = clock.GetUtcNow();
        while (true)
        {
            var (slot, pauses) = Reserve(key, interval);
            var wait = slot - clock.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (StillHolds(key, pauses)) return new(key, slot, slot - asked);
        }
    }

    public ValueTask PauseAsync(string key, DateTimeOffset until, string reason, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var row = rows.GetValueOrDefault(key, new(default, default, 0, ""));
            // Everybody who waits takes a new slot after the pause, so the slots they held are free again.
            if (until > row.PausedUntil) rows[key] = new(until, until, row.Pauses + 1, reason);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask<Rest?> VisitAsync(VisitRule rule, Func<Task<Contact>> ask, CancellationToken cancellationToken)
    {
        if (RestOf(rule) is { } rest) return rest;
        var place = places.GetOrAdd(rule.Key, _ => new(rule.AtOnce));
        await place.WaitAsync(cancellationToken);
        try
        {
            if (RestOf(rule) is { } begun) return begun;
            await TakeAsync(rule.Key, rule.Interval, cancellationToken);
            if (Begin(rule.BreakerKey) is { } opened) return opened;
            var asked = clock.GetUtcNow();
            var contact = await ask();
            lock (gate) breakers[rule.BreakerKey] = Breaker(rule.BreakerKey).After(contact, asked, clock.GetUtcNow(), rule.BreakerTime);
            return null;
        }
        finally
        {
            place.Release();
        }
    }

    private Rest? RestOf(VisitRule rule)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (Breaker(rule.BreakerKey).RestAt(now) is { } rest) return rest;
            return rows.TryGetValue(rule.Key, out var row) && row.PausedUntil > now + VisitRule.LongestWait ? new(row.PausedUntil, row.Reason) : null;
        }
    }

    private Rest? Begin(string breakerKey)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var breaker = Breaker(breakerKey);
            if (breaker.RestAt(now) is { } rest) return rest;
            if (breaker.WantsProbe(now)) breakers[breakerKey] = breaker.Probing(now);
            return null;
        }
    }

    private BreakerState Breaker(string key) => breakers.GetValueOrDefault(key, new());

    private (DateTimeOffset Slot, int Pauses) Reserve(string key, TimeSpan interval)
    {
        lock (gate)
        {
            var row = rows.GetValueOrDefault(key, new(default, default, 0, ""));
            var now = clock.GetUtcNow();
            var slot = row.Next > now ? row.Next : now;
            rows[key] = row with { Next = slot + interval };
            return (slot, row.Pauses);
        }
    }

    private bool StillHolds(string key, int pauses)
    {
        lock (gate) return rows[key].Pauses == pauses;
    }

    private readonly record struct Row(DateTimeOffset Next, DateTimeOffset PausedUntil, int Pauses, string Reason);
}

namespace PolicyDiff.Fetching;

/// <summary>A budget inside one process: for commands that use no database, and for tests.</summary>
public sealed class LocalBudget(TimeProvider clock) : IBudget
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Row> rows = [];

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
            var row = rows.GetValueOrDefault(key);
            // Everybody who waits takes a new slot after the pause, so the slots they held are free again.
            if (until > row.PausedUntil) rows[key] = new(until, until, row.Pauses + 1);
        }

        return ValueTask.CompletedTask;
    }

    private (DateTimeOffset Slot, int Pauses) Reserve(string key, TimeSpan interval)
    {
        lock (gate)
        {
            var row = rows.GetValueOrDefault(key);
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

    private readonly record struct Row(DateTimeOffset Next, DateTimeOffset PausedUntil, int Pauses);
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Policies.Selectors;

/// <summary>
/// Saves selectors without keeping anybody waiting: a short history is read at once, a long one by a worker, some captures a step. Until all are
/// read the old selectors count, and what was read stays when a worker dies.
/// </summary>
public sealed class SelectorQueue(IDbContextFactory<PolicyDiffDb> factory, PolicySelectors selectors, CaptureReader reader, TimeProvider time)
{
    /// <summary>Captures that are read while somebody waits for the page.</summary>
    public const int MostAtOnce = 20;

    private const int PerStep = 40;

    // A step takes seconds; a worker that died is followed by another after this.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Saves the wish at once, or hands it to the workers.</summary>
    public async Task<SelectorAnswer> AskAsync(SelectorWish wish, CancellationToken cancellationToken)
    {
        if (wish.Problem() is { } problem) return new(problem, false);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var isBehind = await db.SelectorTasks.AnyAsync(task => task.PolicyId == wish.PolicyId && task.SourceId == wish.SourceId, cancellationToken);
        if (!isBehind && await reader.CountMissingAsync(wish.SourceId, wish.Period.Selectors, cancellationToken) <= MostAtOnce)
        {
            var refused = await selectors.SaveAsync(wish, cancellationToken);
            return new(refused, refused is null);
        }

        db.SelectorTasks.Add(new()
        {
            PolicyId = wish.PolicyId, SourceId = wish.SourceId, SelectCss = [.. wish.Period.Selectors.Select], RemoveCss = [.. wish.Period.Selectors.Remove],
            ValidFrom = wish.Period.From, ValidUntil = wish.Period.Until, AskedAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        return new(null, false);
    }

    /// <summary>What of a policy waits or is under way, in the order it will count.</summary>
    public async Task<IReadOnlyList<SelectorProgress>> WaitingAsync(long policyId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var waiting = new List<SelectorProgress>();
        foreach (var task in await db.SelectorTasks.AsNoTracking().Where(task => task.PolicyId == policyId).OrderBy(task => task.Id).ToListAsync(cancellationToken))
        {
            var captures = await db.Captures.CountAsync(capture => capture.SourceId == task.SourceId, cancellationToken);
            var missing = await reader.CountMissingAsync(task.SourceId, task.Selectors, cancellationToken);
            waiting.Add(new(task.SourceId, new(task.Selectors, task.ValidFrom, task.ValidUntil), captures - missing, captures, task.AskedAt));
        }

        return waiting;
    }

    /// <summary>Reads some captures for the oldest free task, or lets its selectors count when all are read; false where there is nothing to do.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await LeaseAsync(db, cancellationToken) is not { } task) return false;
        if (await reader.ReadSomeWithAsync(task.SourceId, task.Selectors, PerStep, cancellationToken) > 0)
        {
            await db.SelectorTasks.Where(row => row.Id == task.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null), cancellationToken);
            return true;
        }

        // Its one sentence is that the policy has no such address any more: then there is nobody to tell.
        await selectors.SaveAsync(new(task.PolicyId, task.SourceId, new(task.Selectors, task.ValidFrom, task.ValidUntil)), cancellationToken);
        await db.SelectorTasks.Where(row => row.Id == task.Id).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    /// <summary>The oldest task that nobody has and none of the same policy's source is before; of two workers one gets it.</summary>
    private async Task<SelectorTask?> LeaseAsync(PolicyDiffDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var free = await db.SelectorTasks.AsNoTracking()
            .Where(task => (task.LeaseUntil == null || task.LeaseUntil < now)
                && !db.SelectorTasks.Any(other => other.PolicyId == task.PolicyId && other.SourceId == task.SourceId && other.Id < task.Id))
            .OrderBy(task => task.Id).ToListAsync(cancellationToken);
        foreach (var task in free)
        {
            var taken = await db.SelectorTasks.Where(row => row.Id == task.Id && (row.LeaseUntil == null || row.LeaseUntil < now))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, now + Lease), cancellationToken);
            if (taken == 1) return task;
        }

        return null;
    }
}

/// <summary>What became of a wish.</summary>
/// <param name="Problem">Why it cannot be, in a sentence; null when it can.</param>
/// <param name="IsDone">True when the selectors count now, false when the workers have it.</param>
public sealed record SelectorAnswer(string? Problem, bool IsDone);

/// <summary>How far selectors are that do not count yet.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Period">The selectors and their time.</param>
/// <param name="Read">Captures read with them.</param>
/// <param name="Captures">Captures of the source.</param>
/// <param name="AskedAt">When they were saved.</param>
public sealed record SelectorProgress(long SourceId, SelectorPeriod Period, int Read, int Captures, DateTimeOffset AskedAt);

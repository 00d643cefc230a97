using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.Policies;

/// <summary>Which policies are due, and whose turn it is: many workers take from it, each policy goes to one of them.</summary>
public sealed class CheckSchedule(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    /// <summary>How long a taken policy is nobody else's: longer than any check lasts. A worker that dies gives it back by the passing of time.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Takes at most <paramref name="most"/> policies whose check is due, the longest waiting first.</summary>
    public async Task<IReadOnlyList<long>> TakeDueAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var due = await db.Policies.Where(policy => policy.NextCheckAt <= now).OrderBy(policy => policy.NextCheckAt)
            .Select(policy => new { policy.Id, policy.NextCheckAt }).Take(most).ToListAsync(cancellationToken);
        var taken = new List<long>();
        foreach (var policy in due)
        {
            // Whoever moves the due time first has it.
            var mine = await db.Policies.Where(row => row.Id == policy.Id && row.NextCheckAt == policy.NextCheckAt)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextCheckAt, now + Lease), cancellationToken);
            if (mine == 1) taken.Add(policy.Id);
        }

        return taken;
    }

    /// <summary>The interval, longer or shorter by up to the given share: chosen anew each time, so that checks do not fall into step.</summary>
    internal static TimeSpan Spread(TimeSpan interval, double share) =>
        interval * (1 + (share * ((Random.Shared.NextDouble() * 2) - 1)));
}

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.Policies;

/// <summary>Whether a policy's live page is drawn in a browser before it is read.</summary>
internal sealed class BrowserSwitch(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    /// <summary>As it is set now.</summary>
    public async Task<bool> IsOnAsync(long policyId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Policies.Where(policy => policy.Id == policyId).Select(policy => policy.Browser).SingleAsync(cancellationToken);
    }

    /// <summary>Sets it. A policy that is checked is checked again soon, so that it shows what came of it.</summary>
    public async Task SetAsync(long policyId, bool isOn, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        await db.Policies.Where(policy => policy.Id == policyId && policy.Browser != isOn)
            .ExecuteUpdateAsync(
                set => set.SetProperty(policy => policy.Browser, isOn)
                    .SetProperty(policy => policy.NextCheckAt, policy => policy.CheckInterval == null ? policy.NextCheckAt : now),
                cancellationToken);
    }
}

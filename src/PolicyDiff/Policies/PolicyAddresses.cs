using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Storage;

namespace PolicyDiff.Policies;

/// <summary>What a person says of a policy's addresses: when it was there, or that it never was. It wins over what redirects say.</summary>
public sealed class PolicyAddresses(IDbContextFactory<PolicyDiffDb> factory, CaptureReader reader, Historian historian)
{
    /// <summary>Sets the period, or takes it back where both ends are null, or refuses the address; then arranges the history anew, telling nobody. False when the policy has no such address.</summary>
    public async Task<bool> SetAsync(long policyId, AddressDecision decision, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var set = await db.PolicySources.Where(row => row.PolicyId == policyId && row.Source.Address == decision.Address).ExecuteUpdateAsync(
            row => row.SetProperty(pairing => pairing.ValidFrom, decision.From)
                .SetProperty(pairing => pairing.ValidUntil, decision.Until)
                .SetProperty(pairing => pairing.Refused, decision.Refused),
            cancellationToken);
        if (set == 0) return false;
        await reader.ReadMissingAsync(policyId, cancellationToken);
        await historian.ArrangeAsync(policyId, ArrangeCause.Rebuild, null, cancellationToken);
        return true;
    }
}

/// <summary>What a person says of one address.</summary>
/// <param name="Address">As it is stored.</param>
/// <param name="From">The policy was not there before; null: not known.</param>
/// <param name="Until">The policy was not there from this instant on; null: not known.</param>
/// <param name="Refused">It is no address of the policy at all.</param>
public sealed record AddressDecision(string Address, DateTimeOffset? From, DateTimeOffset? Until, bool Refused);

namespace PolicyDiff.History;

/// <summary>Makes everything derived again from the evidence: no network, no alerts. Can be stopped and run again at any point.</summary>
public sealed class Rebuilder(CaptureReader reader, Historian historian)
{
    /// <summary>Reads what today's rules have not read, then arranges the policy anew.</summary>
    public async Task<RebuildResult> RebuildAsync(long policyId, CancellationToken cancellationToken)
    {
        var read = await reader.ReadMissingAsync(policyId, cancellationToken);
        var history = await historian.ArrangeAsync(policyId, ArrangeCause.Rebuild, null, cancellationToken);
        return new(read, history.Versions);
    }
}

/// <summary>What a rebuild did.</summary>
/// <param name="Read">Captures that were read anew.</param>
/// <param name="Versions">Versions the policy has now.</param>
public sealed record RebuildResult(int Read, int Versions);

using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>Makes everything derived again from the evidence: no network, no alerts. Can be stopped and run again at any point.</summary>
public sealed class Rebuilder(IDbContextFactory<PolicyDiffDb> factory, CaptureReader reader, Historian historian)
{
    /// <summary>Reads what today's rules have not read, then arranges the policy anew.</summary>
    public async Task<RebuildResult> RebuildAsync(long policyId, CancellationToken cancellationToken)
    {
        List<long> captures;
        await using (var db = await factory.CreateDbContextAsync(cancellationToken))
        {
            // A capture is done when each selector set of its source has a reading by today's rules.
            captures = await db.Captures
                .Where(capture => db.PolicySources.Any(pairing =>
                    pairing.PolicyId == policyId && pairing.SourceId == capture.SourceId
                    && !db.Readings.Any(reading => reading.CaptureId == capture.Id
                        && reading.SelectorKey == pairing.SelectorKey && reading.RulesVersion == PageReader.RulesVersion)))
                .OrderBy(capture => capture.Id).Select(capture => capture.Id).ToListAsync(cancellationToken);
        }

        foreach (var capture in captures) await reader.ReadAsync(capture, cancellationToken);
        var history = await historian.ArrangeAsync(policyId, ArrangeCause.Rebuild, null, cancellationToken);
        return new(captures.Count, history.Versions);
    }
}

/// <summary>What a rebuild did.</summary>
/// <param name="Read">Captures that were read anew.</param>
/// <param name="Versions">Versions the policy has now.</param>
public sealed record RebuildResult(int Read, int Versions);

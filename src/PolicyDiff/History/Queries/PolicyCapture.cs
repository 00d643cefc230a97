using PolicyDiff.Storage;

namespace PolicyDiff.History.Queries;

/// <summary>A capture that shows a policy, with what the current rules made of it for that policy.</summary>
internal sealed class PolicyCapture
{
    public required Capture Capture { get; init; }

    public required Reading Reading { get; init; }

    public required long PolicyId { get; init; }

    /// <summary>The row of the pairing by which it belongs to the policy.</summary>
    public required long PairingId { get; init; }
}

/// <summary>Which captures belong to a policy: those of its sources, in the period of each pairing, read with its selectors.</summary>
internal static class PolicyCaptures
{
    /// <summary>The captures of all policies, each as often as policies are cut out of it.</summary>
    internal static IQueryable<PolicyCapture> PolicyCapturesOfAll(this PolicyDiffDb db) =>
        from pairing in db.PolicySources
        from reading in db.Readings
        where reading.Current && !pairing.Refused
            && reading.SelectorKey == pairing.SelectorKey
            && reading.Capture.SourceId == pairing.SourceId
            && (pairing.ValidFrom == null || reading.Capture.Instant >= pairing.ValidFrom)
            && (pairing.ValidUntil == null || reading.Capture.Instant < pairing.ValidUntil)
        select new PolicyCapture { PolicyId = pairing.PolicyId, PairingId = pairing.Id, Capture = reading.Capture, Reading = reading };

    /// <summary>The captures of one policy.</summary>
    internal static IQueryable<PolicyCapture> PolicyCapturesOf(this PolicyDiffDb db, long policyId) =>
        db.PolicyCapturesOfAll().Where(capture => capture.PolicyId == policyId);
}

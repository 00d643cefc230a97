namespace PolicyDiff.Storage;

/// <summary>Moves with every write to a policy's changes and labels, in the same transaction. The server counts it; it is never written from here.</summary>
public sealed class PolicyRevision
{
    public long PolicyId { get; set; }

    /// <summary>From 1 on.</summary>
    public long Revision { get; set; }
}

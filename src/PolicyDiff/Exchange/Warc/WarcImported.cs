namespace PolicyDiff.Exchange.Warc;

/// <summary>What is asked of an import.</summary>
/// <param name="Files">Paths, read in this order.</param>
public sealed record WarcImportRequest(IReadOnlyList<string> Files)
{
    /// <summary>Only captures of this policy's addresses; null: of all that are tracked.</summary>
    public long? PolicyId { get; init; }

    /// <summary>Only captures of this address (scheme, "www" and the like do not count); null: of all that are tracked.</summary>
    public string? Address { get; init; }

    /// <summary>Track the policies that files written by this program describe, where they are not.</summary>
    public bool Adds { get; init; }
}

/// <summary>How an import went, or goes.</summary>
public sealed record WarcImported
{
    /// <summary>Records read.</summary>
    public long Records { get; init; }

    /// <summary>Captures that are new.</summary>
    public int Added { get; init; }

    /// <summary>Captures that were here already.</summary>
    public int Known { get; init; }

    /// <summary>Captures of tracked addresses that could not be taken in, and damaged places of the files.</summary>
    public int Failed { get; init; }

    /// <summary>Records of addresses that are not tracked.</summary>
    public long Untracked { get; init; }

    /// <summary>Records of types that hold no capture (requests, conversions …).</summary>
    public long Skipped { get; init; }

    /// <summary>A sentence for each failure, the first hundred.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Addresses that are not tracked with most records, the first few.</summary>
    public IReadOnlyList<string> UntrackedAddresses { get; init; } = [];

    /// <summary>Policies that are tracked from now on.</summary>
    public IReadOnlyList<string> AddedPolicies { get; init; } = [];
}

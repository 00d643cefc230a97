namespace PolicyDiff.Archives;

/// <summary>What asking for a listing gave. Only <see cref="Complete"/> and <see cref="Partial"/> say what the archive holds.</summary>
public enum ListingOutcome
{
    /// <summary>The last page (which may be empty).</summary>
    Complete,

    /// <summary>A whole page with more behind its resume key.</summary>
    Partial,

    /// <summary>No listing, or one that breaks off; the entries it has are true, their absence says nothing.</summary>
    Failed,

    /// <summary>The archive shows this address to nobody. Worth asking again after a month.</summary>
    Excluded,

    /// <summary>The archive asks for a pause; the budget is paused already.</summary>
    Throttled,
}

namespace PolicyDiff.Archives;

/// <summary>What asking for a memento gave.</summary>
public enum MementoOutcome
{
    /// <summary>Archived content, whatever its status: an archived 404 or 503 is one, and never the archive's own failure.</summary>
    Archived,

    /// <summary>Listed, and not played: the archive offers another capture or none.</summary>
    Unplayable,

    /// <summary>The archive shows this address to nobody.</summary>
    Excluded,

    /// <summary>The archive asks for a pause; the budget is paused already. Says nothing about the memento.</summary>
    Throttled,

    /// <summary>The archive or the way to it failed; worth another try later. Says nothing about the memento.</summary>
    Transient,
}

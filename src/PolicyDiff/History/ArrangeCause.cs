namespace PolicyDiff.History;

/// <summary>Why a policy's history is arranged anew: decides whether anybody may be told.</summary>
public enum ArrangeCause
{
    /// <summary>A capture from an archive or an import: never alerts.</summary>
    Past,

    /// <summary>A check of the live page: alerts for what it confirms.</summary>
    LiveCheck,

    /// <summary>New rules over old evidence: never alerts, and what appears by it alone is not news later either.</summary>
    Rebuild,
}

namespace PolicyDiff.History.Queries;

/// <summary>How well a policy is being watched, worst first.</summary>
internal enum TrackingState
{
    /// <summary>The last check brought nothing usable.</summary>
    Failing,

    /// <summary>A check is long overdue: no worker runs, or there are too few.</summary>
    Overdue,

    /// <summary>The last check brought a text, and a selector that somebody set matched nothing on its page.</summary>
    SelectorsMissed,

    /// <summary>Tracked, and not checked yet.</summary>
    NeverChecked,

    /// <summary>The last check brought the policy's text.</summary>
    Healthy,

    /// <summary>No live checks are wanted: an import, a closed service.</summary>
    NotWatched,
}

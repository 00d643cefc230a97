namespace PolicyDiff.Archives.SavePageNow;

/// <summary>What follows from an error of Save Page Now.</summary>
public enum SaveErrorKind
{
    /// <summary>May go away: worth a few more tries.</summary>
    Passing,

    /// <summary>A limit of the day, which ends at midnight UTC.</summary>
    Tomorrow,

    /// <summary>The page cannot be saved so.</summary>
    Final,
}

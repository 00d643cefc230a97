namespace PolicyDiff.Archives.Planning;

/// <summary>Which mementos of a listing are opened.</summary>
public enum BackfillStrategy
{
    /// <summary>A coarse grid, then what bounds every change between neighbours that differ.</summary>
    Changes,

    /// <summary>All of them.</summary>
    Every,
}

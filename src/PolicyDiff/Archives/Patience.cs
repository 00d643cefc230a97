namespace PolicyDiff.Archives;

/// <summary>How long to wait for a memento. Some take an archive longer than a minute to load, and come at once when it has loaded them.</summary>
public enum Patience
{
    /// <summary>The first try: the others go on meanwhile.</summary>
    Quick,

    /// <summary>A later try of one that did not come.</summary>
    Lasting,
}

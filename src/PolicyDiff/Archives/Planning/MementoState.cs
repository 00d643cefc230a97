namespace PolicyDiff.Archives.Planning;

/// <summary>What is known of a listed memento.</summary>
public enum MementoState
{
    /// <summary>Not opened.</summary>
    Unknown,

    /// <summary>Somebody is opening it.</summary>
    Busy,

    /// <summary>Opened, and its text is known.</summary>
    Read,

    /// <summary>Opened, and it holds no text: a redirect, an error, nothing. It is stepped over.</summary>
    Unusable,
}

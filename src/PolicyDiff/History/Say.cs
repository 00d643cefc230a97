namespace PolicyDiff.History;

/// <summary>What a person said of the address that a capture is of.</summary>
public enum Say
{
    /// <summary>Nothing: redirects led to it.</summary>
    Nothing,

    /// <summary>That the policy is or was there.</summary>
    Address,

    /// <summary>When it was there.</summary>
    Period,
}

namespace PolicyDiff.Fetching;

/// <summary>What a request says about whether the other side talks to us at all; its answer's status does not matter here.</summary>
public enum Contact
{
    /// <summary>Nothing: our own network failed, or the answer was slow to come.</summary>
    Unknown,

    /// <summary>An answer began, whatever it was and however it ended.</summary>
    Answered,

    /// <summary>No connection was accepted: refused, or no answer to connecting. This is how a ban looks from inside it.</summary>
    Refused,

    /// <summary>A connection was accepted and broken off before an answer began.</summary>
    BrokenOff,
}

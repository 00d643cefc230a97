namespace PolicyDiff.Fetching;

/// <summary>Why there is no answer.</summary>
public enum FetchFailure
{
    /// <summary>The rules do not allow the address, or one it redirects to.</summary>
    BlockedAddress,

    /// <summary>The host's name is not known.</summary>
    NameNotFound,

    /// <summary>Nobody accepts the connection.</summary>
    Refused,

    /// <summary>The connection was closed before or in the middle of the answer.</summary>
    Reset,

    /// <summary>No secure connection: certificate or protocol.</summary>
    Tls,

    /// <summary>Not done in time.</summary>
    Timeout,

    /// <summary>More bytes than a page may have.</summary>
    TooLarge,

    /// <summary>More redirects than are followed.</summary>
    TooManyRedirects,

    /// <summary>Redirects that come back to where they began.</summary>
    RedirectLoop,

    /// <summary>A redirect to something that is no address.</summary>
    BadRedirect,

    /// <summary>A redirect from https to http.</summary>
    Downgrade,

    /// <summary>The body ended before the length it announced, or in the middle of its compressed form.</summary>
    Truncated,

    /// <summary>The answer is not HTTP, or its compressed form is damaged.</summary>
    Protocol,

    /// <summary>Nobody asked: the service wants a pause, or refuses connections and is left alone.</summary>
    Resting,

    /// <summary>The page came, and the browser that should draw it is missing or gave nothing.</summary>
    Browser,
}

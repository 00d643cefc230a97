namespace PolicyDiff.Fetching;

/// <summary>No usable answer.</summary>
/// <param name="LastAddress">The address that was being asked.</param>
/// <param name="Failure">The kind.</param>
/// <param name="Sentence">For people: what happened and what to do.</param>
public sealed record FetchFailed(
    Uri Requested,
    DateTimeOffset At,
    IReadOnlyList<RedirectHop> Redirects,
    Uri LastAddress,
    FetchFailure Failure,
    string Sentence)
    : FetchResult(Requested, At, Redirects);

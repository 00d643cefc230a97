namespace PolicyDiff.Fetching;

/// <summary>What asking for a page gave: <see cref="FetchReceived"/> or <see cref="FetchFailed"/>.</summary>
/// <param name="Requested">The address asked for.</param>
/// <param name="At">When the answer, or its absence, was known. UTC.</param>
/// <param name="Redirects">The way from the first address to the last, in order; empty without redirects.</param>
public abstract record FetchResult(Uri Requested, DateTimeOffset At, IReadOnlyList<RedirectHop> Redirects);

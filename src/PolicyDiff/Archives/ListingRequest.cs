namespace PolicyDiff.Archives;

/// <summary>A page of an archive's listing of one address.</summary>
/// <param name="Address">The page whose captures are asked for; the archive decides what counts as the same page.</param>
/// <param name="From">Not before, or null.</param>
/// <param name="To">Not after, or null.</param>
/// <param name="ResumeKey">From the page before, null for the first. Everything else must be as in the request before.</param>
public sealed record ListingRequest(string Address, DateTimeOffset? From = null, DateTimeOffset? To = null, string? ResumeKey = null);

namespace PolicyDiff.Fetching;

/// <summary>One step of a redirect chain.</summary>
/// <param name="Address">The address that redirected.</param>
/// <param name="Status">How: 301, 302, 303, 307 or 308.</param>
public sealed record RedirectHop(Uri Address, int Status);

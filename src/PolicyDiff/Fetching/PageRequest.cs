namespace PolicyDiff.Fetching;

/// <summary>A page to fetch.</summary>
/// <param name="Address">Absolute; judged by <see cref="AddressRules"/> before anything is sent.</param>
/// <param name="Language">BCP 47 tag asked for ("en"), or null to ask for none.</param>
/// <param name="Validators">Set to get a 304 when nothing changed.</param>
/// <param name="Browser">Whether its scripts run in a browser before it is taken; see <see cref="Browsing.PageBrowser"/>.</param>
public sealed record PageRequest(Uri Address, string? Language = null, Validators? Validators = null, bool Browser = false);

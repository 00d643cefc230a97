using Microsoft.Extensions.Options;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Wayback;

/// <summary>The settings a <see cref="WaybackMachine"/> goes by: its own, and the way out's for name and sizes.</summary>
public sealed class WaybackSettings(IOptions<WaybackOptions> wayback, IOptions<FetchingOptions> fetching)
{
    /// <summary>The archive's id: another one than the Wayback Machine's for another service of its protocol.</summary>
    public string Id { get; init; } = WaybackMachine.Name;

    /// <summary>Its name for people.</summary>
    public string DisplayName { get; init; } = "Wayback Machine";

    public WaybackOptions Wayback { get; } = wayback.Value;

    public FetchingOptions Fetching { get; } = fetching.Value;
}

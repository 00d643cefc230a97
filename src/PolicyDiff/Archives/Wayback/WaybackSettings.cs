using Microsoft.Extensions.Options;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Wayback;

/// <summary>The settings a <see cref="WaybackMachine"/> goes by: its own, and the way out's for name and sizes.</summary>
public sealed class WaybackSettings(IOptions<WaybackOptions> wayback, IOptions<FetchingOptions> fetching)
{
    public WaybackOptions Wayback { get; } = wayback.Value;

    public FetchingOptions Fetching { get; } = fetching.Value;
}

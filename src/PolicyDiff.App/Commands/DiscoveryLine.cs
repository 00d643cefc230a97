using PolicyDiff.Policies.Discovery;

namespace PolicyDiff.App.Commands;

/// <summary>What was discovered, for another program: one JSON object.</summary>
/// <param name="Add">Commands that track what is not tracked yet, in order.</param>
internal sealed record DiscoveryLine(
    string Site,
    string Organization,
    IReadOnlyList<HomePage> HomePages,
    IReadOnlyList<DiscoveredPolicy> Policies,
    IReadOnlyList<string> Elsewhere,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Add)
{
    internal static DiscoveryLine Of(DiscoveryResult result, string organization) => new(
        result.Site,
        organization,
        result.HomePages,
        result.Policies,
        result.Elsewhere,
        result.Problems,
        [.. result.Policies.SelectMany(policy => policy.Requests(organization)).Select(DiscoveryReport.CommandOf)]);
}

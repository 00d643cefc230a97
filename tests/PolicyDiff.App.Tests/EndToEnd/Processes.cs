using PolicyDiff.App.Tests.Demo;

namespace PolicyDiff.App.Tests.EndToEnd;

/// <summary>The tests that run whole programs: one after the other, for each of them keeps a machine busy.</summary>
[CollectionDefinition(Name)]
public sealed class Processes : ICollectionFixture<DemoServers>
{
    internal const string Name = "Processes";
}

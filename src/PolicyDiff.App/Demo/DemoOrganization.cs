namespace PolicyDiff.App.Demo;

/// <summary>An invented organization.</summary>
/// <param name="Name">As it calls itself.</param>
/// <param name="Slug">Its part of the address: "lumora-photos".</param>
/// <param name="Host">Below "localhost", which leads to this machine (RFC 6761 §6.3).</param>
/// <param name="Policies">What is tracked.</param>
/// <param name="Home">Its home page, which links to the policies.</param>
public sealed record DemoOrganization(string Name, string Slug, string Host, IReadOnlyList<DemoPolicy> Policies, DemoPolicy Home);

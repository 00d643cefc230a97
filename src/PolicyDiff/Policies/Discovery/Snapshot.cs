namespace PolicyDiff.Policies.Discovery;

/// <summary>A home page and what it links, at one instant.</summary>
internal sealed record Snapshot(DateTimeOffset Instant, string Origin, string Address)
{
    public required IReadOnlyList<Sighting> Policies { get; init; }

    public required IReadOnlyList<string> Elsewhere { get; init; }

    internal HomePage ToHomePage() => new(Instant, Origin, Address, Policies.Select(seen => AddressKey.Of(seen.Finding.Link.Address)).Distinct().Count());
}

/// <summary>A link to a policy, and the page in between where there is one.</summary>
internal sealed record Sighting(LinkFinding Finding, string? Via);

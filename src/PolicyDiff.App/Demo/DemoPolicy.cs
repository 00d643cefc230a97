namespace PolicyDiff.App.Demo;

/// <summary>A policy of the demo: its versions, its captures, and what the live site shows.</summary>
/// <param name="Slug">Its part of the address: "privacy-policy".</param>
/// <param name="Type">"Privacy Policy", "Terms of Service", "Cookie Policy".</param>
/// <param name="Host">The host without port.</param>
/// <param name="Paths">Every path it was published at; today's first.</param>
/// <param name="Versions">In the order they were written.</param>
public sealed record DemoPolicy(string Slug, string Type, string Host, IReadOnlyList<string> Paths, IReadOnlyList<DemoVersion> Versions)
{
    /// <summary>Every capture at <see cref="Paths"/>, oldest first, unusable ones too.</summary>
    public required IReadOnlyList<DemoCapture> Captures { get; init; }

    /// <summary>The version the live site shows at first: the newest archived one.</summary>
    public required DemoVersion Live { get; init; }

    /// <summary>The version the live site shows after <see cref="DemoSite.Advance"/>; null where nothing changes.</summary>
    public DemoVersion? Advanced { get; init; }

    /// <summary>The changes that a perfect reader of the archive finds, the first text included.</summary>
    public IReadOnlyList<DemoChange> Changes => DemoTruth.Of(Captures);

    /// <summary>Its addresses for a live site on this port; today's first.</summary>
    public IReadOnlyList<Uri> Addresses(int port) => [.. Paths.Select(path => new UriBuilder("http", Host, port, path).Uri)];
}

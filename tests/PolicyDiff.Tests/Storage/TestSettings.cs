using PolicyDiff.Archives.Catalog;

namespace PolicyDiff.Tests.Storage;

/// <summary>What a <see cref="TestLibrary"/> is told: loopback is open, nothing waits for politeness unless a test asks for it.</summary>
internal sealed record TestSettings
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Uri? Archive { get; init; }

    /// <summary>The archives; without one, the Wayback Machine's protocol at <see cref="Archive"/> alone.</summary>
    public ArchiveCatalog? Catalog { get; init; }

    /// <summary>Keys for Save Page Now are set.</summary>
    public bool Keys { get; init; }

    public int ReplaysPerMinute { get; init; } = 60_000;

    public IReadOnlyDictionary<string, string?> Values => new Dictionary<string, string?>
    {
        ["Fetching:AllowedPrivateHosts"] = "127.0.0.1",
        ["Fetching:SecondsBetweenRequestsPerHost"] = "0",
        ["Archives:Wayback:BaseUrl"] = Archive?.AbsoluteUri ?? "http://127.0.0.1:9",
        ["Archives:Wayback:AccessKey"] = Keys ? "key" : null,
        ["Archives:Wayback:SecretKey"] = Keys ? "secret" : null,
        ["Archives:Wayback:SecondsBetweenSaves"] = "0",
        ["Archives:Wayback:ListingsPerMinute"] = "6000",
        ["Archives:Wayback:ReplaysPerMinute"] = ReplaysPerMinute.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}

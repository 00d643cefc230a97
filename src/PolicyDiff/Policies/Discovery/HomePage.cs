namespace PolicyDiff.Policies.Discovery;

/// <summary>A home page that was looked at.</summary>
/// <param name="Instant">When it stood there.</param>
/// <param name="Origin">"live" or an archive's id.</param>
/// <param name="Address">The page; of a memento, the archive's copy.</param>
/// <param name="Links">How many policies it links, directly or over a page that lists them.</param>
public sealed record HomePage(DateTimeOffset Instant, string Origin, string Address, int Links);

/// <summary>A policy's address as home pages linked it: bounds of when it was there, not proof that it was not.</summary>
public sealed record LinkedAddress
{
    public required string Address { get; init; }

    /// <summary>What links to it were called, most often first.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The oldest home page looked at that links it.</summary>
    public required DateTimeOffset FirstLinked { get; init; }

    /// <summary>The newest.</summary>
    public required DateTimeOffset LastLinked { get; init; }

    /// <summary>The last home page before the first, which does not link it; null where there is none.</summary>
    public required DateTimeOffset? NotLinkedBefore { get; init; }

    /// <summary>The first home page after the last, which does not link it; null where there is none.</summary>
    public required DateTimeOffset? NotLinkedAfter { get; init; }

    /// <summary>Home pages that link it.</summary>
    public required int HomePages { get; init; }

    /// <summary>Linked by the live home page.</summary>
    public required bool Live { get; init; }

    /// <summary>The page in between, where the home page does not link it itself.</summary>
    public required string? Via { get; init; }

    /// <summary>Slugs of the policies that are tracked there already.</summary>
    public required IReadOnlyList<string> Tracked { get; init; }
}

/// <summary>A policy that home pages linked.</summary>
/// <param name="Type">"Privacy Policy" …</param>
/// <param name="Language">Primary language of its name, or null.</param>
/// <param name="Addresses">Newest first: where it is, and where it was before.</param>
public sealed record DiscoveredPolicy(string Type, string? Language, IReadOnlyList<LinkedAddress> Addresses)
{
    /// <summary>What to add, in this order, for an organization of this name: today's address, then the earlier ones as further sources of the same policy.</summary>
    public IReadOnlyList<PolicyRequest> Requests(string organization) =>
    [
        .. Addresses.Select((address, index) => new PolicyRequest
        {
            Address = address.Address,
            Organization = organization,
            Type = Type,
            Language = Language,
            Joins = index > 0,
        }).Where((_, index) => Addresses[index].Tracked.Count == 0),
    ];
}

/// <summary>What was found of a site's policies.</summary>
/// <param name="Site">The home page asked for.</param>
/// <param name="HomePages">Those that were read, oldest first.</param>
/// <param name="Policies">Privacy policies first, then terms, then others.</param>
/// <param name="Elsewhere">Addresses of other sites that are linked under a policy's name: left out.</param>
/// <param name="Problems">What failed, in sentences.</param>
public sealed record DiscoveryResult(
    string Site,
    IReadOnlyList<HomePage> HomePages,
    IReadOnlyList<DiscoveredPolicy> Policies,
    IReadOnlyList<string> Elsewhere,
    IReadOnlyList<string> Problems);

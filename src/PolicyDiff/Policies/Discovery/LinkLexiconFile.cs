namespace PolicyDiff.Policies.Discovery;

/// <summary>One type of policy as config/links.json writes it; the file explains the lists.</summary>
internal sealed record LinkType(
    IReadOnlyList<string> Slugs,
    IReadOnlyList<string> Stems,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Bare);

/// <summary>config/links.json.</summary>
internal sealed record LinkLexiconFile(
    int Version,
    string About,
    IReadOnlyList<string> Fillers,
    IReadOnlyList<string> Never,
    IReadOnlyList<string> HardPaths,
    IReadOnlyList<string> SoftPaths,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Hubs,
    IReadOnlyDictionary<string, LinkType> Types);

namespace PolicyDiff.Policies.Discovery;

/// <summary>A link that leads to a policy, or with no type to a page that lists policies.</summary>
/// <param name="Type">"Privacy Policy" …; null for a page that lists policies.</param>
/// <param name="Language">The language of its name, or null.</param>
internal sealed record LinkFinding(PageLink Link, string? Type, string? Language)
{
    internal bool IsHub => Type is null;
}

/// <summary>What a page's links gave.</summary>
/// <param name="Policies">Links to the site's own policies.</param>
/// <param name="Hubs">Links to pages of the site that list policies.</param>
/// <param name="Elsewhere">Links that are named like policies and lead to other sites: somebody else's.</param>
internal sealed record LinkFindings(IReadOnlyList<LinkFinding> Policies, IReadOnlyList<LinkFinding> Hubs, IReadOnlyList<LinkFinding> Elsewhere);

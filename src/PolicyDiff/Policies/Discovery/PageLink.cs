namespace PolicyDiff.Policies.Discovery;

/// <summary>A link of a page.</summary>
/// <param name="Text">As a reader sees it; empty for a picture.</param>
/// <param name="Address">Absolute http or https, without fragment.</param>
/// <param name="Relation">What its <c>rel</c> says, or null.</param>
/// <param name="IsAtEnd">It stands in the page's footer, or among its last links.</param>
internal sealed record PageLink(string Text, Uri Address, string? Relation, bool IsAtEnd);

/// <summary>The links of a page and what it says of itself.</summary>
/// <param name="Address">Where it stood.</param>
/// <param name="Language">Primary language as declared, or null.</param>
/// <param name="Title">Its title, or empty.</param>
/// <param name="Links">In the order of the page.</param>
internal sealed record LinkedPage(Uri Address, string? Language, string Title, IReadOnlyList<PageLink> Links);

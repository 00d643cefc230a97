namespace PolicyDiff.Text.Parsing;

/// <summary>A parsed page.</summary>
/// <param name="Root">The root element ("#root").</param>
/// <param name="Nodes">All nodes in reading order; <see cref="PageNode.Index"/> is the place in it.</param>
/// <param name="Title">The document's title as written, or null.</param>
/// <param name="Language">The declared language's primary subtag, or null.</param>
/// <param name="Base">The page's own base address for links, or null.</param>
internal sealed record PageTree(PageNode Root, IReadOnlyList<PageNode> Nodes, string? Title, string? Language, string? Base);

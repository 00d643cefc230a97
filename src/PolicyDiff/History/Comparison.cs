using PolicyDiff.Diffing;
using PolicyDiff.Meaning;

namespace PolicyDiff.History;

/// <summary>Two texts compared and explained.</summary>
internal sealed record Comparison(TextDiff Diff, Explanation Explanation);

namespace PolicyDiff.Diffing.Blocks;

/// <summary>An old and a new piece (indices into the compared lists) and how much they share, 0–1.</summary>
internal readonly record struct SimilarPair(int Old, int New, double Score);

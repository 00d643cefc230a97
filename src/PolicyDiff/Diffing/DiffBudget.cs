namespace PolicyDiff.Diffing;

/// <summary>
/// Bounds the worst case. All limits are counts, never times, so that the same two texts always give the same diff on any machine.
/// </summary>
internal static class DiffBudget
{
    /// <summary>Blocks of one text without an equal one in the other, above which nothing is paired by similarity.</summary>
    public const int UnmatchedBlocks = 5_000;

    /// <summary>Steps of the candidate search for similar blocks; words too common to fit are left out of the search, not of the score.</summary>
    public const long SimilaritySteps = 3_000_000;

    /// <summary>Old × new blocks of one gap in which runs are looked for that together say what one block says: a text that was rewritten whole has more.</summary>
    public const long DivisionPairs = 250_000;

    /// <summary>Edits after which the word search splits at the furthest point instead of finding the shortest way (reference: ×14 CPU without).</summary>
    public const int EditsPerSearch = 256;

    /// <summary>Steps of the word search for one comparison; blocks past it are shown as replaced. A long policy rewritten whole stays far below.</summary>
    public const long WordSteps = 120_000_000;
}

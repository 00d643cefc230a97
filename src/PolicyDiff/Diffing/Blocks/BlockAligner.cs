using DiffPlex;

namespace PolicyDiff.Diffing.Blocks;

/// <summary>
/// Aligns the repeated blocks between two anchors with DiffPlex (the one file that names it). DiffPlex compares strings, so the
/// blocks go in as their numbers, one a line.
/// </summary>
internal static class BlockAligner
{
    /// <summary>Pairs of equal blocks, increasing on both sides, relative to the two runs.</summary>
    public static List<(int Old, int New)> Align(ReadOnlySpan<int> old, ReadOnlySpan<int> @new)
    {
        // A block that the other side lacks cannot be aligned; without it unrelated texts cost nothing and the answer is the same.
        var oldPlaces = PlacesKnownTo(old, @new);
        var newPlaces = PlacesKnownTo(@new, old);
        if (oldPlaces.Count == 0 || newPlaces.Count == 0) return [];
        var result = new Differ().CreateCustomDiffs(Lines(old, oldPlaces), Lines(@new, newPlaces), ignoreWhiteSpace: false, text => text.Split('\n'));

        var pairs = new List<(int Old, int New)>();
        var (i, j) = (0, 0);
        foreach (var block in result.DiffBlocks)
        {
            for (; i < block.DeleteStartA; i++, j++) pairs.Add((oldPlaces[i], newPlaces[j]));
            (i, j) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }

        for (; i < oldPlaces.Count; i++, j++) pairs.Add((oldPlaces[i], newPlaces[j]));
        return pairs;
    }

    private static List<int> PlacesKnownTo(ReadOnlySpan<int> numbers, ReadOnlySpan<int> others)
    {
        var known = new HashSet<int>();
        foreach (var number in others) known.Add(number);
        var places = new List<int>();
        for (var index = 0; index < numbers.Length; index++)
        {
            if (known.Contains(numbers[index])) places.Add(index);
        }

        return places.Count > DiffBudget.UnmatchedBlocks ? places[..DiffBudget.UnmatchedBlocks] : places;
    }

    private static string Lines(ReadOnlySpan<int> numbers, List<int> places)
    {
        var lines = new System.Text.StringBuilder();
        foreach (var place in places)
        {
            if (lines.Length > 0) lines.Append('\n');
            lines.Append(numbers[place]);
        }

        return lines.ToString();
    }
}

namespace PolicyDiff.Diffing.Rendering;

/// <summary>A hunk to show and the unchanged rows before it.</summary>
/// <param name="UnchangedBefore">Rows between the hunk before (or the top) and this one.</param>
/// <param name="Hunk">Null for the unchanged rows at the end.</param>
/// <param name="Rows">The hunk's rows.</param>
internal sealed record DiffSection(int UnchangedBefore, Hunk? Hunk, IReadOnlyList<DiffRow> Rows);

/// <summary>Folds the unchanged rows of a diff between its hunks.</summary>
internal static class DiffSections
{
    public static IEnumerable<DiffSection> Of(TextDiff diff)
    {
        var next = 0;
        foreach (var hunk in Hunks.Of(diff))
        {
            yield return new(hunk.FirstRow - next, hunk, [.. diff.Rows.Skip(hunk.FirstRow).Take(hunk.RowCount)]);
            next = hunk.FirstRow + hunk.RowCount;
        }

        if (next < diff.Rows.Count) yield return new(diff.Rows.Count - next, null, []);
    }
}

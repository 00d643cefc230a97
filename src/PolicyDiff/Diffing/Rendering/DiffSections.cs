namespace PolicyDiff.Diffing.Rendering;

/// <summary>A hunk to show and the unchanged rows before it.</summary>
/// <param name="UnchangedBefore">Rows between the hunk before (or the top) and this one.</param>
/// <param name="Hunk">Null for the unchanged rows at the end.</param>
/// <param name="Rows">The hunk's rows.</param>
/// <param name="Heading">What to write above the rows; null when there is none or the first row is that heading itself.</param>
internal sealed record DiffSection(int UnchangedBefore, Hunk? Hunk, IReadOnlyList<DiffRow> Rows, string? Heading);

/// <summary>Folds the unchanged rows of a diff between its hunks.</summary>
internal static class DiffSections
{
    public static IEnumerable<DiffSection> Of(TextDiff diff)
    {
        var next = 0;
        foreach (var hunk in Hunks.Of(diff))
        {
            var heading = HeadingPath.IsHeading(diff, diff.Rows[hunk.FirstRow]) ? null : hunk.Heading;
            yield return new(hunk.FirstRow - next, hunk, [.. diff.Rows.Skip(hunk.FirstRow).Take(hunk.RowCount)], heading);
            next = hunk.FirstRow + hunk.RowCount;
        }

        if (next < diff.Rows.Count) yield return new(diff.Rows.Count - next, null, [], null);
    }
}

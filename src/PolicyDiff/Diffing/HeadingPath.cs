using PolicyDiff.Text;

namespace PolicyDiff.Diffing;

/// <summary>
/// The heading a row stands under: in the new text where it has a place there, else in the old one. A row that is a heading
/// itself stands under itself.
/// </summary>
internal sealed class HeadingPath(TextDiff diff)
{
    private readonly string?[] oldHeadings = HeadingsOf(diff.Old);
    private readonly string?[] newHeadings = HeadingsOf(diff.New);

    public static bool IsHeading(TextDiff diff, DiffRow row) =>
        (row.NewIndex is { } j ? diff.New.Blocks[j] : diff.Old.Blocks[row.OldIndex!.Value]).Kind == BlockKind.Heading;

    /// <summary>The heading of a run of rows.</summary>
    public string? Of(int first, int last)
    {
        for (var index = first; index <= last; index++)
        {
            if (diff.Rows[index].NewIndex is { } j && newHeadings[j] is { } heading) return heading;
        }

        return Of(first);
    }

    /// <summary>The heading of one row.</summary>
    public string? Of(int row)
    {
        var (i, j) = (diff.Rows[row].OldIndex, diff.Rows[row].NewIndex);
        return (j is null ? null : newHeadings[j.Value]) ?? (i is null ? null : oldHeadings[i.Value]);
    }

    private static string?[] HeadingsOf(PolicyText text)
    {
        var headings = new string?[text.Blocks.Count];
        string? current = null;
        for (var index = 0; index < headings.Length; index++)
        {
            if (text.Blocks[index].Kind == BlockKind.Heading) current = text.Blocks[index].PlainText.Trim();
            headings[index] = current;
        }

        return headings;
    }
}

using System.Globalization;
using PolicyDiff.Text;

namespace PolicyDiff.Diffing;

/// <summary>Groups changed rows into the hunks a reader steps through.</summary>
public static class Hunks
{
    /// <summary>An unchanged block of at most this many words does not part two changes.</summary>
    private const int ShortBlock = 4;

    private const int IdDigits = 8;

    /// <summary>The hunks of a diff in row order; none when nothing changed.</summary>
    public static IReadOnlyList<Hunk> Of(TextDiff diff)
    {
        var headings = new HeadingPath(diff);
        var hunks = new List<Hunk>();
        var ids = new Dictionary<string, int>();
        for (var first = 0; first < diff.Rows.Count; first++)
        {
            if (diff.Rows[first].Kind == RowKind.Same) continue;
            var last = LastRow(diff, first);
            hunks.Add(new(Unique(IdOf(diff, first, last), ids), headings.Of(first, last), first, last - first + 1));
            first = last;
        }

        return hunks;
    }

    private static int LastRow(TextDiff diff, int first)
    {
        var last = first;
        for (var index = first + 1; index < diff.Rows.Count; index++)
        {
            var row = diff.Rows[index];
            if (HeadingPath.IsHeading(diff, row)) break;
            if (row.Kind != RowKind.Same) last = index;
            else if (Canonical.CountWords(diff.New.Blocks[row.NewIndex!.Value].PlainText) > ShortBlock) break;
        }

        return last;
    }

    private static string IdOf(TextDiff diff, int first, int last)
    {
        var texts = diff.Rows.Skip(first).Take(last - first + 1).SelectMany(row => new[]
        {
            row.OldIndex is { } i ? diff.Old.Blocks[i].PlainText : "",
            row.NewIndex is { } j ? diff.New.Blocks[j].PlainText : "",
        });
        return "h-" + ContentHash.Of(string.Join('\n', texts)).ToString()[..IdDigits];
    }

    /// <summary>The same hunk twice in one text (two equal table rows added) still needs two anchors on a page.</summary>
    private static string Unique(string id, Dictionary<string, int> seen)
    {
        var times = seen[id] = seen.GetValueOrDefault(id) + 1;
        return times == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{times}");
    }
}

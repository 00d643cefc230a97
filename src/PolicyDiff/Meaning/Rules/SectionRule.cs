using System.Globalization;
using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Words;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Rules;

/// <summary>A heading that came or went with what stands under it: the text's own name for what changed.</summary>
internal static class SectionRule
{
    /// <summary>Less under a heading is a line, not a section.</summary>
    private const int LeastWords = 25;

    /// <summary>A longer heading is a sentence set large.</summary>
    private const int LongestHeading = 80;

    /// <summary>The sections, and the rows they hold.</summary>
    public static (List<Finding> Findings, HashSet<int> Rows) Find(TextDiff diff)
    {
        var (findings, rows) = (new List<Finding>(), new HashSet<int>());
        foreach (var kind in new[] { RowKind.Added, RowKind.Removed })
        {
            for (var row = 0; row < diff.Rows.Count; row++)
            {
                if (diff.Rows[row].Kind != kind || Block(diff, row) is not { Kind: BlockKind.Heading } heading || heading.PlainText.Length > LongestHeading) continue;
                var held = Under(diff, row, kind, heading.Level);
                var words = held.Sum(index => Canonical.CountWords(Block(diff, index).PlainText));
                if (words < LeastWords || rows.Contains(row)) continue;
                rows.Add(row);
                rows.UnionWith(held);
                findings.Add(Describe(heading.PlainText, words, (row, diff.Rows[row], held)));
            }
        }

        return (findings, rows);
    }

    private static Block Block(TextDiff diff, int row) => diff.Rows[row] is { NewIndex: { } @new } ? diff.New.Blocks[@new] : diff.Old.Blocks[diff.Rows[row].OldIndex!.Value];

    /// <summary>The rows that came or went with it, down to the next heading of its rank; rows of the other kind between them are passed over.</summary>
    private static List<int> Under(TextDiff diff, int heading, RowKind kind, int level)
    {
        var held = new List<int>();
        for (var row = heading + 1; row < diff.Rows.Count; row++)
        {
            var block = Block(diff, row);
            if (diff.Rows[row].Kind == kind && (block.Kind != BlockKind.Heading || block.Level > level)) held.Add(row);
            else if (diff.Rows[row].Kind is not (RowKind.Added or RowKind.Removed or RowKind.MovedAway) || diff.Rows[row].Kind == kind) break;
        }

        return held;
    }

    private static Finding Describe(string plain, int words, (int Number, DiffRow Row, List<int> Held) place)
    {
        var isNew = place.Row.Kind == RowKind.Added;
        var heading = plain.Trim();
        var sentence = string.Create(CultureInfo.InvariantCulture, $"{(isNew ? "Adds" : "Removes")} the section ‘{heading.TrimEnd(':', '.')}’, {words:#,0} words");
        var weight = Math.Min(Weights.SectionMost, Weights.SectionLeast + (words / Weights.WordsPerUnit));
        return new(
            new Reason(isNew ? "section-added" : "section-removed", sentence, null, null, place.Number, weight, ChangeDirection.Neutral, null).Quoting(Quote.Whole(plain, isNew ? place.Row.NewIndex!.Value : place.Row.OldIndex!.Value), isNew),
            null,
            new(isNew ? "adds the section" : "removes the section", HeadlineWords.Quote(heading, LongestHeading)) { Plural = isNew ? "adds the sections" : "removes the sections", Counted = "section" })
        {
            Rows = place.Held,
        };
    }
}

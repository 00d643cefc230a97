using System.Globalization;
using PolicyDiff.Diffing;

namespace PolicyDiff.Meaning;

/// <summary>How much was reworded or moved: the reason that is always there, and never makes more than a minor change.</summary>
internal static class SizeRule
{
    public static IEnumerable<Finding> Find(TextDiff diff, IReadOnlyList<SentenceChange> changes)
    {
        var dates = changes.Where(DateRule.IsDateOnly).Select(change => change.Shown.Row).ToHashSet();
        var edited = diff.Rows.Index().Where(row => row.Item.Kind is RowKind.Edited or RowKind.MovedAndEdited && !dates.Contains(row.Index)).Select(row => row.Item).ToList();
        var words = edited.Sum(row => Math.Max(WordCounts.Count(row.Tokens, TokenMark.Added), WordCounts.Count(row.Tokens, TokenMark.Removed)));
        if (edited.Count > 0)
        {
            var sentence = string.Create(CultureInfo.InvariantCulture, $"Rewords {edited.Count} {(edited.Count == 1 ? "clause" : "clauses")}, {words} words");
            yield return Of("wording", sentence, Math.Min(Weights.SizeMost, words / Weights.WordsPerUnit));
        }

        var moved = diff.Rows.Count(row => row.Kind is RowKind.MovedHere or RowKind.MovedAndEdited);
        if (moved > 0) yield return Of("moved", string.Create(CultureInfo.InvariantCulture, $"Moves {moved} {(moved == 1 ? "clause" : "clauses")}"), Weights.Moved);
    }

    private static Finding Of(string rule, string sentence, double weight) => new(new(rule, sentence, null, null, null, weight, ChangeDirection.Neutral, null), null, null);
}

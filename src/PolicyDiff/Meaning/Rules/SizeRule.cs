using System.Globalization;
using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Words;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Rules;

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
            yield return Of("wording", $"Rewords {Clauses(edited.Count)}, {Words(words)}", Math.Min(Weights.SizeMost, words / Weights.WordsPerUnit));
        }

        var moved = diff.Rows.Count(row => row.Kind is RowKind.MovedHere or RowKind.MovedAndEdited);
        if (moved == 0) yield break;
        var elsewhere = MovedToAnotherHeading(diff);
        yield return Of("moved", $"Moves {Clauses(moved)}{(elsewhere > 0 ? $", {(elsewhere == moved ? "" : Number(elsewhere) + " of them ")}to another heading" : "")}", elsewhere > 0 ? Weights.MovedToAnotherHeading : Weights.Moved);
    }

    /// <summary>How many clauses (headings are none) stand under another heading now, word for word.</summary>
    private static int MovedToAnotherHeading(TextDiff diff)
    {
        var headings = new HeadingPath(diff);
        var left = diff.Rows.Index().Where(row => row.Item.Kind == RowKind.MovedAway).ToDictionary(row => row.Item.OldIndex!.Value, row => headings.Of(row.Index));
        return diff.Rows.Index().Count(row => row.Item is { Kind: RowKind.MovedHere, OldIndex: { } old, NewIndex: { } @new }
            && diff.New.Blocks[@new].Kind != BlockKind.Heading && left.TryGetValue(old, out var before) && before != headings.Of(row.Index));
    }

    private static string Clauses(int count) => count == 1 ? "1 clause" : Number(count) + " clauses";

    private static string Words(int count) => count == 1 ? "1 word" : Number(count) + " words";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static Finding Of(string rule, string sentence, double weight) => new(new(rule, sentence, null, null, null, weight, ChangeDirection.Neutral, null), null, null);
}

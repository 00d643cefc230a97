using PolicyDiff.Diffing;
using PolicyDiff.Text;

namespace PolicyDiff.History;

/// <summary>Names a change by the words that came and went, so that the same one made to several policies is known again.</summary>
internal static class ChangeSignature
{
    /// <summary>How far apart in time the same words may arrive in several policies of one organization and be one event.</summary>
    internal const int DaysApart = 3;

    /// <summary>SHA-256 of the changed words in the order of the text, spaces folded; null where no word changed (a move).</summary>
    internal static ContentHash? Of(TextDiff diff)
    {
        var words = diff.Rows.Where(row => row.Kind is not (RowKind.Same or RowKind.MovedAway or RowKind.MovedHere)).SelectMany(row => row.Tokens)
            .Where(token => token.Mark != TokenMark.Same)
            .Select(token => $"{(token.Mark == TokenMark.Added ? '+' : '-')}{Canonical.Fold(token.Text)}").Where(words => words.Length > 1).ToList();
        return words.Count == 0 ? null : ContentHash.Of(string.Join('\n', words));
    }
}

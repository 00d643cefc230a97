using System.Text.RegularExpressions;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// Recognises changes that are nobody's news although the canonical texts differ: the same words set in another way, only order, only the
/// declared date, only contact details, another language. Everything else that touches a word is told.
/// </summary>
internal static partial class QuietRule
{
    /// <summary>A page that changed its language keeps next to no block.</summary>
    private const double KeptInAnotherLanguage = 0.3;

    /// <summary>The quiet kind, or null where words changed.</summary>
    public static ChangeKind? KindOf(TextDiff diff, IReadOnlyList<SentenceChange> changes)
    {
        var rows = diff.Rows.Where(row => row.Kind != RowKind.Same).ToList();
        if (rows.TrueForAll(row => row.Kind is RowKind.MovedHere or RowKind.MovedAway)) return ChangeKind.MovedOnly;
        if (SaysTheSame(diff, rows)) return ChangeKind.FormattingOnly;
        if (changes.Count == 0) return null;
        if (changes.All(DateRule.IsDeclaredOnly)) return ChangeKind.RedatedOnly;
        if (changes.All(change => DateRule.IsDeclaredOnly(change) || ContactRule.IsContactOnly(change) || ContactRule.IsResidue(change))) return ChangeKind.ContactOnly;
        return IsAnotherLanguage(diff, rows.Count) ? ChangeKind.LanguageSwitched : null;
    }

    /// <summary>The words of what changed are the same in the same order: other blocks, signs, bullets or addresses of links.</summary>
    private static bool SaysTheSame(TextDiff diff, List<DiffRow> rows) =>
        Words(rows, row => row.OldIndex is { } old && row.Kind is not (RowKind.MovedAway or RowKind.SplitOff) ? diff.Old.Blocks[old] : null)
        == Words(rows, row => row.NewIndex is { } @new && row.Kind is not (RowKind.MovedHere or RowKind.MergedIn) ? diff.New.Blocks[@new] : null);

    private static string Words(List<DiffRow> rows, Func<DiffRow, Block?> side) =>
        string.Join(' ', rows.Select(side).OfType<Block>().Select(block => WordKey.Of(block.PlainText) + string.Join(' ', Glued(block.PlainText))).Where(words => words.Length > 0));

    /// <summary>Words with a stop or an apostrophe inside: "entity''s" put right, or a space missing after a full stop, is a misprint and no setting.</summary>
    private static IEnumerable<string> Glued(string text) =>
        InsideAWord().Matches(Canonical.Fold(text)).Select(match => match.Value).Where(word => !word.Contains('/', StringComparison.Ordinal));

    [GeneratedRegex(@"\S*\p{L}\p{L}(?:\.|'+)\p{L}\S*", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex InsideAWord();

    private static bool IsAnotherLanguage(TextDiff diff, int changedRows) =>
        changedRows >= diff.Rows.Count * (1 - KeptInAnotherLanguage)
        && LanguageGuess.Recognise(diff.Old.Blocks) is { } before && LanguageGuess.Recognise(diff.New.Blocks) is { } after && before != after;
}

using System.Globalization;
using System.Text;
using PolicyDiff.Diffing;

namespace PolicyDiff.Alerts;

/// <summary>
/// Which phrases a change brings or takes away. A phrase matches where it stands, in whole words, without regard to case and to
/// kinds of white space, in the old or the new text and at least one of its characters was removed or added: "sell your data"
/// matches when only "sell" is new. Text that only moved matches nothing.
/// </summary>
internal sealed class PhraseMatch
{
    private readonly List<Side> sides = [];

    internal PhraseMatch(TextDiff diff)
    {
        foreach (var row in diff.Rows)
        {
            if (row.Kind is RowKind.Same or RowKind.MovedHere or RowKind.MovedAway) continue;
            Add(row, TokenMark.Added);
            Add(row, TokenMark.Removed);
        }
    }

    /// <summary>Whether the change touches this phrase. A phrase without a letter or digit matches nothing.</summary>
    internal bool Matches(string phrase)
    {
        var folded = Fold(phrase);
        return folded.Any(char.IsLetterOrDigit) && sides.Exists(side => side.Touches(folded));
    }

    /// <summary>Lower case, white space as single spaces, typographic apostrophes as plain ones.</summary>
    internal static string Fold(string text)
    {
        var folded = new FoldedText();
        folded.Append(text, changed: false);
        return folded.Text.Trim();
    }

    private void Add(DiffRow row, TokenMark mark)
    {
        if (!row.Tokens.Any(token => token.Mark == mark)) return;
        var folded = new FoldedText();
        foreach (var token in row.Tokens.Where(token => token.Mark == mark || token.Mark == TokenMark.Same)) folded.Append(token.Text, token.Mark == mark);
        sides.Add(new(folded.Text, folded.Changed));
    }

    private sealed record Side(string Text, List<bool> Changed)
    {
        internal bool Touches(string phrase)
        {
            for (var at = Text.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
            {
                var end = at + phrase.Length;
                if (IsEdge(at, phrase[0]) && IsEdge(end, phrase[^1]) && Changed.FindIndex(at, phrase.Length, changed => changed) >= 0) return true;
            }

            return false;
        }

        // Between two letters there is no edge; a phrase that ends in punctuation may end anywhere.
        private bool IsEdge(int position, char inside) =>
            position == 0 || position == Text.Length || !char.IsLetterOrDigit(inside)
            || !char.IsLetterOrDigit(Text[position - 1]) || !char.IsLetterOrDigit(Text[position]);
    }

    private sealed class FoldedText
    {
        private readonly StringBuilder text = new();

        internal List<bool> Changed { get; } = [];

        internal string Text => text.ToString();

        internal void Append(string raw, bool changed)
        {
            foreach (var character in raw.Normalize(NormalizationForm.FormC))
            {
                var folded = FoldOne(character);
                if (folded is null || (folded == ' ' && text.Length > 0 && text[^1] == ' ')) continue;
                text.Append(folded);
                Changed.Add(changed);
            }
        }

        private static char? FoldOne(char character) => character switch
        {
            '\u2018' or '\u2019' => '\'',
            '\u201C' or '\u201D' => '"',
            _ when char.IsWhiteSpace(character) => ' ',
            // Soft hyphens and zero-width marks are no characters to a reader.
            _ when char.GetUnicodeCategory(character) == UnicodeCategory.Format => null,
            _ => char.ToLowerInvariant(character),
        };
    }
}

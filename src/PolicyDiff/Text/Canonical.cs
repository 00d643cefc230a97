using System.Text;

namespace PolicyDiff.Text;

/// <summary>
/// Makes the canonical form (DESIGN.md §8): what two blocks share when they say the same. Unicode NFC; quotes, dashes, spaces,
/// bullets and list numbers folded; link targets, styles and heading marks left out.
/// </summary>
public static class Canonical
{
    /// <summary>The canonical form of a text.</summary>
    public static CanonicalText Of(PolicyText text)
    {
        var clauses = new List<Clause>(text.Blocks.Count);
        for (var index = 0; index < text.Blocks.Count; index++)
        {
            var folded = Fold(text.Blocks[index].PlainText);
            if (folded.Length > 0) clauses.Add(new(folded, ContentHash.Of(folded), index));
        }

        var words = clauses.Sum(clause => CountWords(clause.Text));
        return new(clauses, ContentHash.Of(string.Join('\n', clauses.Select(clause => clause.Text))), words);
    }

    /// <summary>The canonical text of one block's plain text; empty when it has no letter or digit.</summary>
    public static string Fold(string plain)
    {
        var folded = new StringBuilder(plain.Length);
        foreach (var character in plain.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(character))
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            }
            else
            {
                folded.Append(character);
            }
        }

        var text = folded.ToString().TrimEnd();
        return text.Any(char.IsLetterOrDigit) ? text : "";
    }

    /// <summary>Number of words: runs of characters between white space that hold a letter or digit.</summary>
    public static int CountWords(string text)
    {
        var words = 0;
        var counted = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                counted = false;
            }
            else if (!counted && char.IsLetterOrDigit(character))
            {
                words++;
                counted = true;
            }
        }

        return words;
    }
}

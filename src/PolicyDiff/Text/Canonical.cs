using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.Text;

/// <summary>
/// Makes the canonical form (DESIGN.md §8): what two blocks share when they say the same. Unicode NFC; quotes, dashes, spaces,
/// bullets and list numbers folded; link targets, styles and heading marks left out. Case is kept, so are the author's typos.
/// </summary>
public static partial class Canonical
{
    /// <summary>A marker's own dot or bracket stands among these many characters: "(xviii)" is the longest.</summary>
    private const int LongestMarker = 7;

    private static readonly SearchValues<char> FoldedCharacters =
        SearchValues.Create([.. Enumerable.Range(' ', '\u007F' - ' ').Select(code => (char)code).Where(character => character != '`')]);

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
        return new(clauses, ContentHash.OfLines(clauses.Select(clause => clause.Text)), words);
    }

    /// <summary>The canonical text of one block's plain text; empty when it has no letter or digit.</summary>
    public static string Fold(string plain)
    {
        // Twice: "3. a. Who may use it".
        var text = WithoutMarker(WithoutMarker(IsFolded(plain) ? plain : FoldEach(plain)));
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character)) return text;
        }

        return "";
    }

    /// <summary>Number of words: runs of characters between white space that hold a letter or digit.</summary>
    public static int CountWords(string text)
    {
        var words = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at])) continue;
            words++;

            // Counted: on to the white space behind it. Nearly all of what lies between is plain letters.
            while (++at < text.Length && (text[at] is > ' ' and < '\u0080' || !char.IsWhiteSpace(text[at])))
            {
            }
        }

        return words;
    }

    /// <summary>Most blocks are: printable ASCII, one space between words and none around them.</summary>
    private static bool IsFolded(string plain) => plain.Length > 0 && plain[0] != ' ' && plain[^1] != ' '
        && !plain.AsSpan().ContainsAnyExcept(FoldedCharacters) && !plain.Contains("  ", StringComparison.Ordinal);

    private static string FoldEach(string plain)
    {
        var folded = new StringBuilder(plain.Length);
        var rest = Compose(plain).AsSpan();
        while (rest.Length > 0)
        {
            var length = rest.IndexOfAnyExcept(FoldedCharacters);
            AppendPlain(folded, length < 0 ? rest : rest[..length]);
            if (length < 0) break;
            Append(folded, rest[length]);
            rest = rest[(length + 1)..];
        }

        while (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }

    /// <summary>Characters that fold to themselves, as one piece where no space among them is one too many.</summary>
    private static void AppendPlain(StringBuilder folded, ReadOnlySpan<char> plain)
    {
        if (plain.Length == 0) return;
        if ((plain[0] != ' ' || (folded.Length > 0 && folded[^1] != ' ')) && !plain.Contains("  ", StringComparison.Ordinal))
        {
            folded.Append(plain);
            return;
        }

        foreach (var character in plain) Append(folded, character);
    }

    /// <summary>NFC; half a surrogate pair, which has no composed form, is left as it is.</summary>
    private static string Compose(string text)
    {
        if (IsComposed(text)) return text;
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>No character before the combining marks and none of the usual punctuation has another composed form.</summary>
    private static bool IsComposed(string text)
    {
        foreach (var character in text)
        {
            if (character is >= '\u0300' and not (>= '\u2010' and <= '\u2027')) return false;
        }

        return true;
    }

    private static void Append(StringBuilder folded, char character)
    {
        switch (character)
        {
            case (> ' ' and < '`') or (> '`' and < '\u007F'):
                folded.Append(character);
                break;
            case var _ when char.IsWhiteSpace(character):
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
                break;
            case '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or '\u180E' or (>= '\u202A' and <= '\u202E'):
                break;
            case '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4' or '`' or '\u02BC' or '\uFF07':
                folded.Append('\'');
                break;
            case '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u2039' or '\u203A' or '\u00AB' or '\u00BB' or '\uFF02':
                folded.Append('"');
                break;
            case (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D':
                folded.Append('-');
                break;
            case '\u2026':
                folded.Append("...");
                break;
            case '\u2022' or '\u00B7' or '\u25AA' or '\u25CF' or '\u25E6' or '\u25A0' or '\u25BA' or '\u25B6' or '\u2023' or '\uF0B7' or '\uF0A7' or '\u30FB' or '\uFF65' or '\u25C6' or '\u25C7' when folded.Length == 0:
                break;
            default:
                folded.Append(character);
                break;
        }
    }

    private static string WithoutMarker(string text)
    {
        if (text.Length == 0 || (text[0] is not ('-' or '*') && !text.AsSpan(0, Math.Min(text.Length, LongestMarker)).ContainsAny('.', ')'))) return text;
        var marker = Marker().Match(text);
        return marker.Success && marker.Length < text.Length ? text[marker.Length..] : text;
    }

    // A number, letter or roman number with its dot or bracket, or "1.2" before a capital; not a German or Nordic date ("3. März").
    [GeneratedRegex(@"^(?:[-*] +)?(?:\((?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\) *|(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)] +(?!(?:Jan|J\u00E4n|Feb|M\u00E4r|Mar|Apr|Mai|Maj|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec|jan|feb|mar|apr|maj|maj|jun|jul|aug|sep|okt|nov|dec))|\d{1,3}(?:\.\d{1,3})+ +(?=[\p{Lu}""]))|^[-*] +")]
    private static partial Regex Marker();
}

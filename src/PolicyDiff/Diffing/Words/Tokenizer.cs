using System.Globalization;
using System.Text;

namespace PolicyDiff.Diffing.Words;

/// <summary>
/// Cuts prose into the pieces a reader takes as one: words with inner hyphens and apostrophes, numbers with decimals, currency or
/// unit ("30 days", "$1,000", "2.5%"), e-mail addresses, URLs; white space and punctuation stand alone. Ideographs, kana and
/// scripts without spaces are cut at characters. The pieces spell the text exactly.
/// </summary>
internal static class Tokenizer
{
    private const int LongestMailName = 64;
    private const int LongestUnit = 10;

    private static readonly HashSet<string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "percent", "dollars", "euros", "pounds", "cents", "usd", "eur", "gbp", "kb", "mb", "gb",
        "tag", "tage", "tagen", "woche", "wochen", "monat", "monate", "monaten", "jahr", "jahre", "jahren", "stunde", "stunden", "minuten", "prozent", "euro",
        "jour", "jours", "semaine", "semaines", "mois", "an", "ans", "heure", "heures", "día", "días", "semana", "semanas", "mes", "meses", "año", "años", "hora", "horas",
        "giorno", "giorni", "settimana", "settimane", "mese", "mesi", "anno", "anni", "ora", "ore", "dia", "dias", "mês", "ano", "anos",
        "dag", "dagen", "week", "weken", "maand", "maanden", "jaar", "uur",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> UnitLookup = Units.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>End of the token that begins at <paramref name="start"/>.</summary>
    public static int Next(string text, int start)
    {
        var first = text[start];
        if (char.IsAsciiLetter(first) && EndOfPlainWord(text, start) is var plain and > 0) return plain;
        if (first is '\n' or '\t') return start + 1;
        if (char.IsWhiteSpace(first)) return EndOfSpace(text, start);
        if (IsCurrency(first) && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])) return EndOfNumber(text, start + 1);
        if (char.IsAsciiDigit(first)) return EndOfNumber(text, start);
        if (!IsWordRune(text, start, out var length)) return EndWithMarks(text, start + length);
        if (StandsAlone(text, start)) return EndWithMarks(text, start + length);
        return EndOfAddress(text, start) ?? EndOfWord(text, start);
    }

    /// <summary>
    /// End of a word of plain letters before a sign that neither joins words nor stands in an address, as nearly all words are; 0 for any other.
    /// </summary>
    private static int EndOfPlainWord(string text, int at)
    {
        while (at < text.Length && char.IsAsciiLetter(text[at])) at++;
        return at == text.Length || text[at] is ' ' or ',' or ';' or ')' or '\n' ? at : 0;
    }

    /// <summary>True when the token at this place holds a letter or a digit.</summary>
    public static bool IsWord(ReadOnlySpan<char> token)
    {
        if (token.Length > 0 && char.IsAsciiLetterOrDigit(token[0])) return true;
        foreach (var rune in token.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) return true;
        }

        return false;
    }

    private static int EndOfSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]) && text[at] is not ('\n' or '\t')) at++;
        return at;
    }

    private static int EndOfNumber(string text, int at)
    {
        var mail = EndOfAddress(text, at);
        if (mail is not null) return mail.Value;
        var end = EndOfWord(text, at);
        if (end < text.Length && (text[end] == '%' || IsCurrency(text[end]))) return end + 1;
        if (end + 1 < text.Length && text[end] is ' ' or '\u00a0' or '\u202f' && (text[end + 1] == '%' || IsCurrency(text[end + 1]))) return end + 2;
        return EndOfUnit(text, end) ?? end;
    }

    /// <summary>The unit after a number and one space or hyphen: a changed number reads as "30 days → 180 days".</summary>
    private static int? EndOfUnit(string text, int end)
    {
        if (end + 1 >= text.Length || text[end] is not (' ' or '\u00a0' or '\u202f')) return null;
        var at = end + 1;
        while (at < text.Length && at - end <= LongestUnit && char.IsLetter(text[at])) at++;
        if (at < text.Length && char.IsLetterOrDigit(text[at])) return null;
        return UnitLookup.Contains(text.AsSpan(end + 1, at - end - 1)) ? at : null;
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length)
        {
            if (IsWordRune(text, at, out var length) && !StandsAlone(text, at))
            {
                at += length;
            }
            else if (IsMark(text, at))
            {
                at++;
            }
            else if (JoinsWord(text, at))
            {
                at++;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    /// <summary>Apostrophes and hyphens inside words, points, commas and slashes inside numbers and dates, points inside host names.</summary>
    private static bool JoinsWord(string text, int at)
    {
        if (at == 0 || at + 1 >= text.Length) return false;
        var (before, after) = (text[at - 1], text[at + 1]);
        return text[at] switch
        {
            '\'' or '’' or '-' or '‐' or '‑' or '_' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
            ',' or '/' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            '.' => char.IsLetterOrDigit(before) && (char.IsAsciiDigit(after) || char.IsLower(after)),
            _ => false,
        };
    }

    private static int? EndOfAddress(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return at + TrimPunctuation(rest[..EndOfBlackText(rest)]).Length;
        }

        var name = 0;
        while (name < rest.Length && name < LongestMailName && IsMailCharacter(rest[name])) name++;
        if (name == 0 || name >= rest.Length || rest[name] != '@') return null;
        var end = name + 1;
        while (end < rest.Length && (char.IsLetterOrDigit(rest[end]) || rest[end] is '.' or '-')) end++;
        var address = TrimPunctuation(rest[..end]);
        return address[Math.Min(name, address.Length)..].Contains('.') ? at + address.Length : null;
    }

    private static int EndOfBlackText(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '”' or '“')) end++;
        return end;
    }

    private static ReadOnlySpan<char> TrimPunctuation(ReadOnlySpan<char> address) => address.TrimEnd(".,;:!?)]}'’*_-");

    private static bool IsMailCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '%' or '+' or '-';

    private static bool IsCurrency(char character) => character is '$' || (character > '\u007f' && char.GetUnicodeCategory(character) == UnicodeCategory.CurrencySymbol);

    private static bool IsWordRune(string text, int at, out int length)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune))
        {
            // Half a surrogate pair: kept as it is, alone.
            length = 1;
            return false;
        }

        length = rune.Utf16SequenceLength;
        return Rune.IsLetterOrDigit(rune);
    }

    /// <summary>Ideographs, hiragana, Thai, Lao, Khmer, Burmese: written without spaces, so a run of letters is no word. A run of katakana is one.</summary>
    private static bool StandsAlone(string text, int at) => text[at] switch
    {
        (>= '\u3040' and <= '\u30a0') or '\u30fb' or '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff' => true,
        >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff' => true,
        >= '\ud840' and <= '\ud88f' => true,
        _ => false,
    };

    private static int EndWithMarks(string text, int at)
    {
        while (at < text.Length && IsMark(text, at)) at++;
        return at;
    }

    private static bool IsMark(string text, int at) => char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark || text[at] is '\u200c' or '\u200d' or '\ufe0f' or '\u00ad';
}

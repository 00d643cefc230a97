namespace PolicyDiff.Diffing.Words;

/// <summary>
/// Dates with a month's name in seven languages: "January 5, 2023", "May 2018", "5th of March 2024", "15. März 2024",
/// "1er janvier 2024", "3 de marzo de 2024". A changed date is then one edit, not three.
/// </summary>
internal static class DatePhrase
{
    private const int LongestMonth = 10;

    private static readonly HashSet<string> Months = new(StringComparer.OrdinalIgnoreCase)
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "januar", "jänner", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember",
        "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
        "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
        "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro",
        "januari", "februari", "maart", "mei", "augustus",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Months.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>End of the date that begins with this word, or null.</summary>
    public static int? EndOf(string text, int start, int end) =>
        char.IsAsciiDigit(text[start]) ? AfterDay(text, start, end) : char.IsUpper(text[start]) && IsMonth(text, start..end) ? AfterMonth(text, end) : null;

    /// <summary>"January" → "January 5, 2023", "January 2023"; alone it is a word.</summary>
    private static int? AfterMonth(string text, int end)
    {
        var at = end < text.Length && text[end] == '.' ? end + 1 : end;
        var next = Phrases.WordAfter(text, at);
        if (IsYear(text, next)) return next.End.Value;
        return IsDay(text, next) ? Year(text, next.End.Value) ?? next.End.Value : null;
    }

    /// <summary>"15" → "15. März 2024", "15 of March, 2024", "15 de marzo de 2024", "15 March".</summary>
    private static int? AfterDay(string text, int start, int end)
    {
        if (!IsDay(text, start..end)) return null;
        var at = end < text.Length && text[end] is '.' or 'º' or '°' ? end + 1 : end;
        var month = AfterJoint(text, at);
        if (!IsMonth(text, month)) return null;
        return Year(text, month.End.Value) ?? month.End.Value;
    }

    private static int? Year(string text, int at)
    {
        var year = AfterJoint(text, at < text.Length && text[at] is ',' or '.' ? at + 1 : at);
        return IsYear(text, year) ? year.End.Value : null;
    }

    /// <summary>The next word, "of", "de" and "del" left out.</summary>
    private static Range AfterJoint(string text, int at)
    {
        var next = Phrases.WordAfter(text, at);
        return text.AsSpan(next) is "of" or "de" or "del" or "do" ? Phrases.WordAfter(text, next.End.Value) : next;
    }

    private static bool IsMonth(string text, Range word) => text.AsSpan(word) is { Length: > 2 and <= LongestMonth } name && Lookup.Contains(name);

    private static bool IsYear(string text, Range word) => text.AsSpan(word) is { Length: 4 } year && !year.ContainsAnyExceptInRange('0', '9');

    /// <summary>"5", "05", "1st", "22nd", "1er".</summary>
    private static bool IsDay(string text, Range word)
    {
        var day = text.AsSpan(word);
        if (day.Length is 0 or > 4 || !char.IsAsciiDigit(day[0])) return false;
        var digits = day.Length > 1 && char.IsAsciiDigit(day[1]) ? 2 : 1;
        return day[digits..] is "" or "st" or "nd" or "rd" or "th" or "er" or "º";
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyDiff.Meaning.Rules;

/// <summary>Dates as policies write them in seven languages, and whether a sentence declares by one how new the text is.</summary>
internal static partial class DeclaredDate
{
    private const int TimeoutMilliseconds = 2_000;

    private static readonly string[][] Months =
    [
        ["jan", "gen", "ene", "janv"], ["feb", "fév", "fev"], ["mar", "mär", "maa", "mrt"], ["apr", "avr", "abr"], ["may", "mai", "mag", "mei", "maj"], ["jun", "juin", "giu"],
        ["jul", "juil", "lug"], ["aug", "aoû", "ago"], ["sep", "set"], ["oct", "okt", "ott", "out"], ["nov"], ["dec", "dez", "déc", "dic"],
    ];

    /// <summary>The last date of a sentence that declares one ("Last updated: 3 March 2019"), or null.</summary>
    public static DateOnly? Of(string sentence) =>
        Declaration().IsMatch(sentence) ? Date().Matches(sentence).Select(Parse).LastOrDefault(date => date is not null) : null;

    /// <summary>Whether it says from when the text holds, not when it was written.</summary>
    public static bool IsEffective(string sentence) => Effective().IsMatch(sentence);

    /// <summary>Whether it says how new the text is.</summary>
    public static bool Declares(string sentence) => Declaration().IsMatch(sentence);

    private static DateOnly? Parse(Match match)
    {
        var (year, month, day) = (Number(match, "y"), match.Groups["name"].Success ? MonthOf(match.Groups["name"].Value) : Number(match, "m"), Number(match, "d"));

        // 03/04/2020 is two days; where one number cannot be a month it is one.
        if (match.Groups["slash"].Success && (month > 12 || day > 12)) (month, day) = month > 12 ? (day, month) : (month, day);
        else if (match.Groups["slash"].Success && match.Groups["slash"].Value == "/" && month != day) return null;
        return year is >= 1990 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static int Number(Match match, string group) => int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int MonthOf(string name) => Array.FindIndex(Months, names => Array.Exists(names, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))) + 1;

    private const string MonthNames = "(?<name>jan\\p{L}*|feb\\p{L}*|fév\\p{L}*|fev\\p{L}*|mar\\p{L}*|mär\\p{L}*|maart|mrt|apr\\p{L}*|avr\\p{L}*|abr\\p{L}*|may|mai\\p{L}*|maggio|mayo|mei|maj|jun\\p{L}*|juin|giu\\p{L}*|jul\\p{L}*|juil\\p{L}*|lug\\p{L}*|aug\\p{L}*|aoû\\p{L}*|ago\\p{L}*|sep\\p{L}*|set\\p{L}*|oct\\p{L}*|okt\\p{L}*|ott\\p{L}*|out\\p{L}*|nov\\p{L}*|dec\\p{L}*|dez\\p{L}*|déc\\p{L}*|dic\\p{L}*|gen\\p{L}*|ene\\p{L}*)\\.?";

    [GeneratedRegex("\\b(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})\\b|\\b(?<d>\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?\\s+(?:de\\s+|of\\s+)?" + MonthNames + "\\s+(?:de\\s+|del\\s+)?,?\\s*(?<y>\\d{4})\\b|\\b" + MonthNames + "\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s*(?<y>\\d{4})\\b|\\b(?<d>\\d{1,2})(?<slash>[./])(?<m>\\d{1,2})[./](?<y>\\d{4})\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Date();

    [GeneratedRegex("\\b(?:updated?|effective|revised|revision|modified|amended|posted|published|version|dated?|copyright|as of|ago|stand|aktualisiert|aktualisierung|geändert|gültig|fassung|mise à jour|mis à jour|modifiée?|modification|vigueur|actualizad[oa]|actualización|modificación|vigencia|vigor|aggiornat[oa]|aggiornamento|modifica|decorrenza|atualizad[oa]|atualização|modificad[oa]|alteração|bijgewerkt|gewijzigd|ingangsdatum|versie|versión|versione|versão)\\b|©", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Declaration();

    [GeneratedRegex("\\b(?:effective|gültig ab|in kraft|tritt am|vigueur|vigencia|en vigor|em vigor|in vigore|decorrenza|ingangsdatum|van kracht)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Effective();
}

using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyDiff.Meaning.Facts;

/// <summary>Reads numbers with units: durations, money, percentages, ages; numbers in words and units in seven languages.</summary>
internal static partial class QuantityReader
{
    private const int TimeoutMilliseconds = 2_000;
    private const string Digits = "(?<number>\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d+)?)";

    /// <summary>Any word: whether it is a number is looked up.</summary>
    private const string Number = "(?:" + Digits + "|(?<number>\\p{L}+(?:-\\p{L}+){0,2}))";
    private const string Currency = "(?:dollars?|euros?|pounds?|pfund|francs?|franken|eur|usd|gbp|chf|reais|kronor|livres sterling)";
    private const string Years = "(?:years?|jahren?|jaar|años|anos|ans|anni)";
    private const string OfAge = "(?:of\\s+age|old|alt|oud|de edad|de idade|di età|d['’]âge)";
    private const string AndMore = "(?:and|or|und|oder|en|of|et|ou|y|o|e)\\s+(?:over|older|above|up|under|younger|älter|darüber|jünger|ouder|jonger|plus|más|mais|oltre|più)";

    /// <summary>Ages that policies name without saying that they are ages; other numbers of years are more often periods.</summary>
    private const double YoungestUnsaid = 6;
    private const double OldestUnsaid = 25;

    /// <summary>A number in words counts only before one of these.</summary>
    private static readonly SearchValues<string> Units = SearchValues.Create(
        ["second", "minute", "hour", "day", "week", "month", "year", "tag", "woche", "monat", "jahr", "stunde", "jour", "semaine", "mois", " an", "heure", "hora", "día", "dia", "semana", "mes", "mês", "año", "ano", " or", "giorn", "settiman",
            "uur", "uren", "dag", "week", "weken", "maand", "jaar", "percent", "per cent", "dollar", "euro", "pound", " age", "under", "over", "unter", "über"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The quantities in reading order.</summary>
    public static List<Quantity> Read(string sentence)
    {
        var quantities = new List<Quantity>();
        if (!sentence.AsSpan().ContainsAnyInRange('0', '9') && !sentence.AsSpan().ContainsAny(Units)) return quantities;
        foreach (Match match in Ages().Matches(sentence))
        {
            if (Of(QuantityKind.Age, match, "", 1) is { } age && (match.Groups["said"].Success || age.Amount is >= YoungestUnsaid and <= OldestUnsaid)) quantities.Add(age);
        }

        foreach (Match match in Measures().Matches(sentence))
        {
            if (!quantities.Exists(age => match.Index >= age.Start && match.Index < age.Start + age.Written.Length) && Measure(match) is { } measured) quantities.Add(measured);
        }

        return [.. quantities.OrderBy(quantity => quantity.Start)];
    }

    private static Quantity? Measure(Match match)
    {
        if (match.Groups["currency"].Success) return Of(QuantityKind.Money, match, match.Groups["currency"].Value, 1);
        var unit = match.Groups["unit"].Value.ToLowerInvariant();
        if (unit is "%" or "percent" or "per cent") return Of(QuantityKind.Percent, match, "%", 1);
        if (match.Groups["money"].Success) return Of(QuantityKind.Money, match, unit, 1);

        // "an" is a year in French only, and an article, a preposition or a conjunction elsewhere.
        if (unit == "an" && !char.IsAsciiDigit(match.Value[0]) && !match.Value.StartsWith("un", StringComparison.OrdinalIgnoreCase)) return null;
        return Of(QuantityKind.Duration, match, unit, DaysOf(unit));
    }

    private static Quantity? Of(QuantityKind kind, Match match, string unit, double factor)
    {
        var number = match.Groups["digits"].Success ? match.Groups["digits"].Value : match.Groups["number"].Value;
        var isWritten = !char.IsAsciiDigit(number[0]);
        if ((isWritten ? kind == QuantityKind.Age ? NumberWords.OfCount(number) : NumberWords.Of(number) : Amount(number)) is not { } value) return null;
        var shown = isWritten ? value.ToString(CultureInfo.InvariantCulture) : number;
        return new(kind, value * factor, shown, unit, match.Value.Trim(), match.Index);
    }

    /// <summary>"1,000.50", "1.000,50", "2,5": a sign before three digits parts thousands, one before one or two digits is the decimal one.</summary>
    private static double Amount(string number)
    {
        var last = number.LastIndexOfAny([',', '.']);
        var isDecimal = last >= 0 && number.Length - last - 1 is 1 or 2;
        var whole = (isDecimal ? number[..last] : number).Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return double.Parse(isDecimal ? $"{whole}.{number[(last + 1)..]}" : whole, CultureInfo.InvariantCulture);
    }

    private static double DaysOf(string unit) => unit switch
    {
        _ when Begins(unit, "second") => 1 / 86_400.0,
        _ when Begins(unit, "minute") => 1 / 1_440.0,
        _ when Begins(unit, "hour", "stunde", "heure", "hora", "ora", "ore", "uur", "uren") => 1 / 24.0,
        _ when Begins(unit, "we", "woche", "sem", "settiman") => 7,
        _ when Begins(unit, "mo", "mes", "mês", "maand") => 30.4,
        _ when Begins(unit, "year", "jahr", "an", "añ", "jaar", "jaren") => 365.25,
        _ => 1,
    };

    private static bool Begins(string unit, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
        {
            if (unit.StartsWith(start, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    [GeneratedRegex("(?<currency>[$€£¥])\\s?" + Digits + "|\\b" + Digits + "\\s?(?<currency>[€£])|\\b" + Number + "(?:\\s*\\(\\s*(?<digits>\\d+)\\s*\\))?(?:\\s|-)*(?:(?:calendar|business|working|consecutive|full|kalender)\\s+)?(?<unit>(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent|per cent|(?<money>" + Currency + ")|tage?n?|wochen?|monate?[ns]?|jahre?[ns]?|jours?|semaines?|mois|ans?|horas?|días?|dias?|semanas?|mes|meses|mês|años?|anos?|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|jaren|stunden?|heures?)(?!\\w)|%)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Measures();

    [GeneratedRegex("\\b(?:(?:under|over|below|above|at least|older than|younger than)\\s+(?:(?<said>the\\s+age\\s+of)\\s+)?|(?<said>age(?:d|s)?)\\s+(?:of\\s+)?|(?:unter|über|mindestens|ab|bis zu|onder de|vanaf|jonger dan|ouder dan|minstens|menores de|mayores de|maiores de|menos de|mais de|de moins de|de plus de|moins de|plus de|au moins|âgées? de|âgés? de|almeno|minori di|inferior[ei]? a|superior[ei]? a|pari a|pelo menos|al menos|età di)\\s+(?=(?:\\d{1,2}|[\\p{L}]+)\\s*" + Years + "))" + Number + "\\b(?!\\s*(?:%|percent|dollars|euros?|(?:calendar |business )?(?:days?|weeks?|months?|hours?|minutes?)|\\(\\s*\\d))(?:\\s+" + Years + "\\b(?:\\s+(?<said>" + OfAge + "|" + AndMore + "))?)?|\\b" + Number + "\\s+" + Years + "\\s+(?<said>" + OfAge + "|" + AndMore + ")\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Ages();
}

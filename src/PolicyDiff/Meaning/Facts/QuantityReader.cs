using System.Globalization;
using System.Text.RegularExpressions;
using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Facts;

/// <summary>Reads numbers with units: durations, money, percentages, ages; numbers in words and units in seven languages.</summary>
internal static partial class QuantityReader
{
    private const int TimeoutMilliseconds = 2_000;
    private const string Number = "(?<number>\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|twenty-one|twenty-four|thirty|forty-five|sixty|ninety|vierzehn|soixante|quindici|sessanta|sessenta|veertien|negentig|dreißig|sechzig|neunzig|treinta|sesenta|noventa|novanta|quinze|trente|quince|trenta|trinta|dertig|zestig|trois|zwei|drei|deux|tres|dois|duas|três|twee|drie|dos|due|tre)";

    private static readonly Dictionary<string, double> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9,
        ["ten"] = 10, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["eighteen"] = 18,
        ["twenty"] = 20, ["twenty-one"] = 21, ["twenty-four"] = 24, ["thirty"] = 30, ["forty-five"] = 45, ["sixty"] = 60, ["ninety"] = 90,
        ["zwei"] = 2, ["drei"] = 3, ["vierzehn"] = 14, ["dreißig"] = 30, ["sechzig"] = 60, ["neunzig"] = 90, ["deux"] = 2, ["trois"] = 3, ["quinze"] = 15, ["trente"] = 30, ["soixante"] = 60, ["dos"] = 2, ["tres"] = 3, ["quince"] = 15, ["treinta"] = 30, ["sesenta"] = 60, ["noventa"] = 90, ["due"] = 2, ["tre"] = 3, ["quindici"] = 15, ["trenta"] = 30, ["sessanta"] = 60, ["novanta"] = 90, ["dois"] = 2, ["duas"] = 2, ["três"] = 3, ["trinta"] = 30, ["sessenta"] = 60, ["twee"] = 2, ["drie"] = 3, ["veertien"] = 14, ["dertig"] = 30, ["zestig"] = 60, ["negentig"] = 90,
    };

    /// <summary>The quantities in reading order.</summary>
    public static List<Quantity> Read(string sentence)
    {
        var quantities = new List<Quantity>();
        if (!sentence.Any(char.IsAsciiDigit) && !Array.Exists(new WordLine(sentence).Words, Words.ContainsKey)) return quantities;
        quantities.AddRange(Ages().Matches(sentence).Select(match => Of(QuantityKind.Age, match, "", 1)));
        foreach (Match match in Measures().Matches(sentence))
        {
            if (!quantities.Exists(age => match.Index >= age.Start && match.Index < age.Start + age.Written.Length)) quantities.Add(Measure(match));
        }

        return [.. quantities.OrderBy(quantity => quantity.Start)];
    }

    private static Quantity Measure(Match match)
    {
        if (match.Groups["currency"].Success) return Of(QuantityKind.Money, match, match.Groups["currency"].Value, 1);
        var unit = match.Groups["unit"].Value.ToLowerInvariant();
        if (unit is "%" or "percent" or "per cent") return Of(QuantityKind.Percent, match, "%", 1);
        if (unit is "dollars" or "euros" or "pounds") return Of(QuantityKind.Money, match, unit, 1);
        return Of(QuantityKind.Duration, match, unit, DaysOf(unit));
    }

    private static Quantity Of(QuantityKind kind, Match match, string unit, double factor)
    {
        var number = match.Groups["digits"].Success ? match.Groups["digits"].Value : match.Groups["number"].Value;
        var value = Words.TryGetValue(number, out var word) ? word : Amount(number);
        var shown = Words.ContainsKey(number) ? word.ToString(CultureInfo.InvariantCulture) : number;
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

    [GeneratedRegex("(?<currency>[$€£¥])\\s?(?<number>\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d+)?)|(?<number>\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?)\\s?(?<currency>[€£])|\\b" + Number + "(?:\\s*\\(\\s*(?<digits>\\d+)\\s*\\))?(?:\\s|-)*(?:(?:calendar|business|working|consecutive|full|kalender)\\s+)?(?<unit>(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent|per cent|dollars|euros|pounds|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?|horas?|días?|dias?|semanas?|mes|meses|mês|años?|anos?|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|jaren|stunden?|heures?)(?!\\w)|%)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Measures();

    [GeneratedRegex("\\b(?:(?:under|over|below|above|at least|older than|younger than)\\s+(?:the\\s+age\\s+of\\s+)?|age(?:d|s)?\\s+(?:of\\s+)?|(?:unter|über|mindestens|onder de|jonger dan|ouder dan|minstens|menores de|mayores de|maiores de|menos de|mais de|moins de|plus de|au moins|almeno|minori di|inferiore a|pelo menos|al menos)\\s+(?=(?:\\d{1,2}|[\\p{L}]+)\\s*(?:jahren?|jaar|años|anos|ans|anni)))" + Number + "\\b(?!\\s*(?:%|percent|dollars|euros|(?:calendar |business )?(?:days?|weeks?|months?|hours?|minutes?)|\\(\\s*\\d))(?:\\s+(?:years?|jahren?|jaar|años|anos|ans|anni)\\b(?:\\s+(?:of\\s+age|old|alt|oud|de edad|de idade|di età))?)?|\\b" + Number + "\\s+years\\s+(?:of\\s+age|old)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Ages();
}

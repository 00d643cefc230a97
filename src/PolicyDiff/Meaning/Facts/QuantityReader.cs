using System.Globalization;
using System.Text.RegularExpressions;
using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Facts;

/// <summary>Reads numbers with units: durations, money, percentages, ages; numbers in English words too, units in English, German and French.</summary>
internal static partial class QuantityReader
{
    private const int TimeoutMilliseconds = 2_000;
    private const string Number = "(?<number>\\d+(?:,\\d{3})*(?:\\.\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|twenty-one|twenty-four|thirty|forty-five|sixty|ninety)";

    private static readonly Dictionary<string, double> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9,
        ["ten"] = 10, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["eighteen"] = 18,
        ["twenty"] = 20, ["twenty-one"] = 21, ["twenty-four"] = 24, ["thirty"] = 30, ["forty-five"] = 45, ["sixty"] = 60, ["ninety"] = 90,
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
        var value = Words.TryGetValue(number, out var word) ? word : double.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var shown = Words.ContainsKey(number) ? word.ToString(CultureInfo.InvariantCulture) : number;
        return new(kind, value * factor, shown, unit, match.Value.Trim(), match.Index);
    }

    private static double DaysOf(string unit) => unit switch
    {
        _ when unit.StartsWith("second", StringComparison.Ordinal) => 1 / 86_400.0,
        _ when unit.StartsWith("minute", StringComparison.Ordinal) => 1 / 1_440.0,
        _ when unit.StartsWith("hour", StringComparison.Ordinal) => 1 / 24.0,
        _ when unit.StartsWith("week", StringComparison.Ordinal) || unit.StartsWith("woche", StringComparison.Ordinal) || unit.StartsWith("semaine", StringComparison.Ordinal) => 7,
        _ when unit.StartsWith("mo", StringComparison.Ordinal) => 30.4,
        _ when unit.StartsWith("year", StringComparison.Ordinal) || unit.StartsWith("jahr", StringComparison.Ordinal) || unit is "an" or "ans" => 365.25,
        _ => 1,
    };

    [GeneratedRegex("(?<currency>[$€£¥])\\s?(?<number>\\d+(?:,\\d{3})*(?:\\.\\d+)?)|\\b" + Number + "(?:\\s*\\(\\s*(?<digits>\\d+)\\s*\\))?(?:\\s|-)*(?:(?:calendar|business|working|consecutive|full)\\s+)?(?<unit>(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent|per cent|dollars|euros|pounds|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?)(?!\\w)|%)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Measures();

    [GeneratedRegex("\\b(?:(?:under|over|below|above|at least|older than|younger than)\\s+(?:the\\s+age\\s+of\\s+)?|age(?:d|s)?\\s+(?:of\\s+)?)" + Number + "\\b(?!\\s*(?:%|percent|dollars|euros|(?:calendar |business )?(?:days?|weeks?|months?|hours?|minutes?)|\\())(?:\\s+years?\\b(?:\\s+(?:of\\s+age|old))?)?|\\b" + Number + "\\s+years\\s+(?:of\\s+age|old)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Ages();
}

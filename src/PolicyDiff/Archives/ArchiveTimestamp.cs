using System.Globalization;

namespace PolicyDiff.Archives;

/// <summary>
/// A web archive's timestamp: 14 digits, UTC. Lines of 1996–2010 carry broken ones, where a "00" was inserted for month or day
/// and the end was cut off (20000008241731); they are repaired by dropping it and reading the seconds as 00. Twelve digits are
/// a minute. Anything else is refused: a guessed date would be a false one.
/// </summary>
public static class ArchiveTimestamp
{
    private const string Digits14 = "yyyyMMddHHmmss";
    private const int FirstYear = 1990;

    /// <summary>The instant of a timestamp; <paramref name="repaired"/> says that it is only exact to the minute.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant, out bool repaired)
    {
        repaired = false;
        instant = default;
        if (text.Length is not (12 or 14) || !text.All(char.IsAsciiDigit)) return false;
        if (text.Length == 14 && Exact(text, out instant)) return true;

        repaired = true;
        return Exact(Repair(text), out instant);
    }

    /// <summary>The 14 digits of an instant.</summary>
    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(Digits14, CultureInfo.InvariantCulture);

    private static string Repair(string text)
    {
        if (text.Length == 12) return text + "00";
        if (text[4..6] == "00") return text[..4] + text[6..] + "00";
        return text[6..8] == "00" ? text[..6] + text[8..] + "00" : text;
    }

    private static bool Exact(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, Digits14, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant) && instant.Year >= FirstYear;
}

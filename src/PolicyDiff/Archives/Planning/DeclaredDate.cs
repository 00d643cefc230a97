using System.Globalization;
using System.Text.RegularExpressions;
using PolicyDiff.Text;

namespace PolicyDiff.Archives.Planning;

/// <summary>
/// The date a page says its text is from ("Last updated: May 3, 2020"): a hint where to look for the change that brought it, never a proof.
/// Only whole dates in short lines that say what the date is for; which of day and month comes first in 03/05/2020 nobody knows, so those are left alone.
/// </summary>
public static partial class DeclaredDate
{
    private const int TimeoutMilliseconds = 1_000;

    // Policies name the day from which they hold, which may lie ahead.
    private const int MostDaysAhead = 90;

    /// <summary>A line longer than this, in characters, is text about dates rather than a date.</summary>
    public const int LongestLine = 240;

    private static readonly string[] Months =
    [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];

    /// <summary>The newest such date that can be true of a page seen on <paramref name="seen"/>; null when it names none.</summary>
    public static DateOnly? Of(CanonicalText text, DateOnly seen) => Of(text.Clauses.Select(clause => clause.Text), seen);

    /// <summary>The same for the text's clauses.</summary>
    public static DateOnly? Of(IEnumerable<string> clauses, DateOnly seen)
    {
        DateOnly? newest = null;
        foreach (var line in clauses.Where(line => line.Length <= LongestLine && Declaration().IsMatch(line)))
        {
            foreach (Match match in WholeDate().Matches(line))
            {
                if (Read(match) is { } date && date <= seen.AddDays(MostDaysAhead) && !(date <= newest)) newest = date;
            }
        }

        return newest;
    }

    private static DateOnly? Read(Match match)
    {
        var year = Number(match, "year");
        var month = match.Groups["name"].Success ? Array.IndexOf(Months, match.Groups["name"].Value[..3].ToLowerInvariant()) + 1 : Number(match, "month");
        var day = Number(match, "day");
        return year >= 1990 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("updated|effective|revised|revision|modified|amended|posted|published|version|in force|as of|last change|date", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Declaration();

    [GeneratedRegex(
        "\\b(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})\\b"
        + "|\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,?\\s+(?<year>\\d{4})\\b"
        + "|\\b(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})\\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex WholeDate();
}

using System.Text.RegularExpressions;

namespace PolicyDiff.Meaning;

/// <summary>A sentence in which only a date changed ("Last updated: …", "© 2024").</summary>
internal static partial class DateRule
{
    private const int TimeoutMilliseconds = 2_000;

    public static IEnumerable<Finding> Find(IReadOnlyList<SentenceChange> changes)
    {
        foreach (var change in changes.Where(IsDateOnly))
        {
            yield return new(new("date", "Date changed", change.Old!.Quote, change.New!.Quote, change.New.Row, Weights.Date, ChangeDirection.Neutral, null), change.New.Heading, null);
        }
    }

    /// <summary>True when both sentences agree but for their dates.</summary>
    public static bool IsDateOnly(SentenceChange change) =>
        change is { Old: not null, New: not null } && Text.Canonical.Fold(WithoutDates(change.Old.Text)) == Text.Canonical.Fold(WithoutDates(change.New.Text));

    /// <summary>The text with every date replaced by one sign.</summary>
    public static string WithoutDates(string text) => text.Any(char.IsAsciiDigit) ? Dates().Replace(text, "·") : text;

    [GeneratedRegex("\\b(?:\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\\b\\.?\\s+(?:\\d{1,2}(?:st|nd|rd|th)?\\b(?:\\s*,?\\s*\\d{4}\\b)?|\\d{4}\\b)|\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b(?:19|20)\\d\\d\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Dates();
}

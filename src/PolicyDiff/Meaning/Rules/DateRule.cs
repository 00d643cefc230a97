using System.Text.RegularExpressions;

namespace PolicyDiff.Meaning.Rules;

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

    /// <summary>True when the date says how new the text is ("Last updated: …", "© …", "3 days ago"), or the sentence is nothing but a date.</summary>
    public static bool IsDeclaredOnly(SentenceChange change) => IsDateOnly(change) && Declares(change.Shown);

    private static bool Declares(Sentence sentence)
    {
        var rest = WithoutDates(sentence.Text);
        return rest != sentence.Text && (Declaration().IsMatch(sentence.Text) || !rest.Any(char.IsLetter));
    }

    /// <summary>The first date that only one side has, as written.</summary>
    public static (string Old, string New)? Moved(SentenceChange change)
    {
        if (change is not { Old: { } old, New: { } @new }) return null;
        var pairs = Dates().Matches(old.Text).Zip(Dates().Matches(@new.Text));
        return pairs.Where(pair => pair.First.Value != pair.Second.Value).Select(pair => ((string, string)?)(pair.First.Value, pair.Second.Value)).FirstOrDefault();
    }

    /// <summary>The text with every date replaced by one sign.</summary>
    public static string WithoutDates(string text) => text.Any(char.IsAsciiDigit) ? Dates().Replace(text, "·") : text;

    [GeneratedRegex("\\b(?:\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\\b\\.?\\s+(?:\\d{1,2}(?:st|nd|rd|th)?\\b(?:\\s*,?\\s*\\d{4}\\b)?|\\d{4}\\b)|\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b(?:19|20)\\d\\d\\b|\\b(?:\\d+|an?)\\s+(?:second|minute|hour|day|week|month|year)s?\\s+ago\\b|\\bvor\\s+(?:\\d+|einem|einer)\\s+\\w+|\\bil y a\\s+(?:\\d+|une?)\\s+\\w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Dates();

    [GeneratedRegex("\\b(?:updated?|effective|revised|revision|modified|amended|posted|published|version|dated?|copyright|as of|ago|stand|aktualisiert|aktualisierung|ge\u00E4ndert|g\u00FCltig|mise \u00E0 jour|modifi\u00E9e?|vigueur|actualizad[oa]|vigencia|aggiornat[oa]|bijgewerkt)\\b|©", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Declaration();
}

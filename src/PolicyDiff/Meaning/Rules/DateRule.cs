using System.Globalization;
using System.Text.RegularExpressions;
using PolicyDiff.Diffing;

namespace PolicyDiff.Meaning.Rules;

/// <summary>A sentence in which only a date changed ("Last updated: …", "© 2024").</summary>
internal static partial class DateRule
{
    private const int TimeoutMilliseconds = 2_000;

    /// <summary>More dates than this are a list of dates: one is shown, the others are counted.</summary>
    private const int MostTold = 3;

    /// <summary>The dates that changed, a declared date that went backwards, and a text that moved under an unchanged one.</summary>
    public static IEnumerable<Finding> Find(ChangeSet set, ChangeKind? quiet)
    {
        var dated = set.Changes.Where(IsDateOnly).ToList();
        foreach (var change in dated.Count > MostTold ? dated.Take(1) : dated)
        {
            var (before, after) = (DeclaredDate.Of(change.Old!.Text), DeclaredDate.Of(change.New!.Text));
            var isBackwards = before is not null && after < before;
            var sentence = isBackwards ? $"Declares an earlier date than before: {Day(before!.Value)} → {Day(after!.Value)}" : before is not null && after is not null ? $"Declared date: {Day(before.Value)} → {Day(after.Value)}" : "Date changed";
            if (dated.Count > MostTold) sentence += string.Create(CultureInfo.InvariantCulture, $", and {dated.Count - 1} other dates");
            yield return Of(isBackwards ? "backdated" : "date", sentence, change, isBackwards ? Weights.Backdated : Weights.Date);
        }

        if (quiet is null && dated.Count == 0 && Unchanged(set.Diff) is var (row, line))
        {
            var sentence = $"The words changed, the date the text declares did not: {Day(line.Date)}";
            var reason = new Reason("silent", sentence, null, null, row, Weights.SilentChange, ChangeDirection.Neutral, null);
            yield return new(reason.Quoting(null, Quote.Whole(set.Diff.New.Blocks[line.Block].PlainText, line.Block)), null, null);
        }
    }

    /// <summary>As the headline and reasons write a day.</summary>
    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The date that both texts declare in the same line near their beginning or end, where such lines stand.</summary>
    private static (int Row, DeclaredLine Line)? Unchanged(TextDiff diff)
    {
        foreach (var (number, row) in diff.Rows.Index())
        {
            if (row is { Kind: RowKind.Same, NewIndex: { } index } && DeclaredLine.At(diff.New, index) is { } line) return (number, line);
        }

        return null;
    }

    private static Finding Of(string rule, string sentence, SentenceChange change, double weight) =>
        new(new Reason(rule, sentence, null, null, change.New!.Row, weight, ChangeDirection.Neutral, null).Quoting(change.Old!.Quote, change.New.Quote), null, null);

    /// <summary>True when both sentences agree but for their dates.</summary>
    public static bool IsDateOnly(SentenceChange change) =>
        change is { Old: not null, New: not null } && HasDigit(change.Old.Text) && HasDigit(change.New.Text) && Text.Canonical.Fold(WithoutDates(change.Old.Text)) == Text.Canonical.Fold(WithoutDates(change.New.Text));

    /// <summary>True when the date says how new the text is ("Last updated: …", "© …", "3 days ago"), or the sentence is nothing but a date.</summary>
    public static bool IsDeclaredOnly(SentenceChange change) => IsDateOnly(change) && Declares(change.Shown);

    private static bool Declares(Sentence sentence)
    {
        var rest = WithoutDates(sentence.Text);
        return rest != sentence.Text && (DeclaredDate.Declares(sentence.Text) || !rest.Any(char.IsLetter));
    }

    /// <summary>True for a line that is the text's own date and nothing else.</summary>
    public static bool IsDateLine(string plain)
    {
        const int longest = 60;
        return plain.Length <= longest && DeclaredDate.Declares(plain) && WithoutDates(plain) != plain;
    }

    /// <summary>The first date that only one side has, as written.</summary>
    public static (string Old, string New)? Moved(SentenceChange change)
    {
        if (change is not { Old: { } old, New: { } @new }) return null;
        var pairs = Dates().Matches(old.Text).Zip(Dates().Matches(@new.Text));
        return pairs.Where(pair => pair.First.Value != pair.Second.Value).Select(pair => ((string, string)?)(pair.First.Value, pair.Second.Value)).FirstOrDefault();
    }

    /// <summary>The text with every date replaced by one sign.</summary>
    public static string WithoutDates(string text) => HasDigit(text) ? Dates().Replace(text, "·") : text;

    /// <summary>The text with every date covered up and all else in its place.</summary>
    public static string WithDatesCovered(string text) => HasDigit(text) ? Dates().Replace(text, date => new('·', date.Length)) : text;

    private static bool HasDigit(string text) => text.AsSpan().ContainsAnyInRange('0', '9');

    [GeneratedRegex("\\b(?:\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?\\s+(?:of\\s+|de\\s+)?)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|januari|februari|maart|mei|juni|augustus)\\b\\.?,?\\s+(?:de\\s+|del\\s+)?(?:\\d{1,2}(?:st|nd|rd|th)?\\b(?:\\s*,?\\s*\\d{4}\\b)?|\\d{4}\\b)|\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b(?:19|20)\\d\\d\\b|\\b(?:\\d+|an?)\\s+(?:second|minute|hour|day|week|month|year)s?\\s+ago\\b|\\bvor\\s+(?:\\d+|einem|einer)\\s+\\w+|\\bil y a\\s+(?:\\d+|une?)\\s+\\w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Dates();
}

using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Words;
using PolicyDiff.Meaning.Rules;

namespace PolicyDiff.Meaning;

/// <summary>
/// Makes one neutral sentence of the strongest findings: first facts that a rule can name, then sections by their own names, then the weightiest
/// sentence in its own words, else honest sizes. Never more certain than the findings, never longer than <see cref="HeadlineWords.Longest"/>.
/// </summary>
internal static class Headline
{
    private const string Bulk = "bulk";
    private const string Among = ", among other changes";
    private const int MostPhrases = 3;
    private const int MostObjects = 3;

    /// <summary>Findings below this make no headline: "turns ‘may’ into ‘will’" does, a date does not.</summary>
    private const double LeastWeight = 0.2;

    /// <summary>Of a change by which most of a text is new, only what is grave is told beside that.</summary>
    private const double LeastInBulk = 0.7;

    /// <summary>What weighs less is told only where no sentence weighs more than it.</summary>
    private const double LeastBesideQuote = 0.4;

    /// <summary>Of two sentences of about one weight a reader wants the one that holds now.</summary>
    private const double LessForGone = 0.05;

    /// <summary>Fewer words than these changed elsewhere need no mention.</summary>
    private const int WordsOfOthers = 12;

    /// <summary>A quotation shorter than this says nothing.</summary>
    private const int ShortestQuote = 40;

    public static string Of(TextDiff diff, IReadOnlyList<Finding> findings)
    {
        var told = findings.Where(finding => finding.Phrase is not null && finding.Reason.Weight >= LeastWeight).ToList();
        var isBulk = told.Exists(finding => finding.Reason.Rule == Bulk);
        var named = told.FindAll(finding => !finding.Phrase!.IsQuote && finding.Reason.Rule != SizeRule.Wording && (!isBulk || finding.Reason.Rule == Bulk || finding.Reason.Weight >= LeastInBulk));
        var quoted = told.Where(finding => finding.Phrase!.IsQuote).MaxBy(finding => finding.Reason.Weight - (finding.Reason.NewQuote is null ? LessForGone : 0));
        if (named.Count > 0 && (named[0].Reason.Weight >= LeastBesideQuote || named[0].Reason.Weight >= (quoted?.Reason.Weight ?? 0))) return Named(diff, named, isBulk);
        return quoted is null ? HeadlineSizes.Of(diff, findings) : Quoted(diff, quoted);
    }

    /// <summary>For a change that is nobody's news.</summary>
    public static string OfQuiet(ChangeKind kind, TextDiff diff, IReadOnlyList<SentenceChange> changes) => kind switch
    {
        ChangeKind.RedatedOnly when changes.Select(DateRule.Moved).FirstOrDefault(moved => moved is not null) is { } dates =>
            $"changes only its date, from {dates.Old} to {dates.New}",
        ChangeKind.RedatedOnly => "changes only its date",
        ChangeKind.ContactOnly => "changes only contact details",
        _ => HeadlineSizes.Of(diff),
    };

    private static string Named(TextDiff diff, List<Finding> named, bool isBulk)
    {
        var groups = named
            .Select(finding => (Phrase: Hedged(finding.Phrase!, isBulk), Weight: OrderOf(finding)))
            .GroupBy(part => (part.Phrase.Verb, part.Phrase.Tail))
            .OrderByDescending(group => group.Max(part => part.Weight))
            .Select(group => group.Select(part => part.Phrase).Distinct().ToList())
            .ToList();
        var parts = groups.Take(MostPhrases).Select(group => Phrase(group, MostObjects)).ToList();
        if (HeadlineWords.List(parts).Length > HeadlineWords.Longest) parts = [.. groups.Take(MostPhrases).Select(group => Counted(group) ?? Phrase(group, MostObjects))];
        while (parts.Count > 1 && HeadlineWords.List(parts).Length > HeadlineWords.Longest) parts.RemoveAt(parts.Count - 1);
        if (parts is [{ Length: > HeadlineWords.Longest }]) parts[0] = Phrase(groups[0], 2);
        if (parts is [{ Length: > HeadlineWords.Longest }]) parts[0] = Shortened(groups[0]);
        var sentence = HeadlineWords.List(parts);
        var isMore = parts.Count < groups.Count || (!isBulk && HasOthers(diff, named));
        return isMore && sentence.Length + Among.Length <= HeadlineWords.Longest ? sentence + Among : sentence;
    }

    /// <summary>What most of the text did is said before what some of it did.</summary>
    private static double OrderOf(Finding finding) => finding.Reason.Rule == Bulk ? 1 : finding.Reason.Weight;

    /// <summary>Where most of a text is new, what a rule no longer finds may stand there in other words.</summary>
    private static HeadlinePhrase Hedged(HeadlinePhrase phrase, bool isBulk) => isBulk && phrase.Verb == "drops" ? phrase with { Verb = "no longer states" } : phrase;

    private static string Phrase(List<HeadlinePhrase> group, int most)
    {
        var (first, objects) = (group[0], group.Select(phrase => phrase.Object).Distinct().ToList());
        var shown = objects.Count > most ? [.. objects.Take(most - 1), $"{objects.Count - most + 1} more"] : objects;
        return $"{(objects.Count > 1 ? first.Plural ?? first.Verb : first.Verb)} {HeadlineWords.List(shown)}{(first.Tail.Length > 0 ? " " + first.Tail : "")}";
    }

    /// <summary>"removes 31 sections": of several that have names, their number, where the names take the room of other news.</summary>
    private static string? Counted(List<HeadlinePhrase> group) =>
        group.Count > 2 && group[0].Counted is { } counted ? $"{group[0].Verb.Split(' ')[0]} {HeadlineWords.Count(group.Count, counted)}" : null;

    /// <summary>One object alone; what follows it gives way first.</summary>
    private static string Shortened(List<HeadlinePhrase> group)
    {
        var bare = $"{group[0].Verb} {group[0].Object}";
        return bare.Length <= HeadlineWords.Longest ? bare : $"{group[0].Verb} {HeadlineWords.Quote(group[0].Object.Trim('‘', '’'), HeadlineWords.Longest - group[0].Verb.Length - 1)}";
    }

    /// <summary>The weightiest sentence in its own words, and how much else changed.</summary>
    private static string Quoted(TextDiff diff, Finding finding)
    {
        var phrase = finding.Phrase!;
        var rest = HeadlineSizes.Besides(diff, finding.Reason.Row, phrase.Verb);
        var tail = phrase.Tail.Length > 0 ? " " + phrase.Tail : "";
        if (rest.Length > Among.Length && Room(rest) < phrase.Object.Length) rest = Among;
        if (Room(rest) < ShortestQuote) tail = "";
        return $"{phrase.Verb} {HeadlineWords.Quote(phrase.Object, Room(rest))}{tail}{rest}";

        int Room(string after) => HeadlineWords.Longest - phrase.Verb.Length - 1 - tail.Length - after.Length;
    }

    /// <summary>Whether words changed in rows that none of the findings tells of.</summary>
    private static bool HasOthers(TextDiff diff, List<Finding> named)
    {
        var told = named.SelectMany(finding => finding.Rows).Concat(named.Select(finding => finding.Reason.Row).OfType<int>()).ToHashSet();
        var words = 0;
        foreach (var (index, row) in diff.Rows.Index())
        {
            if (row.Kind is RowKind.Same or RowKind.MovedHere or RowKind.MovedAway || told.Contains(index)) continue;
            words += Math.Max(WordCounts.Count(row.Tokens, TokenMark.Added), WordCounts.Count(row.Tokens, TokenMark.Removed));
            if (words >= WordsOfOthers) return true;
        }

        return false;
    }
}

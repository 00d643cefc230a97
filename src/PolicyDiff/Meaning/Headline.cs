using System.Globalization;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning.Rules;

namespace PolicyDiff.Meaning;

/// <summary>Makes one neutral sentence of the strongest findings, or of honest sizes; never more certain than they are.</summary>
internal static class Headline
{
    /// <summary>Verbs of whole clauses; a topic with both is rewritten.</summary>
    public const string AddsClauses = "adds text on";
    public const string RemovesClauses = "removes text on";
    private const string RewritesClauses = "rewrites text on";

    private const int MostPhrases = 3;
    private const int MostObjects = 3;

    /// <summary>Findings below this make no headline: "turns ‘may’ into ‘will’" does, a date does not.</summary>
    private const double LeastWeight = 0.2;

    public static string Of(TextDiff diff, IReadOnlyList<Finding> findings)
    {
        var told = findings.Where(finding => finding.Phrase is not null && finding.Reason.Weight >= LeastWeight).ToList();
        if (told.Count == 0) return Small(diff, findings);
        var rewritten = Objects(told, AddsClauses).Intersect(Objects(told, RemovesClauses)).ToHashSet();
        var isBulk = told.Exists(finding => finding.Reason.Rule == "bulk");
        var phrases = told
            .Select(finding => (Phrase: Hedged(Rewritten(finding.Phrase!, rewritten), isBulk), Weight: OrderOf(finding)))
            .GroupBy(part => (part.Phrase.Verb, part.Phrase.Tail))
            .OrderByDescending(group => group.Max(part => part.Weight))
            .Take(MostPhrases)
            .Select(group => Phrase(group.Key.Verb, [.. group.Select(part => part.Phrase.Object).Distinct()], group.Key.Tail))
            .ToList();
        return List(phrases);
    }

    /// <summary>For a change that is nobody's news.</summary>
    public static string OfQuiet(ChangeKind kind, TextDiff diff, IReadOnlyList<SentenceChange> changes) => kind switch
    {
        ChangeKind.RedatedOnly when changes.Select(DateRule.Moved).FirstOrDefault(moved => moved is not null) is { } dates =>
            $"changes only its date, from {dates.Old} to {dates.New}",
        ChangeKind.RedatedOnly => "changes only its date",
        ChangeKind.ContactOnly => "changes only contact details",
        _ => Sizes(diff),
    };

    /// <summary>What most of the text did is said before what some of it did.</summary>
    private static double OrderOf(Finding finding) => finding.Reason.Rule == "bulk" ? 1 : finding.Reason.Weight;

    private static IEnumerable<string> Objects(List<Finding> findings, string verb) =>
        findings.Where(finding => finding.Phrase!.Verb == verb).Select(finding => finding.Phrase!.Object);

    private static HeadlinePhrase Rewritten(HeadlinePhrase phrase, HashSet<string> rewritten) =>
        phrase.Verb is AddsClauses or RemovesClauses && rewritten.Contains(phrase.Object) ? phrase with { Verb = RewritesClauses } : phrase;

    /// <summary>Where most of a text is new, what a rule no longer finds may stand there in other words.</summary>
    private static HeadlinePhrase Hedged(HeadlinePhrase phrase, bool isBulk) => isBulk && phrase.Verb == "drops" ? phrase with { Verb = "no longer names" } : phrase;

    private static string Phrase(string verb, List<string> objects, string tail)
    {
        var shown = objects.Count > MostObjects ? [.. objects.Take(MostObjects - 1), Count(objects.Count - MostObjects + 1, "other point")] : objects;
        return $"{verb} {List(shown)}{(tail.Length > 0 ? " " + tail : "")}";
    }

    /// <summary>A few words without a fact: the words themselves where they are few, else where and how many.</summary>
    private static string Small(TextDiff diff, IReadOnlyList<Finding> findings)
    {
        var wording = findings.FirstOrDefault(finding => finding.Reason.Rule == "wording")?.Phrase;
        var isAll = diff.Rows.All(row => row.Kind is RowKind.Same or RowKind.Edited);
        return wording is not null && isAll ? Phrase(wording.Verb, [wording.Object], wording.Tail) + Under(diff) : Sizes(diff);
    }

    private static string Sizes(TextDiff diff)
    {
        var parts = new List<string>();
        Add("rewords", row => row.Kind is RowKind.Edited or RowKind.MovedAndEdited);
        Add("adds", row => row.Kind == RowKind.Added);
        Add("removes", row => row.Kind == RowKind.Removed);
        if (parts.Count == 0) Add("moves", row => row.Kind == RowKind.MovedHere);
        return parts.Count == 0 ? "changes nothing that is read" : List(parts) + Under(diff);

        void Add(string verb, Func<DiffRow, bool> isMeant)
        {
            var rows = diff.Rows.Where(row => isMeant(row) && HasWords(diff, row)).ToList();
            if (rows.Count > 0) parts.Add(Quoted(diff, rows, verb) ?? $"{verb} {Count(rows.Count, "clause")}");
        }
    }

    /// <summary>A single clause that is short enough is told by its own words.</summary>
    private static string? Quoted(TextDiff diff, List<DiffRow> rows, string verb)
    {
        const int longest = 70;
        if (verb is not ("adds" or "removes") || rows is not [var only]) return null;
        var plain = PlainOf(diff, only).Trim();
        return plain.Length <= longest && !plain.Contains('\n', StringComparison.Ordinal) && !plain.Contains('\t', StringComparison.Ordinal) ? $"{verb} ‘{plain}’" : null;
    }

    /// <summary>A rule, a lone bullet or the line with the date that came or went is no clause.</summary>
    private static bool HasWords(TextDiff diff, DiffRow row) => PlainOf(diff, row) is var plain && plain.Any(char.IsLetterOrDigit) && !DateRule.IsDateLine(plain);

    private static string PlainOf(TextDiff diff, DiffRow row) => (row.NewIndex is { } j ? diff.New.Blocks[j] : diff.Old.Blocks[row.OldIndex!.Value]).PlainText;

    private static string Under(TextDiff diff)
    {
        const int longest = 100;
        var headings = Hunks.Of(diff).Select(hunk => hunk.Heading).Distinct().Take(2).ToList();
        return headings is [{ Length: <= longest } only] ? $" under ‘{only}’" : "";
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string List(List<string> parts) => parts.Count switch
    {
        1 => parts[0],
        2 => $"{parts[0]} and {parts[1]}",
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
    };
}

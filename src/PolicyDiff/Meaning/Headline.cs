using System.Globalization;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning.Rules;

namespace PolicyDiff.Meaning;

/// <summary>Makes one neutral sentence of the strongest findings, or of honest sizes; never more certain than they are.</summary>
internal static class Headline
{
    /// <summary>Verbs of whole clauses; a topic with both is rewritten.</summary>
    public const string AddsClauses = "adds clauses on";
    public const string RemovesClauses = "removes clauses on";
    private const string RewritesClauses = "rewrites clauses on";

    private const int MostPhrases = 3;
    private const int MostObjects = 3;

    /// <summary>Findings below this make no headline: "turns ‘may’ into ‘will’" does, a date does not.</summary>
    private const double LeastWeight = 0.2;

    public static string Of(TextDiff diff, IReadOnlyList<Finding> findings)
    {
        var told = findings.Where(finding => finding.Phrase is not null && finding.Reason.Weight >= LeastWeight).ToList();
        var rewritten = Objects(told, AddsClauses).Intersect(Objects(told, RemovesClauses)).ToHashSet();
        var phrases = told
            .Select(finding => (Phrase: Rewritten(finding.Phrase!, rewritten), finding.Reason.Weight))
            .GroupBy(part => (part.Phrase.Verb, part.Phrase.Tail))
            .OrderByDescending(group => group.Max(part => part.Weight))
            .Take(MostPhrases)
            .Select(group => Phrase(group.Key.Verb, [.. group.Select(part => part.Phrase.Object).Distinct()], group.Key.Tail))
            .ToList();
        return phrases.Count > 0 ? List(phrases) : Sizes(diff);
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

    private static IEnumerable<string> Objects(List<Finding> findings, string verb) =>
        findings.Where(finding => finding.Phrase!.Verb == verb).Select(finding => finding.Phrase!.Object);

    private static HeadlinePhrase Rewritten(HeadlinePhrase phrase, HashSet<string> rewritten) =>
        phrase.Verb is AddsClauses or RemovesClauses && rewritten.Contains(phrase.Object) ? phrase with { Verb = RewritesClauses } : phrase;

    private static string Phrase(string verb, List<string> objects, string tail)
    {
        var shown = objects.Count > MostObjects ? [.. objects.Take(MostObjects - 1), Count(objects.Count - MostObjects + 1, "other point")] : objects;
        return $"{verb} {List(shown)}{(tail.Length > 0 ? " " + tail : "")}";
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
            if (diff.Rows.Where(isMeant).Count(row => HasWords(diff, row)) is var count and > 0) parts.Add($"{verb} {Count(count, "clause")}");
        }
    }

    /// <summary>A rule or a lone bullet that came or went is no clause.</summary>
    private static bool HasWords(TextDiff diff, DiffRow row) =>
        (row.NewIndex is { } j ? diff.New.Blocks[j] : diff.Old.Blocks[row.OldIndex!.Value]).PlainText.Any(char.IsLetterOrDigit);

    private static string Under(TextDiff diff)
    {
        var headings = Hunks.Of(diff).Select(hunk => hunk.Heading).Distinct().ToList();
        return headings is [{ } only] ? $" under ‘{only}’" : "";
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string List(List<string> parts) => parts.Count switch
    {
        1 => parts[0],
        2 => $"{parts[0]} and {parts[1]}",
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
    };
}

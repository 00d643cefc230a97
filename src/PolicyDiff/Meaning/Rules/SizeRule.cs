using System.Globalization;
using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Words;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Rules;

/// <summary>How much was reworded, moved or exchanged: the reason that is always there, and by itself never makes more than a minor change.</summary>
internal static class SizeRule
{
    /// <summary>Fewer words touched are no bulk, however short the text.</summary>
    private const int LeastBulk = 300;

    /// <summary>The rule's name.</summary>
    public const string Wording = "wording";

    private const int LeastRun = 3;
    private const int LeastPlaces = 3;
    private const int LongestName = 30;
    private const int LongestRun = 80;

    /// <summary>The share of a text that must have come or gone to speak of most of it.</summary>
    private const double Most = 0.6;

    public static IEnumerable<Finding> Find(TextDiff diff, IReadOnlyList<SentenceChange> changes)
    {
        if (Bulk(diff) is { } bulk) yield return bulk;
        var dates = changes.Where(DateRule.IsDateOnly).Select(change => change.Shown.Row).ToHashSet();
        var edited = diff.Rows.Index().Where(row => row.Item.Kind is RowKind.Edited or RowKind.MovedAndEdited && !dates.Contains(row.Index)).ToList();
        if (edited.Count > 0) yield return Rewording(edited.ConvertAll(row => row.Item), edited[0].Index);

        var moved = diff.Rows.Count(row => row.Kind is RowKind.MovedHere or RowKind.MovedAndEdited);
        if (moved == 0) yield break;
        var elsewhere = MovedToAnotherHeading(diff);
        yield return Of("moved", $"Moves {Clauses(moved)}{(elsewhere > 0 ? $", {(elsewhere == moved ? "" : Number(elsewhere) + " of them ")}to another heading" : "")}", elsewhere > 0 ? Weights.MovedToAnotherHeading : Weights.Moved);
    }

    /// <summary>True for an exchange of words, told verbatim, that another finding has already told what it means.</summary>
    public static bool IsToldBy(Finding finding, List<Finding> all) =>
        finding.Reason is { Rule: Wording, OldPlace: { } old, NewPlace: { } @new }
        && !finding.Reason.Sentence.EndsWith(" places", StringComparison.Ordinal)
        && all.Exists(other => other.Reason.Rule != Wording && Holds(other.Reason.OldPlace, old) && Holds(other.Reason.NewPlace, @new));

    private static bool Holds(QuotePlace? told, QuotePlace words) =>
        told is { IsWhole: false } && told.Block == words.Block && told.WordsStart <= words.WordsStart && words.WordsEnd <= told.WordsEnd;

    /// <summary>Most of the text came, went or was replaced; said first, because single facts would make it look like less.</summary>
    private static Finding? Bulk(TextDiff diff)
    {
        var (added, removed) = (diff.Counts.Added, diff.Counts.Removed);
        if (added + removed < LeastBulk) return null;
        var (old, @new) = (Words(diff.Old), Words(diff.New));
        var (isGone, isCome) = (removed >= Most * old, added >= Most * @new);
        if (!isGone && !isCome) return null;
        var (sentence, phrase) = (isGone, isCome) switch
        {
            (true, true) => ($"Replaces most of the text: {Number(removed)} of {Number(old)} words gone, {Number(added)} of {Number(@new)} new", new HeadlinePhrase("replaces", "most of the text")),
            (true, false) => ($"Removes {Number(removed)} of {Number(old)} words", new("removes", "most of the text")),
            _ => ($"Adds {Number(added)} words to {Number(old)}", new("adds", $"{Number(added)} words to a text of {Number(old)}")),
        };
        return new(new("bulk", sentence, null, null, null, Weights.Bulk, ChangeDirection.Neutral, null), null, phrase);
    }

    private static Finding Rewording(List<DiffRow> edited, int first)
    {
        var words = edited.Sum(row => Math.Max(WordCounts.Count(row.Tokens, TokenMark.Added), WordCounts.Count(row.Tokens, TokenMark.Removed)));
        var weight = Math.Min(Weights.SizeMost, words / Weights.WordsPerUnit);
        if (SameEdit.Of(edited) is not { } edit) return Largest(edited, words, first, weight);
        var places = edited.Count == 1 ? "" : $" in {Number(edited.Count)} places";
        var (old, @new) = edit.In(edited[0]);
        var reason = new Reason(Wording, edit.Sentence + places, null, null, first, weight, ChangeDirection.Neutral, null).Quoting(old, @new);
        return new(reason, null, edit.Phrase with { Tail = (edit.Phrase.Tail + places).Trim() });
    }

    /// <summary>Many small edits: how many, and the longest words that came, else that went, so that there is something to see.</summary>
    private static Finding Largest(List<DiffRow> edited, int words, int first, double weight)
    {
        var sentence = $"Rewords {Clauses(edited.Count)}, {(words == 1 ? "1 word" : Number(words) + " words")}";
        var (verb, clauses) = ("rewords", HeadlineWords.Count(edited.Count, "clause"));
        var runs = edited.SelectMany(row => SameEdit.RunsOf(row).Select(run => (Row: row, run.Edit)))
            .Where(run => !string.Equals(run.Edit.Removed, run.Edit.Added, StringComparison.OrdinalIgnoreCase) && !(run.Edit.Added is { } line && DateRule.IsDateLine(line))).ToList();
        var added = runs.Where(run => IsTelling(run.Edit.Added)).Select(run => ((DiffRow Row, SameEdit Edit)?)run).MaxBy(run => run!.Value.Edit.Added!.Length);
        var removed = runs.Where(run => IsTelling(run.Edit.Removed)).Select(run => ((DiffRow Row, SameEdit Edit)?)run).MaxBy(run => run!.Value.Edit.Removed!.Length);
        var reason = new Reason(Wording, sentence, null, null, first, weight, ChangeDirection.Neutral, null);
        if (Renaming(runs.ConvertAll(run => run.Edit), edited.Count) is var (renaming, times))
        {
            var place = renaming.In(runs.Find(run => run.Edit == renaming).Row);
            return new(reason.Quoting(place.Old, place.New), null, new(verb, clauses, $"turning {renaming.Phrase.Object.Replace("’ to ‘", "’ into ‘", StringComparison.Ordinal)} in {Number(times)} places"));
        }

        if ((added ?? removed) is not var (row, edit)) return new(reason, null, new(verb, clauses));
        var (old, @new) = edit.In(row);

        // A sentence that came behind another, and nothing else: that clause was not reworded.
        if (runs.Count == 1 && (edit.Removed is null || edit.Added is null)) return new(reason.Quoting(old, @new), null, new(edit.Added is null ? "removes" : "adds", HeadlineWords.Quote(edit.Added ?? edit.Removed!, LongestRun)));
        return added is null
            ? new(reason.Quoting(old!, isNew: false), null, new(verb, clauses, $"removing {HeadlineWords.Quote(edit.Removed!, LongestRun)}"))
            : new(reason.Quoting(@new!, isNew: true), null, new(verb, clauses, $"adding {HeadlineWords.Quote(edit.Added!, LongestRun)}"));
    }

    /// <summary>One exchange of a few words that is most of what happened: a name that changed, a word spelt in another way.</summary>
    private static (SameEdit Edit, int Times)? Renaming(List<SameEdit> edits, int clauses)
    {
        var most = edits.Where(edit => edit is { Removed.Length: <= LongestName, Added.Length: <= LongestName }).CountBy(edit => edit).OrderByDescending(edit => edit.Value).FirstOrDefault();
        return most.Key is { } renaming && most.Value >= LeastPlaces && most.Value * 2 > edits.Count && most.Value * 2 > clauses ? (renaming, most.Value) : null;
    }

    /// <summary>Fewer words than three say nothing out of their sentence.</summary>
    private static bool IsTelling(string? run) => run is not null && Canonical.CountWords(run) >= LeastRun;

    private static int Words(PolicyText text) => text.Blocks.Sum(block => Canonical.CountWords(block.PlainText));

    /// <summary>How many clauses (headings are none) stand under another heading now, word for word.</summary>
    private static int MovedToAnotherHeading(TextDiff diff)
    {
        var headings = new HeadingPath(diff);
        var left = diff.Rows.Index().Where(row => row.Item.Kind == RowKind.MovedAway).ToDictionary(row => row.Item.OldIndex!.Value, row => headings.Of(row.Index));
        return diff.Rows.Index().Count(row => row.Item is { Kind: RowKind.MovedHere, OldIndex: { } old, NewIndex: { } @new }
            && diff.New.Blocks[@new].Kind != BlockKind.Heading && left.TryGetValue(old, out var before) && before != headings.Of(row.Index));
    }

    private static string Clauses(int count) => count == 1 ? "1 clause" : Number(count) + " clauses";

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static Finding Of(string rule, string sentence, double weight) => new(new(rule, sentence, null, null, null, weight, ChangeDirection.Neutral, null), null, null);
}

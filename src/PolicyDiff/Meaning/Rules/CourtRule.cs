using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// A reworded sentence on courts, governing law or arbitration in which a name or "exclusive" changed: who decides a dispute, and by which law,
/// hangs on single words.
/// </summary>
internal static class CourtRule
{
    private static readonly string[] Exclusive = ["exclusiv", "ausschlie", "esclusiv", "uitsluit", "seul"];

    public static IEnumerable<Finding> Find(ChangeSet set, IReadOnlyList<Finding> told)
    {
        var known = told.Where(finding => finding.Reason.Topic == "arbitration").Select(finding => finding.Reason.Row).ToHashSet();
        foreach (var change in set.Reworded)
        {
            if (known.Contains(change.New!.Row) || !Decides(change.Old!) || !Decides(change.New) || Differing(change) is not var (old, @new)) continue;
            if (!Names(change.Old!, old) && !Names(change.New, @new)) continue;
            var reason = new Reason("court", "The court, the law or the arbitrator that decides is another", null, null, change.New.Row, Weights.Court, ChangeDirection.Neutral, "arbitration")
                .Quoting(change.Old!.QuoteAround(old), change.New.QuoteAround(@new));
            yield return new(reason, change.New.Heading, new("changes", "which court or law decides"));
        }
    }

    private static bool Decides(Sentence sentence) => sentence.Hits.Exists(hit => hit is { Kind: PhraseKind.Statement, Label: "disputes" });

    /// <summary>From the first to the last word that differ; null where nothing but small words do.</summary>
    private static (WordRange Old, WordRange New)? Differing(SentenceChange change)
    {
        var (old, @new) = (change.Old!.Words.Words, change.New!.Words.Words);
        var start = 0;
        while (start < old.Length && start < @new.Length && old[start] == @new[start]) start++;
        var end = 0;
        while (end < Math.Min(old.Length, @new.Length) - start && old[^(end + 1)] == @new[^(end + 1)]) end++;
        if (Misprint.IsAll(change) || start + end >= Math.Max(old.Length, @new.Length)) return null;
        return (new(start, Math.Max(start, old.Length - end - 1)), new(start, Math.Max(start, @new.Length - end - 1)));
    }

    /// <summary>A name, or a word that shuts other courts out, stands among the words.</summary>
    private static bool Names(Sentence sentence, WordRange range)
    {
        for (var word = range.First; word <= Math.Min(range.Last, sentence.Words.Count - 1); word++)
        {
            if (word > 0 && char.IsUpper(sentence.Text[sentence.Words.Starts[word]]) && !sentence.Lexicon!.NotNameParts.Contains(sentence.Text.Substring(sentence.Words.Starts[word], sentence.Words.Words[word].Length))) return true;
            if (Array.Exists(Exclusive, start => sentence.Words.Words[word].StartsWith(start, StringComparison.Ordinal))) return true;
        }

        return false;
    }
}

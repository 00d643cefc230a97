using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// A reworded sentence on courts, governing law or arbitration in which a name or "exclusive" changed: who decides a dispute, and by which law,
/// hangs on single words.
/// </summary>
internal static class CourtRule
{
    /// <summary>So many words from what speaks of courts or law.</summary>
    private const int Near = 7;

    private static readonly string[] Exclusive = ["exclusiv", "ausschlie", "esclusiv", "uitsluit", "seul"];

    /// <summary>Endings of nouns that are no places.</summary>
    private static readonly string[] GermanNouns = ["ung", "ungen", "keit", "keiten", "heit", "heiten", "schaft", "tion", "recht", "rechts", "sitz", "stand", "fall", "fällen", "teil", "kraft", "weise", "verfahren"];

    public static IEnumerable<Finding> Find(ChangeSet set, IReadOnlyList<Finding> told)
    {
        var known = told.Where(finding => finding.Reason.Topic == "arbitration").Select(finding => finding.Reason.Row).ToHashSet();
        foreach (var change in set.Reworded)
        {
            if (known.Contains(change.New!.Row) || !Decides(change.Old!) || !Decides(change.New) || Differing(change) is not var (old, @new)) continue;
            if (!Changes(change.Old!, old, change.New) && !Changes(change.New, @new, change.Old!)) continue;
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

    /// <summary>
    /// A name near the words on courts or law that the other sentence has not, or a word that shuts other courts out. A fee, a party or a heading
    /// that is written large elsewhere in the sentence decides nothing.
    /// </summary>
    private static bool Changes(Sentence sentence, WordRange range, Sentence other)
    {
        for (var word = range.First; word <= Math.Min(range.Last, sentence.Words.Count - 1); word++)
        {
            var written = sentence.Words.Words[word];
            if (Array.IndexOf(other.Words.Words, written) >= 0) continue;
            if (Array.Exists(Exclusive, start => written.StartsWith(start, StringComparison.Ordinal))) return true;
            if (word > 0 && IsName(sentence, word) && sentence.Hits.Exists(hit => hit is { Kind: PhraseKind.Statement, Label: "disputes" } && word >= hit.First - Near && word <= hit.Last + Near)) return true;
        }

        return false;
    }

    private static bool IsName(Sentence sentence, int word)
    {
        var written = sentence.Text.Substring(sentence.Words.Starts[word], sentence.Words.Words[word].Length);
        if (!char.IsUpper(written[0]) || sentence.Lexicon!.NotNameParts.Contains(written)) return false;

        // German writes all nouns large: a place stands bare behind one of these, or an adjective of one ends like it.
        return sentence.Lexicon.Language != "de" || (sentence.Words.Words[word - 1] is "in" or "von" or "zu" or "ist" or "republik" or "nach" or "kanton" && !Array.Exists(GermanNouns, end => written.EndsWith(end, StringComparison.Ordinal)));
    }
}

using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Blocks;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning;

/// <summary>
/// The sentences that a diff really changed: a sentence that stands in another changed block of the other text was only moved,
/// split off, merged or set in another way, and is left out; the rest pair up by what they say.
/// </summary>
internal static class ChangedSentences
{
    private const double ThresholdInRow = 0.4;
    private const double ThresholdElsewhere = 0.55;
    private const int FurthestLead = 40;

    public static List<SentenceChange> Of(TextDiff diff, TextLanguages languages)
    {
        var (old, @new) = Collect(diff, new HeadingPath(diff), languages);
        var (oldKnown, newKnown) = (Keys(old), Keys(@new));
        old.RemoveAll(sentence => newKnown.Contains(sentence.Key));
        @new.RemoveAll(sentence => oldKnown.Contains(sentence.Key));
        RejoinedSentences.Remove(diff, old, @new);

        var changes = new List<SentenceChange>();
        var (oldRows, newRows) = (old.ToLookup(sentence => sentence.Row), @new.ToLookup(sentence => sentence.Row));
        var taken = new HashSet<Sentence>(ReferenceEqualityComparer.Instance);
        foreach (var row in oldRows.Select(row => row.Key).Where(newRows.Contains)) Pair([.. oldRows[row]], [.. newRows[row]], (changes, taken), ThresholdInRow);
        old.RemoveAll(taken.Contains);
        @new.RemoveAll(taken.Contains);
        Pair(old, @new, (changes, taken), ThresholdElsewhere);
        old.RemoveAll(taken.Contains);
        @new.RemoveAll(taken.Contains);
        changes.AddRange(old.Select(sentence => new SentenceChange(sentence, null)));
        changes.AddRange(@new.Select(sentence => new SentenceChange(null, sentence)));
        return [.. changes.OrderBy(change => change.Shown.Row)];
    }

    private static HashSet<string> Keys(List<Sentence> sentences) => [.. sentences.Select(sentence => sentence.Key)];

    private static (List<Sentence> Old, List<Sentence> New) Collect(TextDiff diff, HeadingPath headings, TextLanguages languages)
    {
        var (old, @new) = (new List<Sentence>(), new List<Sentence>());
        for (var row = 0; row < diff.Rows.Count; row++)
        {
            var (kind, i, j) = (diff.Rows[row].Kind, diff.Rows[row].OldIndex, diff.Rows[row].NewIndex);
            if (kind is RowKind.Same or RowKind.MovedHere or RowKind.MovedAway) continue;
            if (i is not null && kind != RowKind.SplitOff) old.AddRange(Sentences(diff.Old, i.Value, row, new(headings.Of(row), LeadOf(diff.Old, i.Value), languages.OfBlock(diff.Old, i.Value))));
            if (j is not null && kind != RowKind.MergedIn) @new.AddRange(Sentences(diff.New, j.Value, row, new(headings.Of(row), LeadOf(diff.New, j.Value), languages.OfBlock(diff.New, j.Value))));
        }

        return (old, @new);
    }

    private static IEnumerable<Sentence> Sentences(PolicyText text, int index, int row, SentenceContext context) =>
        SentenceSplitter.Cut(text.Blocks[index].PlainText).Select(sentence => new Sentence(sentence.Text, row, context, new(index, sentence.Start)));

    /// <summary>"You may not:", "We collect:" before the list that this block is an item of: what an item lacks of actor and verb.</summary>
    internal static string? LeadOf(PolicyText text, int index)
    {
        if (text.Blocks[index].Kind != BlockKind.ListItem) return null;
        for (var before = index - 1; before >= 0 && before >= index - FurthestLead; before--)
        {
            var (block, item) = (text.Blocks[before], text.Blocks[index]);
            if (block.Kind == BlockKind.ListItem && block.Level >= item.Level) continue;
            var plain = block.PlainText.TrimEnd();
            return plain.EndsWith(':') ? SentenceSplitter.Split(plain)[^1] : null;
        }

        return null;
    }

    private static void Pair(List<Sentence> from, List<Sentence> to, (List<SentenceChange> Changes, HashSet<Sentence> Taken) made, double threshold)
    {
        if (from.Count == 0 || to.Count == 0 || Math.Max(from.Count, to.Count) > DiffBudget.UnmatchedBlocks) return;

        // A block that paired as a whole and has one changed sentence on each side: they are each other's, however little is left.
        var least = from.Count == 1 && to.Count == 1 && from[0].Row == to[0].Row ? 0 : threshold;
        var similarity = new Similarity(from.ConvertAll(sentence => sentence.Text), to.ConvertAll(sentence => sentence.Text));
        foreach (var pair in similarity.Pairs(least).OrderByDescending(pair => pair.Score).ThenBy(pair => Math.Abs(pair.Old - pair.New)))
        {
            var (before, after) = (from[pair.Old], to[pair.New]);
            if (made.Taken.Contains(before) || made.Taken.Contains(after)) continue;
            made.Taken.Add(before);
            made.Taken.Add(after);
            made.Changes.Add(new(before, after));
        }
    }
}

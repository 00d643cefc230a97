using PolicyDiff.Diffing;

namespace PolicyDiff.Meaning;

/// <summary>
/// Sentences of a reworded block that were only joined to a neighbour or parted from it ("number Note: we never" and "numberNote: we never"): letter
/// by letter they stand in the block of the other text, and what stands there of the one text is as long as what stands there of the other.
/// </summary>
internal static class RejoinedSentences
{
    /// <summary>In longer blocks nothing is searched: one sentence after another in them would cost their square.</summary>
    private const int Longest = 20_000;

    /// <summary>Fewer letters stand by chance in another sentence.</summary>
    private const int Shortest = 12;

    /// <summary>Takes them out of both lists.</summary>
    public static void Remove(TextDiff diff, List<Sentence> old, List<Sentence> @new)
    {
        var byRow = @new.ToLookup(sentence => sentence.Row);
        var rejoined = new HashSet<Sentence>(ReferenceEqualityComparer.Instance);
        foreach (var before in old.GroupBy(sentence => sentence.Row))
        {
            var row = diff.Rows[before.Key];
            if (row is not { Kind: RowKind.Edited or RowKind.MovedAndEdited, OldIndex: { } i, NewIndex: { } j }) continue;
            var (oldBlock, newBlock) = (diff.Old.Blocks[i].PlainText, diff.New.Blocks[j].PlainText);
            if (Math.Max(oldBlock.Length, newBlock.Length) > Longest) continue;
            var (gone, come) = (In(newBlock, before), In(oldBlock, byRow[before.Key]));
            if (gone.Count > 0 && gone.Sum(Letters) == come.Sum(Letters)) rejoined.UnionWith([.. gone, .. come]);
        }

        if (rejoined.Count == 0) return;
        old.RemoveAll(rejoined.Contains);
        @new.RemoveAll(rejoined.Contains);
    }

    private static List<Sentence> In(string block, IEnumerable<Sentence> sentences)
    {
        var letters = Squeeze(block);
        return [.. sentences.Where(sentence => Squeeze(sentence.Text) is { Length: >= Shortest } own && letters.Contains(own, StringComparison.Ordinal))];
    }

    private static int Letters(Sentence sentence) => sentence.Text.Count(char.IsLetterOrDigit);

    private static string Squeeze(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}

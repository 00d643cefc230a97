using PolicyDiff.Diffing;

namespace PolicyDiff.Meaning;

/// <summary>
/// Sentences of a reworded or split block that were only joined to a neighbour or parted from it ("number Note: we never" and "numberNote: we never"): letter
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
        var rejoined = new HashSet<Sentence>(ReferenceEqualityComparer.Instance);
        var parts = @new.Where(sentence => OldBlock(diff, sentence) is not null).ToLookup(sentence => OldBlock(diff, sentence));
        foreach (var before in old.GroupBy(sentence => OldBlock(diff, sentence)))
        {
            if (before.Key is not { } index || parts[index].FirstOrDefault() is null) continue;
            var oldText = diff.Old.Blocks[index].PlainText;
            var newText = string.Concat(Rows(diff, before.First().Row, index).Select(row => diff.New.Blocks[row.NewIndex!.Value].PlainText));
            if (Math.Max(oldText.Length, newText.Length) > Longest) continue;
            var (gone, come) = (In(newText, before), In(oldText, parts[index]));
            if (gone.Count > 0 && gone.Sum(Letters) == come.Sum(Letters)) rejoined.UnionWith([.. gone, .. come]);
        }

        if (rejoined.Count == 0) return;
        old.RemoveAll(rejoined.Contains);
        @new.RemoveAll(rejoined.Contains);
    }

    /// <summary>The old block that the sentence's row is made of, where the row has both sides.</summary>
    private static int? OldBlock(TextDiff diff, Sentence sentence) =>
        diff.Rows[sentence.Row] is { Kind: RowKind.Edited or RowKind.MovedAndEdited or RowKind.SplitOff, OldIndex: { } index, NewIndex: not null } ? index : null;

    /// <summary>The row of the block and those that were split off it.</summary>
    private static IEnumerable<DiffRow> Rows(TextDiff diff, int first, int index) =>
        diff.Rows.Skip(first).Take(1).Concat(diff.Rows.Skip(first + 1).TakeWhile(row => row.Kind == RowKind.SplitOff && row.OldIndex == index));

    private static List<Sentence> In(string block, IEnumerable<Sentence> sentences)
    {
        var letters = Squeeze(block);
        return [.. sentences.Where(sentence => Squeeze(sentence.Text) is { Length: >= Shortest } own && letters.Contains(own, StringComparison.Ordinal))];
    }

    private static int Letters(Sentence sentence) => sentence.Text.Count(char.IsLetterOrDigit);

    private static string Squeeze(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}

namespace PolicyDiff.Diffing.Words;

/// <summary>
/// An insertion or removal whose words repeat beside it may stand at several places; it slides to where a sentence, a clause or at
/// least a word begins.
/// </summary>
internal static class EditSlide
{
    public static Edit Of(List<Edit> edits, int index, SequencePair pair)
    {
        var edit = edits[index];
        var isInsertion = edit.OldStart == edit.OldEnd;
        if (!isInsertion && edit.NewStart != edit.NewEnd) return edit;
        var sequence = isInsertion ? pair.New : pair.Old;
        var (start, end) = isInsertion ? (edit.NewStart, edit.NewEnd) : (edit.OldStart, edit.OldEnd);
        var (lowest, highest) = Room(edits, index, sequence, isInsertion);
        var (best, bestRank) = (0, Rank(sequence, start, end));
        for (var shift = -1; start + shift >= lowest && SameToken(sequence, start + shift, end + shift); shift--) Consider(shift);
        for (var shift = 1; end + shift <= highest && SameToken(sequence, start + shift - 1, end + shift - 1); shift++) Consider(shift);
        return new(edit.OldStart + best, edit.OldEnd + best, edit.NewStart + best, edit.NewEnd + best);

        void Consider(int shift)
        {
            var rank = Rank(sequence, start + shift, end + shift);
            if (rank > bestRank) (best, bestRank) = (shift, rank);
        }
    }

    /// <summary>How far the edit may slide without touching its neighbours.</summary>
    private static (int Lowest, int Highest) Room(List<Edit> edits, int index, WordSequence sequence, bool isInsertion)
    {
        var lowest = index == 0 ? 0 : (isInsertion ? edits[index - 1].NewEnd : edits[index - 1].OldEnd) + 1;
        var highest = index + 1 == edits.Count ? sequence.Count : (isInsertion ? edits[index + 1].NewStart : edits[index + 1].OldStart) - 1;
        return (lowest, highest);
    }

    private static bool SameToken(WordSequence sequence, int first, int second) => sequence.Numbers[first] == sequence.Numbers[second];

    /// <summary>4: whole sentences; 3: after a comma or bracket; 2: whole words with the space after; 1: with the space before; 0: other.</summary>
    private static int Rank(WordSequence sequence, int start, int end)
    {
        var endsSentence = sequence.Token(end - 1) is "." or "!" or "?" || (end - 2 >= start && IsSpace(sequence, end - 1) && sequence.Token(end - 2) is ".");
        if (start == 0) return endsSentence ? 4 : 2;
        var isAfterSpace = IsSpace(sequence, start - 1);
        var isAfterStop = sequence.Token(start - 1) is "." || (start > 1 && isAfterSpace && sequence.Token(start - 2) is "." or "!" or "?");
        if (isAfterStop && endsSentence) return 4;
        if (sequence.Token(start) is "," or "(" && end < sequence.Count && !IsSpace(sequence, end - 1)) return 3;
        if (isAfterSpace && IsSpace(sequence, end - 1)) return 2;
        return IsSpace(sequence, start) ? 1 : 0;
    }

    private static bool IsSpace(WordSequence sequence, int index) => char.IsWhiteSpace(sequence.Token(index)[0]);
}

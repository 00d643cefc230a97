namespace PolicyDiff.Diffing.Words;

/// <summary>
/// Makes phrases of confetti: a short kept stretch of white space and joining words between two edits goes into the edit, and an
/// insertion or removal slides to where a phrase or sentence begins.
/// </summary>
internal static class PhraseCleaner
{
    private const int LongestIsland = 3;

    public static List<Edit> Clean(List<Edit> edits, WordSequence old, WordSequence @new)
    {
        var cleaned = new List<Edit>(edits.Count);
        foreach (var edit in edits)
        {
            if (cleaned.Count > 0 && IsConfetti(cleaned[^1], edit, old))
            {
                cleaned[^1] = cleaned[^1] with { OldEnd = edit.OldEnd, NewEnd = edit.NewEnd };
            }
            else
            {
                cleaned.Add(edit);
            }
        }

        for (var index = 0; index < cleaned.Count; index++)
        {
            cleaned[index] = WithoutCommonEnds(cleaned[index], old, @new);
            cleaned[index] = Slide(cleaned, index, old, @new);
        }

        return cleaned;
    }

    /// <summary>
    /// A space that was kept between two insertions and went into the edit stands at its end too: then it is an insertion, not a replaced space.
    /// </summary>
    private static Edit WithoutCommonEnds(Edit edit, WordSequence old, WordSequence @new)
    {
        var (oldStart, oldEnd, newStart, newEnd) = edit;
        while (oldStart < oldEnd && newStart < newEnd && old.Numbers[oldEnd - 1] == @new.Numbers[newEnd - 1]) (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        while (oldStart < oldEnd && newStart < newEnd && old.Numbers[oldStart] == @new.Numbers[newStart]) (oldStart, newStart) = (oldStart + 1, newStart + 1);
        return oldStart == oldEnd || newStart == newEnd ? new(oldStart, oldEnd, newStart, newEnd) : edit;
    }

    private static bool IsConfetti(Edit before, Edit after, WordSequence text)
    {
        var (words, content) = (0, 0);
        for (var index = before.OldEnd; index < after.OldStart; index++)
        {
            var token = text.Token(index);
            if (token is "." or "!" or "?" or ";" or "\n" or "\t") return false;
            if (!Tokenizer.IsWord(token)) continue;
            words++;
            if (!StopWords.Contains(token)) content++;
        }

        // One kept content word inside a long rewording is chance; beside a small edit it is what stayed.
        var touched = Words(before, text) + Words(after, text);
        return words <= LongestIsland && (content == 0 || (content == 1 && words <= 2 && touched >= 8));
    }

    private static int Words(Edit edit, WordSequence old) =>
        Math.Max((edit.OldEnd - edit.OldStart) / 2, (edit.NewEnd - edit.NewStart) / 2) is var words && old.Count > 0 ? words : 0;

    private static Edit Slide(List<Edit> edits, int index, WordSequence old, WordSequence @new)
    {
        var edit = edits[index];
        var isInsertion = edit.OldStart == edit.OldEnd;
        if (!isInsertion && edit.NewStart != edit.NewEnd) return edit;
        var sequence = isInsertion ? @new : old;
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

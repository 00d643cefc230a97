using System.Buffers;

namespace PolicyDiff.Diffing.Words;

/// <summary>Quotes and brackets that were put around words, or taken away from them: one edit to a reader, not two.</summary>
internal static class EnclosingMarks
{
    private static readonly SearchValues<char> Opening = SearchValues.Create("\"“„«‹'‘‚([{*_");
    private static readonly SearchValues<char> Closing = SearchValues.Create("\"”“»›'’‘)]}*_");

    /// <summary>
    /// Whether the one edit ends by opening quotes or brackets and the other does nothing but close them: <c>("</c>…<c>")</c>
    /// around a word, or a name written out before its short form in brackets.
    /// </summary>
    public static bool Surround(Edit before, Edit after, SequencePair pair) =>
        HoldsOnly(pair.Old, after.OldStart, after.OldEnd) && HoldsOnly(pair.New, after.NewStart, after.NewEnd)
        && (after.OldStart == after.OldEnd || EndsOpening(pair.Old, before.OldStart, before.OldEnd))
        && (after.NewStart == after.NewEnd || EndsOpening(pair.New, before.NewStart, before.NewEnd));

    private static bool HoldsOnly(WordSequence sequence, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (sequence.Token(index).ContainsAnyExcept(Closing)) return false;
        }

        return true;
    }

    private static bool EndsOpening(WordSequence sequence, int start, int end)
    {
        while (end > start && sequence.Token(end - 1) is " ") end--;
        return end > start && !sequence.Token(end - 1).ContainsAnyExcept(Opening);
    }
}

namespace PolicyDiff.Diffing.Words;

/// <summary>Quotes and brackets that were put around words, or taken away from them: one edit to a reader, not two.</summary>
internal static class EnclosingMarks
{
    private const string Opening = "\"“„«‹'‘‚([{*_";
    private const string Closing = "\"”“»›'’‘)]}*_";

    /// <summary>Whether the one edit opens and the other closes quotes or brackets, with nothing else in either.</summary>
    public static bool Surround(Edit before, Edit after, SequencePair pair) =>
        Holds(pair.Old, before.OldStart, before.OldEnd, Opening) && Holds(pair.New, before.NewStart, before.NewEnd, Opening)
        && Holds(pair.Old, after.OldStart, after.OldEnd, Closing) && Holds(pair.New, after.NewStart, after.NewEnd, Closing);

    private static bool Holds(WordSequence sequence, int start, int end, string marks)
    {
        for (var index = start; index < end; index++)
        {
            var token = sequence.Token(index);
            if (token is not " " && token.ContainsAnyExcept(marks)) return false;
        }

        return true;
    }
}

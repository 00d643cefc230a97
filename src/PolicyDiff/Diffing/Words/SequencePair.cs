namespace PolicyDiff.Diffing.Words;

/// <summary>The two texts that edits lead between; what is kept between two edits reads the same in both.</summary>
internal sealed record SequencePair(WordSequence Old, WordSequence New)
{
    /// <summary>Words that an edit touches: those of its longer side.</summary>
    public int WordsOf(Edit edit) => Math.Max(Words(Old, edit.OldStart, edit.OldEnd), Words(New, edit.NewStart, edit.NewEnd));

    /// <summary>
    /// Whether the edit is small and of the kind that must be read to the letter: a number, an amount, a date, a negation, and
    /// nothing but a word beside it.
    /// </summary>
    public bool IsPrecise(Edit edit) =>
        WordsOf(edit) is > 0 and <= 2 && (HoldsFigure(Old, edit.OldStart, edit.OldEnd) || HoldsFigure(New, edit.NewStart, edit.NewEnd));

    /// <summary>Whether it changes white space alone, which no reader sees.</summary>
    public bool IsSpace(Edit edit) => IsSpace(Old, edit.OldStart, edit.OldEnd) && IsSpace(New, edit.NewStart, edit.NewEnd);

    private static bool IsSpace(WordSequence sequence, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (sequence.Token(index) is var token && (token is "\n" or "\t" || !char.IsWhiteSpace(token[0]))) return false;
        }

        return true;
    }

    private static int Words(WordSequence sequence, int start, int end)
    {
        var words = 0;
        for (var index = start; index < end; index++)
        {
            if (Tokenizer.IsWord(sequence.Token(index))) words++;
        }

        return words;
    }

    private static bool HoldsFigure(WordSequence sequence, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            var token = sequence.Token(index);
            if (token.ContainsAnyInRange('0', '9') || StopWords.IsNegation(token)) return true;
        }

        return false;
    }
}

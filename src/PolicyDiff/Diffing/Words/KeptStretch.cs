namespace PolicyDiff.Diffing.Words;

/// <summary>What stays as it was between two edits, weighed as a reader would.</summary>
/// <param name="Words">Words in it.</param>
/// <param name="Weight">Its words, of which joining words count half, because seeing them kept tells little.</param>
/// <param name="EndsClause">Whether a comma, colon or bracket stands in it.</param>
/// <param name="EndsSentence">Whether a sentence, a line or a table cell ends in it. Nothing is joined over that.</param>
internal readonly record struct KeptStretch(int Words, double Weight, bool EndsClause, bool EndsSentence)
{
    private const double JoiningWord = 0.5;

    /// <summary>Joining words alone ("of the") never part two edits of words.</summary>
    private const int MostJoiningWords = 3;

    /// <summary>Fewer kept words are no phrase that a reader would look for in a rewritten sentence.</summary>
    private const int LeastPhrase = 3;

    /// <summary>No more words than this are ever shown as changed though they were kept, in a sentence that was not rewritten.</summary>
    private const int MostSwallowed = 4;

    /// <summary>Tokens, spaces and signs included, above which no stretch is confetti and none need be weighed.</summary>
    public const int MostTokens = 24;

    /// <summary>Too short or too empty to be worth showing inside a rewritten sentence.</summary>
    public bool IsNoPhrase => !EndsSentence && (Words < LeastPhrase || Weight < LeastPhrase * JoiningWord + JoiningWord);

    public static KeptStretch Between(Edit before, Edit after, SequencePair pair)
    {
        var (words, weight, endsClause, endsSentence) = (0, 0.0, false, false);
        for (var index = before.OldEnd; index < after.OldStart && !endsSentence; index++)
        {
            var token = pair.Old.Token(index);
            if (Tokenizer.IsWord(token)) (words, weight) = (words + 1, weight + WeightOf(token));
            else if (EndsSentenceAt(pair.Old, index)) endsSentence = true;
            else if (token is "," or ":" or "(" or ")" or "[" or "]" or "–" or "—" or "、" or "،") endsClause = true;
        }

        return new(words, weight, endsClause, endsSentence);
    }

    /// <summary>Words kept in the sentence or sentences that these edits, all those between two kept sentence ends, stand in.</summary>
    public static int WordsOfSentence(List<Edit> edits, SequencePair pair)
    {
        var words = 0;
        for (var index = edits[0].OldStart - 1; index >= 0 && !EndsSentenceAt(pair.Old, index); index--) Count(index);
        for (var next = 1; next < edits.Count; next++) words += Between(edits[next - 1], edits[next], pair).Words;
        for (var index = edits[^1].OldEnd; index < pair.Old.Count && !EndsSentenceAt(pair.Old, index); index++) Count(index);
        return words;

        void Count(int index)
        {
            if (Tokenizer.IsWord(pair.Old.Token(index))) words++;
        }
    }

    /// <summary>
    /// Whether both edits read better as one: nothing but a space parts them; or only joining words do; or the stretch is no longer
    /// than the shorter of the two edits (the rule of diff-match-patch's "semantic cleanup", N. Fraser, in words), half as long
    /// where both only insert or only remove, because joining them shows kept words as removed and added again. A number, a date or
    /// a negation that changed keeps to itself.
    /// </summary>
    public bool IsConfetti(Edit before, Edit after, SequencePair pair)
    {
        if (Words == 0 && (pair.IsSpace(before) || pair.IsSpace(after))) return true;
        if (EndsSentence) return false;
        if (Words == 0 && !EndsClause) return true;
        if (Words <= LeastPhrase && EnclosingMarks.Surround(before, after, pair)) return true;
        if (pair.IsPrecise(before) || pair.IsPrecise(after)) return false;
        var smaller = Math.Min(pair.WordsOf(before), pair.WordsOf(after));
        if (smaller == 0) return Words == 1 && Weight < 1 && Math.Max(pair.WordsOf(before), pair.WordsOf(after)) > 0;
        if (Words <= MostJoiningWords && Weight <= Words * JoiningWord) return true;
        var length = Weight + (EndsClause ? JoiningWord : 0);
        return Words <= MostSwallowed && (Edit.GoTheSameWay(before, after) ? 2 * length : length) <= smaller;
    }

    /// <summary>Of a script without spaces a token is a character, not a word: two ideographs or about four Thai letters make one.</summary>
    private static double WeightOf(ReadOnlySpan<char> word) => word[0] switch
    {
        < '\u0e00' => StopWords.Contains(word) ? JoiningWord : 1,
        <= '\u0eff' or (>= '\u1000' and <= '\u109f') or (>= '\u1780' and <= '\u17ff') => 0.25,
        (>= '\u3040' and <= '\u309f') or (>= '\u3400' and <= '\u9fff') => 0.5,
        _ => 1,
    };

    private static bool EndsSentenceAt(WordSequence sequence, int index)
    {
        var token = sequence.Token(index);
        if (token is "\n" or "\t" or ";" or "。" or "！" or "？" or "؟" or "؛" or "।") return true;
        return token is "." or "!" or "?" && (index + 1 == sequence.Count || !Tokenizer.IsWord(sequence.Token(index + 1)));
    }
}

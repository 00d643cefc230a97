namespace PolicyDiff.Diffing.Words;

/// <summary>
/// Makes phrases of confetti. What was kept between two edits goes into the edit where a reader gains nothing by its being kept
/// (<see cref="KeptStretch"/> says when); then an insertion or removal slides to where a phrase or sentence begins.
/// </summary>
internal static class PhraseCleaner
{
    public static List<Edit> Clean(List<Edit> edits, WordSequence old, WordSequence @new)
    {
        if (edits.Count == 0) return edits;
        var pair = new SequencePair(old, @new);
        var joined = JoinRewritten(Join(edits, pair), pair);
        for (var index = 0; index < joined.Count; index++)
        {
            joined[index] = WithoutCommonEnds(joined[index], pair);
            joined[index] = EditSlide.Of(joined, index, pair);
        }

        return joined;
    }

    /// <summary>Joins neighbours from left to right; an edit that grew may be too big for the stretch before it, so that is asked again.</summary>
    private static List<Edit> Join(List<Edit> edits, SequencePair pair)
    {
        var joined = new List<Edit>(edits.Count);
        foreach (var edit in edits)
        {
            joined.Add(edit);
            while (joined.Count > 1 && TryJoin(joined[^2], joined[^1], pair) is { } both)
            {
                joined.RemoveAt(joined.Count - 1);
                joined[^1] = both;
            }
        }

        return joined;
    }

    private static Edit? TryJoin(Edit before, Edit after, SequencePair pair)
    {
        var both = new Edit(before.OldStart, after.OldEnd, before.NewStart, after.NewEnd);
        // Two insertions that one insertion explains as well ("a, [b, ]c" for "[a, ]b, [c]"): what was kept between them is the same words.
        var one = WithoutCommonEnds(both, pair);
        if (one.IsPure) return one;
        if (after.OldStart - before.OldEnd > KeptStretch.MostTokens) return null;
        return KeptStretch.Between(before, after, pair).IsConfetti(before, after, pair) ? both : null;
    }

    /// <summary>
    /// A sentence of which more than half was rewritten is shown as replaced but for the phrases that were kept: single words that
    /// both wordings happen to share say nothing.
    /// </summary>
    private static List<Edit> JoinRewritten(List<Edit> edits, SequencePair pair)
    {
        if (edits.Count < 2) return edits;
        var joined = new List<Edit>(edits.Count);
        for (var first = 0; first < edits.Count;)
        {
            var last = first;
            while (last + 1 < edits.Count && !KeptStretch.Between(edits[last], edits[last + 1], pair).EndsSentence) last++;
            JoinSentence(joined, edits[first..(last + 1)], pair);
            first = last + 1;
        }

        return joined;
    }

    /// <param name="joined">Where the sentence's edits go.</param>
    /// <param name="sentence">All edits between two kept sentence ends.</param>
    /// <param name="pair">The texts.</param>
    private static void JoinSentence(List<Edit> joined, List<Edit> sentence, SequencePair pair)
    {
        var isRewritten = sentence.Count > 1 && sentence.Sum(pair.WordsOf) > KeptStretch.WordsOfSentence(sentence, pair);
        var start = joined.Count;
        foreach (var edit in sentence)
        {
            if (isRewritten && joined.Count > start && KeptStretch.Between(joined[^1], edit, pair).IsNoPhrase)
            {
                joined[^1] = new(joined[^1].OldStart, edit.OldEnd, joined[^1].NewStart, edit.NewEnd);
            }
            else
            {
                joined.Add(edit);
            }
        }
    }

    /// <summary>
    /// A space that was kept between two insertions and went into the edit stands at its end too: then it is an insertion, not a replaced space.
    /// </summary>
    private static Edit WithoutCommonEnds(Edit edit, SequencePair pair)
    {
        var (old, @new) = (pair.Old.Numbers, pair.New.Numbers);
        var (oldStart, oldEnd, newStart, newEnd) = edit;
        while (oldStart < oldEnd && newStart < newEnd && old[oldEnd - 1] == @new[newEnd - 1]) (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        while (oldStart < oldEnd && newStart < newEnd && old[oldStart] == @new[newStart]) (oldStart, newStart) = (oldStart + 1, newStart + 1);
        var trimmed = new Edit(oldStart, oldEnd, newStart, newEnd);
        return trimmed.IsPure ? trimmed : edit;
    }
}

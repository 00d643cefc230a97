using PolicyDiff.Meaning.Facts;
using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// Two sentences that agree in every word but a negation or a modal. Whatever the verb, and whether a lexicon knows it or not: "we will respond"
/// and "we will not respond" say the opposite, "we will ask you" and "we may ask you" promise different things.
/// </summary>
internal static class SmallWordRule
{
    /// <param name="set">The changed sentences.</param>
    /// <param name="told">Rows that the rules for known verbs told already.</param>
    public static IEnumerable<Finding> Find(ChangeSet set, IReadOnlySet<int> told)
    {
        foreach (var change in set.Reworded.Where(change => !told.Contains(change.New!.Row)))
        {
            var lexicon = change.New!.Lexicon!;
            var (before, after) = (change.Old!.Words.Words, change.New.Words.Words);
            if (ModalIntoEnding.Of(before, after, lexicon) is { } turn)
            {
                yield return Turned(change, turn);
                continue;
            }

            if (!Large(before, lexicon).SequenceEqual(Large(after, lexicon)) || Whole(before).SequenceEqual(Whole(after))) continue;
            var (at, length) = (CommonStart(before, after), Math.Min(before.Length, after.Length));
            var (was, isNow) = (Negations(before, lexicon), Negations(after, lexicon));
            if (was != isNow) yield return Negation(change, at, isNow > was);
            else if (at < length && Weak(before, lexicon) != Weak(after, lexicon)) yield return Modal(change, at);
        }
    }

    /// <summary>"cannot", "can't" and "can not" are one: English writes a negation in one word with its verb or not.</summary>
    private static IEnumerable<string> Whole(string[] words) => words.SelectMany<string, string>(word => word switch
    {
        "cannot" or "can't" => ["can", "not"],
        "won't" => ["will", "not"],
        _ when word.EndsWith("n't", StringComparison.Ordinal) => [word[..^"n't".Length], "not"],
        _ => [word],
    });

    private static Finding Turned(SentenceChange change, (WordRange Old, WordRange New) turn)
    {
        var (from, to) = (Joined(change.Old!, turn.Old), Joined(change.New!, turn.New));
        var reason = new Reason("modality", $"‘{from}’ → ‘{to}’", null, null, change.New!.Row, Weights.Modality, ChangeDirection.Neutral, null);
        return new(reason.Quoting(change.Old!.QuoteAround(turn.Old), change.New.QuoteAround(turn.New)), change.New.Heading, new("turns", $"‘{from}’ into ‘{to}’"));
    }

    private static string Joined(Sentence sentence, WordRange range) => string.Join(' ', sentence.Words.Words[range.First..(range.Last + 1)]);

    private static IEnumerable<string> Large(string[] words, Lexicon lexicon) => words.Where(word => !IsSmall(word, lexicon));

    private static bool IsSmall(string word, Lexicon lexicon) =>
        lexicon.Negators.Contains(word) || lexicon.Auxiliaries.Contains(word) || lexicon.WeakModals.Contains(word) || lexicon.StrongModals.Contains(word);

    private static int Negations(string[] words, Lexicon lexicon) => words.Count(lexicon.Negators.Contains);

    private static int Weak(string[] words, Lexicon lexicon) => words.Count(lexicon.WeakModals.Contains);

    private static int CommonStart(string[] before, string[] after)
    {
        var at = 0;
        while (at < before.Length && at < after.Length && before[at] == after[at]) at++;
        return at;
    }

    private static Finding Negation(SentenceChange change, int at, bool isAdded)
    {
        var verb = NextLarge(change.New!, at);
        var sentence = isAdded ? $"‘not’ added before ‘{verb}’" : $"‘not’ dropped before ‘{verb}’";
        var phrase = new HeadlinePhrase(isAdded ? "adds" : "drops", isAdded ? "a ‘not’" : "the ‘not’", $"before ‘{verb}’");
        return Of(change, at, new("polarity", sentence, Weights.NegationOfAnything, phrase));
    }

    private static Finding Modal(SentenceChange change, int at)
    {
        var (from, to) = (UpToLargeWords(change.Old!, at), UpToLargeWords(change.New!, at));
        return Of(change, at, new("modality", $"‘{from}’ → ‘{to}’", Weights.Modality, new("turns", $"‘{from}’ into ‘{to}’")));
    }

    /// <summary>The small word and the one it governs; where there is no small word any more, that one alone.</summary>
    private static string UpToLargeWords(Sentence sentence, int at) =>
        NextLarge(sentence, at) is var large && sentence.Words.Words[at] == large ? large : $"{sentence.Words.Words[at]} {large}";

    private static string NextLarge(Sentence sentence, int at) => sentence.Words.Words[UpToLarge(sentence, at).Last];

    /// <summary>From here to the word that the small ones govern.</summary>
    private static WordRange UpToLarge(Sentence sentence, int at)
    {
        var words = sentence.Words.Words;
        for (var next = at; next < words.Length; next++)
        {
            if (!IsSmall(words[next], sentence.Lexicon!) && !words[next].EndsWith("ly", StringComparison.Ordinal)) return new(at, next);
        }

        return WordRange.Of(Math.Min(at, words.Length - 1));
    }

    /// <summary>Of an unknown verb no rule can say whom its opposite serves.</summary>
    private static Finding Of(SentenceChange change, int at, News news) => new(
        new Reason(news.Rule, news.Sentence, null, null, change.New!.Row, news.Weight, ChangeDirection.Neutral, null)
            .Quoting(change.Old!.QuoteAround(UpToLarge(change.Old, at)), change.New.QuoteAround(UpToLarge(change.New, at))),
        change.New.Heading,
        news.Phrase);

    private sealed record News(string Rule, string Sentence, double Weight, HeadlinePhrase Phrase);
}

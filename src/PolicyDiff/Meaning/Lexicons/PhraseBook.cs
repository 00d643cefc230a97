namespace PolicyDiff.Meaning.Lexicons;

/// <summary>
/// Finds all phrases of a lexicon in one pass over the words: each word walks one tree of first words and their beginnings. The cost does not
/// depend on how many phrases there are, so no lexicon and no text can make it slow.
/// </summary>
internal sealed class PhraseBook
{
    private readonly short[] indexOf;
    private readonly int letterCount;

    /// <summary>For each node, where each letter leads; 0, the root, is nowhere. Arrays, because every letter of every text read takes a step.</summary>
    private readonly List<int[]?> steps = [null];
    private readonly List<List<Phrase>?> begun = [null];
    private readonly List<List<Phrase>?> whole = [null];

    /// <summary>Ends of words are few: only German and Dutch build such words.</summary>
    private readonly (string Suffix, List<Phrase> Phrases)[] ended;

    public PhraseBook(IReadOnlyList<Phrase> phrases)
    {
        var used = phrases.SelectMany(phrase => phrase.FirstWords.Concat(phrase.FirstPrefixes)).SelectMany(word => word).Distinct().Order().ToList();
        indexOf = new short[used.Count == 0 ? 0 : used[^1] + 1];
        foreach (var (index, letter) in used.Index()) indexOf[letter] = (short)(index + 1);
        letterCount = used.Count + 1;
        foreach (var phrase in phrases)
        {
            foreach (var word in phrase.FirstWords) Add(whole, word, phrase);
            foreach (var prefix in phrase.FirstPrefixes) Add(begun, prefix, phrase);
        }

        ended = [.. phrases.SelectMany(phrase => phrase.FirstSuffixes.Select(suffix => (suffix, phrase))).GroupBy(pair => pair.suffix, pair => pair.phrase).Select(group => (group.Key, group.ToList()))];
    }

    /// <summary>The phrases in reading order; one label may occur several times.</summary>
    public List<PhraseHit> Find(WordLine line)
    {
        var hits = new List<PhraseHit>();
        for (var first = 0; first < line.Count; first++)
        {
            var node = 0;
            foreach (var letter in line.Words[first])
            {
                node = letter < indexOf.Length && steps[node] is { } next ? next[indexOf[letter]] : 0;
                if (node == 0) break;
                if (begun[node] is { } list) Match(list, line, first, hits);
            }

            if (node > 0 && whole[node] is { } exact) Match(exact, line, first, hits);
            foreach (var (suffix, list) in ended)
            {
                if (line.Words[first].EndsWith(suffix, StringComparison.Ordinal)) Match(list, line, first, hits);
            }
        }

        return hits;
    }

    private void Add(List<List<Phrase>?> lists, string letters, Phrase phrase)
    {
        var node = 0;
        foreach (var letter in letters)
        {
            var next = steps[node] ??= new int[letterCount];
            if (next[indexOf[letter]] == 0)
            {
                next[indexOf[letter]] = begun.Count;
                steps.Add(null);
                begun.Add(null);
                whole.Add(null);
            }

            node = next[indexOf[letter]];
        }

        var list = lists[node] ??= [];
        if (!list.Contains(phrase)) list.Add(phrase);
    }

    private static void Match(List<Phrase> phrases, WordLine line, int first, List<PhraseHit> hits)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.EndFrom(line, first) is { } last) hits.Add(new(phrase.Kind, phrase.Label, first, last));
        }
    }
}

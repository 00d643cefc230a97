namespace PolicyDiff.Meaning.Lexicons;

/// <summary>A phrase found in a sentence.</summary>
/// <param name="Label">What the lexicon calls it ("data brokers").</param>
/// <param name="First">Index of its first word.</param>
/// <param name="Last">Index of its last word.</param>
internal readonly record struct PhraseHit(string Label, int First, int Last);

/// <summary>
/// Finds a lexicon's phrases in one pass over the words; the cost does not depend on how the phrases are written, so no text can
/// make it slow. Syntax: words in order; <c>a|b</c> either; <c>x*</c> any word beginning so; <c>..</c> up to five words between.
/// </summary>
internal sealed class PhraseBook
{
    private const int WidestGap = 5;
    private const int PrefixKey = 2;
    private readonly Dictionary<string, List<Phrase>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<Phrase>> byPrefix = [];

    public PhraseBook(IEnumerable<(string Label, string Phrase)> phrases)
    {
        foreach (var (label, written) in phrases)
        {
            var phrase = Phrase.Parse(label, written);
            foreach (var word in phrase.Slots[0].Words) Add(byWord, word, phrase);
            foreach (var prefix in phrase.Slots[0].Prefixes) Add(byPrefix, KeyOf(prefix), phrase);
        }
    }

    /// <summary>The phrases in reading order; one label may occur several times.</summary>
    public List<PhraseHit> Find(WordLine line)
    {
        var hits = new List<PhraseHit>();
        for (var first = 0; first < line.Count; first++)
        {
            var word = line.Words[first];
            if (byWord.TryGetValue(word, out var exact)) Match(exact, line, first, hits);
            if (word.Length >= PrefixKey && byPrefix.TryGetValue(KeyOf(word), out var begun)) Match(begun, line, first, hits);
        }

        return hits;
    }

    /// <summary>The first two letters as a number.</summary>
    private static int KeyOf(string word) => (word[0] << 16) | word[1];

    private static void Add<TKey>(Dictionary<TKey, List<Phrase>> index, TKey key, Phrase phrase)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        if (!list.Contains(phrase)) list.Add(phrase);
    }

    private static void Match(List<Phrase> phrases, WordLine line, int first, List<PhraseHit> hits)
    {
        foreach (var phrase in phrases)
        {
            if (End(phrase, line, first) is { } last) hits.Add(new(phrase.Label, first, last));
        }
    }

    private static int? End(Phrase phrase, WordLine line, int first)
    {
        if (!phrase.Slots[0].Accepts(line.Words[first])) return null;
        var at = first;
        for (var slot = 1; slot < phrase.Slots.Count; slot++)
        {
            var next = Next(phrase.Slots[slot], line, at);
            if (next is null) return null;
            at = next.Value;
        }

        return at;
    }

    private static int? Next(Slot slot, WordLine line, int at)
    {
        var furthest = Math.Min(line.Count - 1, at + 1 + (slot.AfterGap ? WidestGap : 0));
        for (var index = at + 1; index <= furthest && !line.BreakBefore[index]; index++)
        {
            if (slot.Accepts(line.Words[index])) return index;
        }

        return null;
    }

    private sealed record Phrase(string Label, IReadOnlyList<Slot> Slots)
    {
        public static Phrase Parse(string label, string written)
        {
            var (slots, afterGap) = (new List<Slot>(), false);
            foreach (var part in written.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (part == "..")
                {
                    afterGap = true;
                    continue;
                }

                var choices = part.Split('|');
                slots.Add(new([.. choices.Where(choice => !choice.EndsWith('*'))], [.. choices.Where(choice => choice.EndsWith('*')).Select(choice => choice[..^1])], afterGap));
                afterGap = false;
            }

            return slots.Count > 0 && slots[0].Prefixes.All(prefix => prefix.Length >= PrefixKey)
                ? new(label, slots)
                : throw new FormatException($"'{written}' is no phrase: it needs a first word, and before * at least {PrefixKey} letters.");
        }
    }

    private sealed record Slot(string[] Words, string[] Prefixes, bool AfterGap)
    {
        public bool Accepts(string word) =>
            Array.IndexOf(Words, word) >= 0 || Array.Exists(Prefixes, prefix => word.StartsWith(prefix, StringComparison.Ordinal));
    }
}

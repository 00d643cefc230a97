namespace PolicyDiff.Meaning.Lexicons;

/// <summary>
/// A phrase of a lexicon. Syntax: words in order; <c>a|b</c> either; <c>x*</c> any word beginning so, <c>*x</c> any
/// ending so (compounds: "Fahrtdaten"); <c>..</c> up to five words between, <c>...</c> up to twelve.
/// </summary>
internal sealed class Phrase
{
    private const int Gap = 5;
    private const int WideGap = 12;
    private const int ShortestPrefix = 2;

    private Phrase(PhraseKind kind, string label, Slot[] slots)
    {
        (Kind, Label) = (kind, label);
        this.slots = slots;
    }

    private readonly Slot[] slots;

    public PhraseKind Kind { get; }

    public string Label { get; }

    /// <summary>The words that its first word may be.</summary>
    public string[] FirstWords => slots[0].Words;

    /// <summary>The beginnings that its first word may have.</summary>
    public string[] FirstPrefixes => slots[0].Prefixes;

    /// <summary>The ends that its first word may have.</summary>
    public string[] FirstSuffixes => slots[0].Suffixes;

    public static Phrase Parse(PhraseKind kind, string label, string written)
    {
        var (slots, gap) = (new List<Slot>(), 0);
        foreach (var part in written.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is ".." or "...")
            {
                gap = part.Length == 2 ? Gap : WideGap;
                continue;
            }

            slots.Add(Slot.Of(part.Split('|'), gap));
            gap = 0;
        }

        return slots.Count > 0 && slots[0].Prefixes.Concat(slots[0].Suffixes).All(letters => letters.Length >= ShortestPrefix)
            ? new(kind, label, [.. slots])
            : throw new FormatException($"'{written}' is no phrase: it needs a first word, and beside * at least {ShortestPrefix} letters.");
    }

    /// <summary>Index of its last word where its first word stands at <paramref name="first"/>, or null where the rest does not follow.</summary>
    public int? EndFrom(WordLine line, int first)
    {
        var at = first;
        for (var slot = 1; slot < slots.Length; slot++)
        {
            var next = Next(slots[slot], line, at);
            if (next < 0) return null;
            at = next;
        }

        return at;
    }

    private static int Next(Slot slot, WordLine line, int at)
    {
        var furthest = Math.Min(line.Count - 1, at + 1 + slot.GapBefore);
        for (var index = at + 1; index <= furthest && !line.BreakBefore[index]; index++)
        {
            if (slot.Accepts(line.Words[index])) return index;
        }

        return -1;
    }

    private sealed record Slot(string[] Words, string[] Prefixes, string[] Suffixes, int GapBefore)
    {
        public static Slot Of(string[] choices, int gapBefore) => new(
            [.. choices.Where(choice => !choice.EndsWith('*') && !choice.StartsWith('*'))],
            [.. choices.Where(choice => choice.EndsWith('*')).Select(choice => choice[..^1])],
            [.. choices.Where(choice => choice.StartsWith('*')).Select(choice => choice[1..])],
            gapBefore);

        public bool Accepts(string word)
        {
            foreach (var choice in Words)
            {
                if (choice == word) return true;
            }

            foreach (var prefix in Prefixes)
            {
                if (word.StartsWith(prefix, StringComparison.Ordinal)) return true;
            }

            foreach (var suffix in Suffixes)
            {
                if (word.EndsWith(suffix, StringComparison.Ordinal)) return true;
            }

            return false;
        }
    }
}

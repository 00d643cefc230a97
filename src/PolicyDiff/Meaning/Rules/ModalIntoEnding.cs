using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// "podremos comunicar" → "comunicaremos", "pouvons signaler" → "signalerons": where languages say "will" by an ending, two sentences that are
/// equal but for a modal before a verb's infinitive and the same verb alone.
/// </summary>
internal static class ModalIntoEnding
{
    /// <summary>Shorter beginnings are shared by verbs that have nothing to do with each other.</summary>
    private const int ShortestStem = 4;

    /// <summary>The words on both sides, or null where it is anything else.</summary>
    public static (WordRange Old, WordRange New)? Of(string[] old, string[] @new, Lexicon lexicon)
    {
        if (Math.Abs(old.Length - @new.Length) != 1) return null;
        var start = 0;
        while (start < old.Length && start < @new.Length && old[start] == @new[start]) start++;
        var shared = Math.Min(old.Length, @new.Length) - start - 1;
        for (var end = 1; end <= shared; end++)
        {
            if (old[^end] != @new[^end]) return null;
        }

        if (shared < 0) return null;
        var isDropped = old.Length > @new.Length;
        var (longer, shorter) = isDropped ? (old, @new) : (@new, old);
        if (!lexicon.WeakModals.Contains(longer[start]) || !IsSameVerb(longer[start + 1], shorter[start])) return null;
        return isDropped ? (new(start, start + 1), WordRange.Of(start)) : (WordRange.Of(start), new(start, start + 1));
    }

    private static bool IsSameVerb(string infinitive, string inflected)
    {
        var stem = 0;
        while (stem < infinitive.Length && stem < inflected.Length && infinitive[stem] == inflected[stem]) stem++;
        return stem >= ShortestStem && stem >= infinitive.Length - 3;
    }
}

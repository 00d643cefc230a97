using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// "podremos avisarle" → "le avisaremos", "pouvons signaler" → "signalerons": Romance languages say "will" by an ending and let pronouns change
/// their place. Two sentences that are equal but for that and a modal promise different things.
/// </summary>
internal static class ModalIntoEnding
{
    /// <summary>Shorter beginnings are shared by verbs that have nothing to do with each other.</summary>
    private const int ShortestStem = 4;

    private static readonly HashSet<string> Pronouns = ["le", "les", "lo", "la", "los", "las", "te", "os", "vous", "ti", "vi", "li", "gli", "lhe", "lhes", "o", "as", "emos"];

    /// <summary>The words on both sides, or null where it is anything else.</summary>
    public static (WordRange Old, WordRange New)? Of(string[] old, string[] @new, Lexicon lexicon)
    {
        if (lexicon.Language is not ("fr" or "es" or "it" or "pt") || Math.Abs(old.Length - @new.Length) > 2) return null;
        var (before, after) = (Rest(old, lexicon), Rest(@new, lexicon));
        if (before.Count != after.Count || old.Count(lexicon.WeakModals.Contains) == @new.Count(lexicon.WeakModals.Contains)) return null;
        var differing = before.Zip(after).Where(pair => pair.First != pair.Second).Take(2).ToList();
        return differing.Count == 0 || (differing is [var (was, isNow)] && IsSameVerb(was, isNow)) ? Differing(old, @new) : null;
    }

    private static List<string> Rest(string[] words, Lexicon lexicon) => [.. words.Where(word => !lexicon.WeakModals.Contains(word) && !Pronouns.Contains(word))];

    private static bool IsSameVerb(string one, string other)
    {
        var stem = 0;
        while (stem < one.Length && stem < other.Length && one[stem] == other[stem]) stem++;
        return stem >= ShortestStem && stem >= Math.Min(one.Length, other.Length) - 4;
    }

    /// <summary>From the first to the last word that differ, at least one on each side.</summary>
    private static (WordRange Old, WordRange New) Differing(string[] old, string[] @new)
    {
        var start = 0;
        while (start < old.Length - 1 && start < @new.Length - 1 && old[start] == @new[start]) start++;
        var end = 0;
        while (end < Math.Min(old.Length, @new.Length) - start - 1 && old[^(end + 1)] == @new[^(end + 1)]) end++;
        return (new(start, old.Length - end - 1), new(start, @new.Length - end - 1));
    }
}

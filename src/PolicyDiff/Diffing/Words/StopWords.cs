namespace PolicyDiff.Diffing.Words;

/// <summary>Words that join phrases and carry little by themselves: a kept one between two edits is no reason to part them.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are", "be", "been", "was",
        "were", "it", "its", "this", "that", "these", "those", "such", "any", "all", "our", "your", "we", "you", "us", "they", "their",
        "will", "may", "can", "if", "which", "who", "also", "other", "about", "into", "through", "when", "has", "have", "do",
        "der", "die", "das", "und", "oder", "zu", "in", "von", "mit", "für", "auf", "den", "dem", "des", "ein", "eine", "wir", "sie",
        "ist", "sind", "werden", "le", "la", "les", "et", "ou", "de", "du", "un", "une", "à", "au", "aux", "nous", "vous", "est", "sont",
        "pour", "par", "que", "qui", "en", "el", "los", "las", "y", "o", "del", "por", "con", "il", "lo", "gli", "di", "da", "che", "per", "un", "una", "o", "e", "os", "as", "do", "da", "dos", "das", "em",
        "het", "een", "van", "op", "met", "voor", "te", "wij", "uw", "の", "は", "を", "に", "が", "と", "で", "も", "的", "和", "或", "及", "在",
    };

    private static readonly HashSet<string> Negations = new(StringComparer.OrdinalIgnoreCase)
    {
        "not", "no", "never", "none", "neither", "nor", "without", "cannot", "don't", "don’t", "doesn't", "doesn’t", "won't", "won’t",
        "do not", "does not", "did not", "no longer",
        "nicht", "kein", "keine", "keinen", "keiner", "nie", "niemals", "ohne", "nicht mehr", "ne", "pas", "jamais", "aucun", "aucune", "sans",
        "nunca", "ningún", "ninguna", "sin", "non", "mai", "nessun", "nessuna", "senza", "não", "nenhum", "nenhuma", "sem",
        "niet", "geen", "nooit", "zonder", "niet meer",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NegationLookup = Negations.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);

    /// <summary>Whether the word, or the phrase that stands for one, turns a sentence round.</summary>
    public static bool IsNegation(ReadOnlySpan<char> word) => NegationLookup.Contains(word);
}

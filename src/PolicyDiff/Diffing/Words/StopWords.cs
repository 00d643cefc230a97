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
        "pour", "par", "que", "qui", "en", "el", "los", "las", "y", "o", "del", "por", "con",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);
}

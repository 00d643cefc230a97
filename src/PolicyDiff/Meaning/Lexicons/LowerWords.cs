namespace PolicyDiff.Meaning.Lexicons;

/// <summary>
/// Words in lower case with straight apostrophes. The words of policies are few and said again and again: the last one of each hash is kept, so that
/// most are neither made nor compared letter by letter anew. What is returned does not depend on what is kept.
/// </summary>
internal static class LowerWords
{
    /// <summary>A power of two; twice the words that a lexicon and a long policy have together.</summary>
    private const int Places = 8192;

    /// <summary>Longer ones are rare and are not kept.</summary>
    private const int Longest = 24;

    /// <summary>Shared by all threads without a lock: a place holds a whole word or none, and whoever finds another one there makes its own.</summary>
    private static readonly string?[] Kept = new string?[Places];

    /// <summary>The word in lower case.</summary>
    public static string Of(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest) return Folded(word, new char[word.Length]);
        Span<char> letters = stackalloc char[Longest];
        letters = letters[..word.Length];
        var hash = 0u;
        for (var at = 0; at < word.Length; at++)
        {
            var letter = word[at];
            if (letter > '\u007F') return Folded(word, letters);
            if (char.IsAsciiLetterUpper(letter)) letter = (char)(letter | ' ');
            letters[at] = letter;
            hash = (hash ^ letter) * 16777619;
        }

        ref var place = ref Kept[(hash ^ (hash >> 15)) & (Places - 1)];
        return place is { } kept && letters.SequenceEqual(kept) ? kept : place = new(letters);
    }

    private static string Folded(ReadOnlySpan<char> word, Span<char> letters)
    {
        word.ToLowerInvariant(letters);
        letters.Replace('’', '\'');
        return new(letters);
    }
}

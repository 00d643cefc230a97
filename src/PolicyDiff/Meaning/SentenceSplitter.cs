namespace PolicyDiff.Meaning;

/// <summary>Cuts a block's plain text into sentences, verbatim, without the white space between them.</summary>
internal static class SentenceSplitter
{
    /// <summary>Longer runs are cut at a space: no rule may meet a sentence whose length an author (or a broken page) chose freely.</summary>
    private const int Longest = 2_000;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "e.g", "i.e", "inc", "ltd", "co", "corp", "u.s", "u.k", "no", "mr", "mrs", "ms", "dr", "art", "sec", "vs", "etc", "approx", "st", "para",
    };

    /// <summary>"3. März 2022": behind a day stands its month, not a new sentence.</summary>
    private static readonly string[] Months = ["Jan", "Jän", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];

    public static List<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!EndsSentence(text, start, at) && !(at - start >= Longest && char.IsWhiteSpace(text[at])) && at - start < 2 * Longest) continue;
            Add(text[start..(at + 1)]);
            start = at + 1;
        }

        Add(text[start..]);
        return sentences;

        void Add(string piece)
        {
            var sentence = piece.Trim();
            if (sentence.Any(char.IsLetterOrDigit)) sentences.Add(sentence);
        }
    }

    private static bool EndsSentence(string text, int start, int at) => text[at] switch
    {
        '\n' or '。' or '！' or '？' => true,
        '!' or '?' => at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]),
        '.' => at + 2 < text.Length && char.IsWhiteSpace(text[at + 1]) && BeginsSentence(text, at + 2) && !IsAbbreviation(text, start, at),
        _ => false,
    };

    private static bool BeginsSentence(string text, int at) =>
        !char.IsLower(text[at]);

    private static bool IsAbbreviation(string text, int start, int at)
    {
        var begin = at;
        while (begin > start && !char.IsWhiteSpace(text[begin - 1])) begin--;
        if (at == begin) return false;
        var word = text[begin..at].TrimStart('(', '"', '“', '‘');
        if (word.Length == 0) return false;
        if (word.Length <= 2 && word.All(char.IsAsciiDigit)) return Months.Any(month => text.AsSpan(at + 2).StartsWith(month, StringComparison.Ordinal));
        var isInitial = char.IsUpper(text[at - 1]) && (word.Length == 1 || word[^2] is '.' or '-');
        return isInitial || Abbreviations.Contains(word);
    }
}

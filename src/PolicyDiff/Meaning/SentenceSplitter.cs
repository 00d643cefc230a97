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

    /// <summary>"3. März 2022": behind a day stands its month, not a new sentence; nor behind the number of a clause ("1.2. Users may").</summary>
    private static readonly string[] Months = ["Jan", "Jän", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];

    public static List<string> Split(string text) => Cut(text).ConvertAll(piece => piece.Text);

    /// <summary>The sentences, each with the place where it begins in the text.</summary>
    public static List<(int Start, string Text)> Cut(string text)
    {
        var sentences = new List<(int Start, string Text)>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!EndsSentence(text, start, at) && !(at - start >= Longest && char.IsWhiteSpace(text[at])) && at - start < 2 * Longest) continue;
            Add(start, at + 1);
            start = at + 1;
        }

        Add(start, text.Length);
        return sentences;

        void Add(int from, int to)
        {
            while (from < to && char.IsWhiteSpace(text[from])) from++;
            while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
            var sentence = text[from..to];
            if (sentence.Any(char.IsLetterOrDigit)) sentences.Add((from, sentence));
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
        if (begin == 0 && word.Any(char.IsAsciiDigit) && word.All(letter => char.IsAsciiDigit(letter) || letter == '.')) return true;
        if (word.Length <= 2 && word.All(char.IsAsciiDigit)) return Months.Any(month => text.AsSpan(at + 2).StartsWith(month, StringComparison.Ordinal));
        var isInitial = char.IsUpper(text[at - 1]) && (word.Length == 1 || word[^2] is '.' or '-');
        return isInitial || Abbreviations.Contains(word);
    }
}

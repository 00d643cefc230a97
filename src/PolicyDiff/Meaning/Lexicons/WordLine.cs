namespace PolicyDiff.Meaning.Lexicons;

/// <summary>
/// The words of a sentence for rules: lower case, straight apostrophes, hyphenated words and elided articles ("l'accès") apart, with their
/// places in the text.
/// </summary>
internal sealed class WordLine
{
    private static readonly HashSet<string> Elided = ["l", "d", "n", "s", "c", "j", "m", "t", "qu", "dell", "nell", "all", "sull", "dall", "un", "quell", "jusqu", "lorsqu", "puisqu"];

    public WordLine(string text)
    {
        var (words, starts, breaks, commas) = (new List<string>(), new List<int>(), new List<bool>(), new List<bool>());
        var (isBroken, hasComma) = (false, false);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                isBroken |= text[at] is ';' or ':' or '(' or ')' or '.' or '!' or '?';
                hasComma |= text[at] is ',';
                at++;
                continue;
            }

            var start = at;
            at = EndOfWord(text, at);
            words.Add(Lower(text.AsSpan(start, at - start)));
            starts.Add(start);
            breaks.Add(isBroken);
            commas.Add(hasComma);
            (isBroken, hasComma) = (false, false);
        }

        Words = [.. words];
        Starts = [.. starts];
        BreakBefore = [.. breaks];
        CommaBefore = [.. commas];
    }

    public string[] Words { get; }

    /// <summary>Where each word begins in the text.</summary>
    public int[] Starts { get; }

    /// <summary>True where a sign that ends a clause stands before the word.</summary>
    public bool[] BreakBefore { get; }

    public bool[] CommaBefore { get; }

    public int Count => Words.Length;

    private static int EndOfWord(string text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            if (char.IsLetterOrDigit(text[at])) at++;
            else if (text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && !Elided.Contains(Lower(text.AsSpan(start, at - start)))) at++;
            else break;
        }

        return at;
    }

    private static string Lower(ReadOnlySpan<char> word)
    {
        Span<char> letters = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        word.ToLowerInvariant(letters);
        letters.Replace('’', '\'');
        return new(letters);
    }
}

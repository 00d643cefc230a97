namespace PolicyDiff.Meaning.Lexicons;

/// <summary>
/// The words of a sentence for rules: lower case, straight apostrophes, hyphenated words and elided articles ("l'accès") apart, with their
/// places in the text.
/// </summary>
internal sealed class WordLine
{
    private static readonly HashSet<string> Elided = ["l", "d", "n", "s", "c", "j", "m", "t", "qu", "dell", "nell", "all", "sull", "dall", "un", "quell", "jusqu", "lorsqu", "puisqu"];

    /// <summary>Letters of a word and the space behind it, rather too few than too many.</summary>
    private const int UsualWord = 5;

    public WordLine(string text)
    {
        var words = new List<(int Start, int End, bool IsBroken, bool HasComma)>((text.Length / UsualWord) + 1);
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
            words.Add((start, at, isBroken, hasComma));
            (isBroken, hasComma) = (false, false);
        }

        (Words, Starts) = (new string[words.Count], new int[words.Count]);
        (BreakBefore, CommaBefore) = (new bool[words.Count], new bool[words.Count]);
        for (var index = 0; index < words.Count; index++)
        {
            (Starts[index], var end, BreakBefore[index], CommaBefore[index]) = words[index];
            Words[index] = LowerWords.Of(text.AsSpan(Starts[index], end - Starts[index]));
        }
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
            else if (text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && !Elided.Contains(LowerWords.Of(text.AsSpan(start, at - start)))) at++;
            else break;
        }

        return at;
    }
}

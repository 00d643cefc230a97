namespace PolicyDiff.Meaning.Lexicons;

/// <summary>The words of a sentence for rules: lower case, straight apostrophes, hyphenated words apart, with their places in the text.</summary>
internal sealed class WordLine
{
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
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1])))) at++;
            words.Add(text[start..at].Replace('’', '\'').ToLowerInvariant());
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
}

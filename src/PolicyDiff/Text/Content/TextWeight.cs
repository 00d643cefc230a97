namespace PolicyDiff.Text.Content;

/// <summary>How much a text says, in words, for choosing and judging: two signs of a script that sets no spaces between words count as one word.</summary>
internal static class TextWeight
{
    /// <summary>The weight of a text; for scripts with spaces the number of words.</summary>
    public static int Of(string text) => Canonical.CountWords(text) + BesidesWords(text);

    /// <summary>What the weight of a text counts beyond its words between spaces.</summary>
    public static int BesidesWords(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return 0;
        var signs = 0;
        foreach (var character in text)
        {
            if (StandsAlone(character)) signs++;
        }

        return signs / 2;
    }

    /// <summary>True for a sign of a script that sets no spaces: Thai to Khmer, kana, CJK ideographs; Korean sets spaces.</summary>
    public static bool StandsAlone(char character) => character
        is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');
}

using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning;

/// <summary>A sentence of a changed block.</summary>
/// <param name="Text">Verbatim.</param>
/// <param name="Row">Index of the diff's row.</param>
/// <param name="Heading">The heading it stands under, or null.</param>
internal sealed record Sentence(string Text, int Row, string? Heading)
{
    private const int LongestQuote = 260;
    private WordLine? words;
    private string? key;

    /// <summary>Its words alone (<see cref="WordKey"/>): equal for the same sentence set in another way.</summary>
    public string Key => key ??= WordKey.Of(Text);

    public WordLine Words => words ??= new(Text);

    /// <summary>The sentence when short, else the words around this one, verbatim.</summary>
    public string QuoteAround(int word)
    {
        if (Text.Length <= LongestQuote) return Text;
        var middle = Words.Count == 0 ? 0 : Words.Starts[Math.Clamp(word, 0, Words.Count - 1)];
        var start = WordStart(Math.Max(0, middle - (LongestQuote / 2)));
        var end = Math.Min(Text.Length, start + LongestQuote);
        while (end < Text.Length && end > start + 1 && !char.IsWhiteSpace(Text[end])) end--;
        return Text[start..end].Trim();
    }

    /// <summary>The sentence, or its beginning when it is long.</summary>
    public string Quote => QuoteAround(0);

    private int WordStart(int at)
    {
        while (at > 0 && !char.IsWhiteSpace(Text[at - 1])) at--;
        return at;
    }
}

/// <summary>A sentence that was reworded (both), removed (old only) or added (new only).</summary>
internal sealed record SentenceChange(Sentence? Old, Sentence? New)
{
    /// <summary>The side a reader sees: the new one where there is one.</summary>
    public Sentence Shown => New ?? Old!;
}

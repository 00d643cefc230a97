using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning;

/// <summary>A sentence of a changed block, and what the lexicon of its language finds in it, read once.</summary>
/// <param name="text">Verbatim.</param>
/// <param name="row">Index of the diff's row.</param>
/// <param name="context">Where it stands.</param>
/// <param name="origin">Where it begins in its text.</param>
internal sealed class Sentence(string text, int row, SentenceContext context, SentenceOrigin origin = default)
{
    private const int LongestQuote = 260;
    private WordLine? words;
    private WordLine? leadWords;
    private string? key;
    private List<PhraseHit>? hits;

    public string Text => text;

    /// <summary>Where it begins in its text.</summary>
    public SentenceOrigin Origin => origin;

    /// <summary>Index of the diff's row.</summary>
    public int Row => row;

    /// <summary>The heading it stands under, or null.</summary>
    public string? Heading => context.Heading;

    /// <summary>The line that introduces the list it is an item of, or null.</summary>
    public string? Lead => context.Lead;

    /// <summary>The words of the line that introduces its list, or null.</summary>
    public WordLine? LeadWords => leadWords ??= context.Lead is { } lead ? new(lead) : null;

    /// <summary>The rules of its language; null when that is not analysed.</summary>
    public Lexicon? Lexicon => context.Lexicon;

    /// <summary>Its words alone (<see cref="WordKey"/>): equal for the same sentence set in another way.</summary>
    public string Key => key ??= WordKey.Of(text);

    public WordLine Words => words ??= new(text);

    /// <summary>The lexicon's phrases in it, in reading order; none where its language is not analysed.</summary>
    public List<PhraseHit> Hits => hits ??= Lexicon?.Book.Find(Words) ?? [];

    public IEnumerable<PhraseHit> Of(PhraseKind kind) => Hits.Where(hit => hit.Kind == kind);

    public bool Has(PhraseKind kind) => Hits.Exists(hit => hit.Kind == kind);

    /// <summary>The sentence, or its beginning when it is long: a rule that rests on all of it.</summary>
    public Quote Quote => QuoteOf(0, text.Length, isWhole: true);

    /// <summary>The sentence when short, else what stands around these words.</summary>
    public Quote QuoteAround(WordRange words)
    {
        if (Words.Count == 0) return Quote;
        var (start, end) = CharactersOf(words);
        return QuoteOf(start, end);
    }

    /// <summary>The sentence when short, else what stands around these characters of it.</summary>
    public Quote QuoteOf(int from, int to) => QuoteOf(from, to, isWhole: false);

    /// <summary>Where these words begin and end in the sentence.</summary>
    public (int Start, int End) CharactersOf(WordRange words)
    {
        var (first, last) = (Math.Clamp(words.First, 0, Words.Count - 1), Math.Clamp(words.Last, 0, Words.Count - 1));
        return (Words.Starts[first], Words.Starts[last] + Words.Words[last].Length);
    }

    private Quote QuoteOf(int from, int to, bool isWhole)
    {
        var (start, end) = (0, text.Length);
        if (text.Length > LongestQuote)
        {
            start = isWhole ? 0 : WordStart(Math.Max(0, from - (LongestQuote / 2)));
            end = Math.Min(text.Length, start + LongestQuote);
            while (end < text.Length && end > start + 1 && !char.IsWhiteSpace(text[end])) end--;
            while (end > start + 1 && char.IsWhiteSpace(text[end - 1])) end--;
        }

        var (words, after) = (Math.Clamp(from, start, end), Math.Clamp(to, start, end));
        return new(text[start..end], new(origin.Block, origin.Start + start, origin.Start + end, origin.Start + words, origin.Start + after));
    }

    private int WordStart(int at)
    {
        while (at > 0 && !char.IsWhiteSpace(text[at - 1])) at--;
        return at;
    }
}

/// <summary>Where a sentence stands.</summary>
/// <param name="Heading">The heading above it, or null.</param>
/// <param name="Lead">The line that introduces its list, or null.</param>
/// <param name="Lexicon">The rules of its block's language, or null.</param>
internal sealed record SentenceContext(string? Heading, string? Lead, Lexicon? Lexicon);

/// <summary>A sentence that was reworded (both), removed (old only) or added (new only).</summary>
internal sealed record SentenceChange(Sentence? Old, Sentence? New)
{
    /// <summary>Of two sentences that share less the words of one cannot be said to have become those of the other.</summary>
    private const double Alike = 0.75;
    private const double NearlySame = 0.9;

    /// <summary>Where one side only left words out: "in no case do we …" that became "we do …" is an edit, though it is short.</summary>
    private const double AlikeWithin = 0.6;

    /// <summary>The side a reader sees: the new one where there is one.</summary>
    public Sentence Shown => New ?? Old!;

    /// <summary>True where the two sides agree in most of their words, the small ones (negations, modals) not counted: what differs is an edit, not another sentence.</summary>
    public bool IsAlike => Agrees(Alike, AlikeWithin);

    /// <summary>True where hardly a word differs but small ones.</summary>
    public bool IsNearlySame => Agrees(NearlySame, NearlySame);

    private bool Agrees(double share, double shareWithin) => Old is { Lexicon: { } before } && New is { Lexicon: { } after } && Shared(Large(Old, before), Large(New, after), share, shareWithin);

    private static bool Shared(HashSet<string> old, HashSet<string> @new, double share, double shareWithin)
    {
        var (shared, most) = (old.Count(@new.Contains), Math.Max(old.Count, @new.Count));
        return shared >= share * most || (shared == Math.Min(old.Count, @new.Count) && shared >= shareWithin * most);
    }

    private static HashSet<string> Large(Sentence sentence, Lexicon lexicon) => [.. sentence.Words.Words.Where(word =>
        !lexicon.Negators.Contains(word) && !lexicon.Auxiliaries.Contains(word) && !lexicon.WeakModals.Contains(word) && !lexicon.StrongModals.Contains(word))];
}

using PolicyDiff.Diffing;
using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning;

/// <summary>
/// Which lexicon reads which block of two texts: that of the text's language as its words show it (pages declare wrong ones), else as the
/// page declares it; of a block in another language, that one's.
/// </summary>
internal sealed class TextLanguages
{
    /// <summary>Fewer words show no language.</summary>
    private const int WordsToTell = 10;

    private readonly PolicyText old;
    private readonly (bool IsKnown, Lexicon? Lexicon)[] oldBlocks;
    private readonly (bool IsKnown, Lexicon? Lexicon)[] newBlocks;

    public TextLanguages(TextDiff diff)
    {
        old = diff.Old;
        (oldBlocks, newBlocks) = (new (bool, Lexicon?)[diff.Old.Blocks.Count], new (bool, Lexicon?)[diff.New.Blocks.Count]);
        (OldLanguage, NewLanguage) = (LanguageOf(diff.Old), LanguageOf(diff.New));
        (Old, New) = (Lexicon.For(OldLanguage ?? NewLanguage), Lexicon.For(NewLanguage ?? OldLanguage));
    }

    public string? OldLanguage { get; }

    public string? NewLanguage { get; }

    /// <summary>The rules of the old text, or null.</summary>
    public Lexicon? Old { get; }

    /// <summary>The rules of the new text, or null.</summary>
    public Lexicon? New { get; }

    /// <summary>The rules for a block; null where its language is not analysed.</summary>
    public Lexicon? OfBlock(PolicyText text, int index)
    {
        ref var known = ref (ReferenceEquals(text, old) ? oldBlocks : newBlocks)[index];
        if (!known.IsKnown) known = (true, Find(text.Blocks[index], ReferenceEquals(text, old) ? Old : New));
        return known.Lexicon;
    }

    private static Lexicon? Find(Block block, Lexicon? lexicon)
    {
        var line = new WordLine(Head(block.PlainText));
        if (line.Count < WordsToTell || lexicon?.Speaks(line) == true) return lexicon;
        return LanguageGuess.Recognise([block]) is { } language ? Lexicon.For(language) : lexicon;
    }

    private static string? LanguageOf(PolicyText text) => LanguageGuess.Recognise(text.Blocks) ?? text.Language;

    /// <summary>Enough to tell a language by.</summary>
    private static string Head(string plain) => plain.Length <= 300 ? plain : plain[..300];
}

using PolicyDiff.Diffing;
using PolicyDiff.Meaning.Facts;
using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning;

/// <summary>What the rules look at: the changed sentences, and both texts to ask whether something is really new or gone.</summary>
internal sealed class ChangeSet(TextDiff diff, TextLanguages languages, IReadOnlyList<SentenceChange> changes)
{
    private readonly Dictionary<Sentence, SentenceFacts> facts = new(ReferenceEqualityComparer.Instance);

    public TextDiff Diff => diff;

    public IReadOnlyList<SentenceChange> Changes => changes;

    public DocumentFacts Old { get; } = new(diff.Old, index => languages.OfBlock(diff.Old, index));

    public DocumentFacts New { get; } = new(diff.New, index => languages.OfBlock(diff.New, index));

    /// <summary>The sentences that stand in both texts in other words, in languages that are analysed.</summary>
    public IEnumerable<SentenceChange> Reworded => changes.Where(change => change is { Old.Lexicon: not null, New.Lexicon: not null });

    /// <summary>What a changed sentence says, read once; nothing where its language is not analysed.</summary>
    public SentenceFacts Of(Sentence sentence)
    {
        if (!facts.TryGetValue(sentence, out var read)) facts[sentence] = read = FactReader.Read(sentence);
        return read;
    }

    /// <summary>The rules that a sentence is read by.</summary>
    public static bool IsUserServing(string verb) => Catalog.Shared.UserServingVerbs.Contains(verb);
}

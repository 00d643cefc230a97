using PolicyDiff.Diffing;
using PolicyDiff.Meaning.Facts;
using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning;

/// <summary>What the rules look at: the changed sentences, and both texts to ask whether something is really new or gone.</summary>
internal sealed class ChangeSet
{
    private readonly Dictionary<Sentence, List<LabelFact>> facts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Sentence, List<ActionFact>> actions = new(ReferenceEqualityComparer.Instance);

    public ChangeSet(TextDiff diff, Lexicon lexicon, IReadOnlyList<SentenceChange> changes)
    {
        Diff = diff;
        Lexicon = lexicon;
        Reader = new(lexicon);
        Changes = changes;
        Old = new(diff.Old, Reader);
        New = new(diff.New, Reader);
    }

    public TextDiff Diff { get; }

    public Lexicon Lexicon { get; }

    public FactReader Reader { get; }

    public IReadOnlyList<SentenceChange> Changes { get; }

    public DocumentFacts Old { get; }

    public DocumentFacts New { get; }

    /// <summary>The label facts of a changed sentence, read once.</summary>
    public List<LabelFact> FactsOf(Sentence sentence)
    {
        if (!facts.TryGetValue(sentence, out var read)) facts[sentence] = read = Reader.Read(sentence.Words);
        return read;
    }

    /// <summary>The deeds of a changed sentence, read once.</summary>
    public List<ActionFact> ActionsOf(Sentence sentence)
    {
        if (!actions.TryGetValue(sentence, out var read)) actions[sentence] = read = Reader.Actions(sentence.Words);
        return read;
    }
}

using PolicyDiff.Diffing;

namespace PolicyDiff.Meaning;

/// <summary>What the rules look at: the changed sentences, and both texts to ask whether something is really new or gone.</summary>
internal sealed class ChangeSet
{
    public ChangeSet(TextDiff diff, Lexicon lexicon)
    {
        Diff = diff;
        Lexicon = lexicon;
        Reader = new(lexicon);
        Changes = ChangedSentences.Of(diff);
        Old = new(diff.Old, Reader);
        New = new(diff.New, Reader);
    }

    public TextDiff Diff { get; }

    public Lexicon Lexicon { get; }

    public FactReader Reader { get; }

    public IReadOnlyList<SentenceChange> Changes { get; }

    public DocumentFacts Old { get; }

    public DocumentFacts New { get; }
}

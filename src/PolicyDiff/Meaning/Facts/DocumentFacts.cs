using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Facts;

/// <summary>
/// What a whole text says somewhere, by label: asked before a fact is called new or gone, so that a clause that moved, was split or says the
/// same in other words is neither. Only sentences that hold one of the label's words are read, and each once.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="lexiconOf">The rules for a block of it.</param>
internal sealed class DocumentFacts(PolicyText text, Func<int, Lexicon?> lexiconOf)
{
    private readonly List<ReadSentence>?[] read = new List<ReadSentence>?[text.Blocks.Count];
    private readonly Dictionary<(FactKind Kind, string Name, bool IsNegated, string Language), bool> answers = [];
    private string[]? blocks;

    private string[] Plain => blocks ??= [.. text.Blocks.Select(block => block.PlainText)];

    /// <summary>Whether the text says it, in the words of <paramref name="lexicon"/>'s language or of the block's.</summary>
    public bool Says(LabelFact fact, Lexicon lexicon)
    {
        var asked = (fact.Kind, fact.Name, fact.IsNegated, lexicon.Language);
        if (!answers.TryGetValue(asked, out var says)) answers[asked] = says = Finds(fact, lexicon);
        return says;
    }

    private bool Finds(LabelFact fact, Lexicon lexicon)
    {
        var anchors = lexicon.Anchors(KindOf(fact.Kind), fact.Name);
        for (var index = 0; index < Plain.Length; index++)
        {
            if (!Plain[index].AsSpan().ContainsAny(anchors)) continue;
            foreach (var sentence in read[index] ??= Sentences(index))
            {
                if (sentence.Text.AsSpan().ContainsAny(anchors) && sentence.Says(fact)) return true;
            }
        }

        return false;
    }

    /// <summary>Whether the words stand in the text, as written, not as a part of longer ones.</summary>
    public bool Mentions(string words, StringComparison comparison) => Count(words, comparison, 1) > 0;

    /// <summary>How often the words stand in the text, up to a number.</summary>
    public int Count(string words, StringComparison comparison, int most)
    {
        var count = 0;
        foreach (var block in Plain)
        {
            for (var at = block.IndexOf(words, comparison); at >= 0; at = block.IndexOf(words, at + words.Length, comparison))
            {
                var end = at + words.Length;
                if ((at == 0 || !char.IsLetterOrDigit(block[at - 1])) && (end == block.Length || !char.IsLetterOrDigit(block[end])) && ++count >= most) return count;
            }
        }

        return count;
    }

    private static PhraseKind KindOf(FactKind kind) => kind switch
    {
        FactKind.Recipient => PhraseKind.Recipient,
        FactKind.Right => PhraseKind.Right,
        FactKind.Signal => PhraseKind.Signal,
        FactKind.Purpose => PhraseKind.Purpose,
        _ => PhraseKind.Verb,
    };

    private List<ReadSentence> Sentences(int index)
    {
        var context = new SentenceContext(null, ChangedSentences.LeadOf(text, index), lexiconOf(index));
        return SentenceSplitter.Split(Plain[index]).ConvertAll(sentence => new ReadSentence(sentence, context));
    }

    /// <summary>A sentence whose facts are read when they are first asked for.</summary>
    private sealed class ReadSentence(string text, SentenceContext context)
    {
        private List<LabelFact>? labels;

        public string Text => text;

        public bool Says(LabelFact fact)
        {
            labels ??= FactReader.Read(new Sentence(text, 0, context)).Labels;
            return labels.Exists(fact.IsLike);
        }
    }
}

using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Lexicons;

/// <summary>Tags sentences with the lexicon's topics; one without a topic of its own inherits its heading's.</summary>
internal sealed class TopicTagger(Lexicon lexicon)
{
    private readonly Dictionary<string, HashSet<string>> headings = new(StringComparer.Ordinal);

    /// <summary>The topics of a sentence, possibly none.</summary>
    public IReadOnlySet<string> Of(Sentence sentence)
    {
        var own = Find(sentence.Words);
        if (own.Count > 0 || sentence.Heading is null) return own;
        if (!headings.TryGetValue(sentence.Heading, out var inherited)) headings[sentence.Heading] = inherited = Find(new(sentence.Heading));
        return inherited;
    }

    /// <summary>The topic with the most words among these sentences, its own phrases counted before the heading's.</summary>
    public (string Name, string Title)? Strongest(IReadOnlyList<Sentence> sentences)
    {
        var ranked = Rank(sentences);
        return ranked.Count == 0 ? null : (ranked[0], lexicon.Topics[ranked[0]].Title);
    }

    /// <summary>All topics of these sentences, the most touched first: by phrases found, then by the lexicon's order.</summary>
    public List<string> Rank(IEnumerable<Sentence> sentences)
    {
        var touched = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            var hits = lexicon.TopicPhrases.Find(sentence.Words);
            foreach (var hit in hits) touched[hit.Label] = touched.GetValueOrDefault(hit.Label) + 1;
            if (hits.Count > 0) continue;
            foreach (var topic in Of(sentence)) touched[topic] = touched.GetValueOrDefault(topic) + (Canonical.CountWords(sentence.Text) / 20.0);
        }

        var order = lexicon.Topics.Keys.ToList();
        return [.. touched.OrderByDescending(topic => topic.Value).ThenBy(topic => order.IndexOf(topic.Key)).Select(topic => topic.Key)];
    }

    private HashSet<string> Find(WordLine line) => [.. lexicon.TopicPhrases.Find(line).Select(hit => hit.Label)];
}

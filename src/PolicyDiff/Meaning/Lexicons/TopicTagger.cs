using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Lexicons;

/// <summary>Tags sentences with the lexicon's topics; one without a topic of its own inherits that of its list's lead-in or its heading.</summary>
internal sealed class TopicTagger
{
    /// <summary>Topics that stand in nearly every sentence of a policy: they name a clause only when no other does.</summary>
    private static readonly HashSet<string> Weak = ["intro", "contact", "not-covered", "use"];

    /// <summary>A clause longer than this must name its topic twice; one passing word does not make a clause on it.</summary>
    private const int WordsForOneHit = 14;

    /// <summary>A long clause that names a subject in passing is not on it.</summary>
    private const double WordsForEachHit = 50;

    private readonly Dictionary<string, HashSet<string>> inherited = new(StringComparer.Ordinal);
    private readonly List<string> order = [.. Catalog.Shared.Topics.Keys];

    /// <summary>What these sentences are about, when they say so clearly enough to be told by it.</summary>
    public string? Strongest(IReadOnlyList<Sentence> sentences)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        var words = 0;
        foreach (var sentence in sentences)
        {
            words += sentence.Words.Count;
            foreach (var hit in sentence.Of(PhraseKind.Topic)) counts[hit.Label] = counts.GetValueOrDefault(hit.Label) + (Weak.Contains(hit.Label) ? 0.4 : 1);
            foreach (var topic in Inherited(sentence)) counts[topic] = counts.GetValueOrDefault(topic) + (Weak.Contains(topic) ? 0.4 : 1);
        }

        if (counts.Count == 0) return null;
        var (best, count) = counts.OrderByDescending(topic => topic.Value).ThenBy(topic => order.IndexOf(topic.Key)).First();
        return count >= (words <= WordsForOneHit ? 1 : Math.Max(2, words / WordsForEachHit)) ? best : null;
    }

    /// <summary>All topics of these sentences, the most touched first: by phrases found, then by the catalogue's order.</summary>
    public List<string> Rank(IEnumerable<Sentence> sentences)
    {
        var touched = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            var hasOwn = false;
            foreach (var hit in sentence.Of(PhraseKind.Topic))
            {
                hasOwn = true;
                touched[hit.Label] = touched.GetValueOrDefault(hit.Label) + 1;
            }

            if (hasOwn) continue;
            foreach (var topic in Inherited(sentence)) touched[topic] = touched.GetValueOrDefault(topic) + (Canonical.CountWords(sentence.Text) / 20.0);
        }

        return [.. touched.OrderByDescending(topic => topic.Value).ThenBy(topic => order.IndexOf(topic.Key)).Select(topic => topic.Key)];
    }

    private HashSet<string> Inherited(Sentence sentence)
    {
        if (sentence.Lexicon is not { } lexicon || (sentence.Lead ?? sentence.Heading) is not { } context) return [];
        if (!inherited.TryGetValue(context, out var topics))
        {
            inherited[context] = topics = [.. lexicon.Book.Find(new(context)).Where(hit => hit.Kind == PhraseKind.Topic).Select(hit => hit.Label)];
        }

        return topics;
    }
}

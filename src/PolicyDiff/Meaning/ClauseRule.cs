using PolicyDiff.Text;

namespace PolicyDiff.Meaning;

/// <summary>Sentences that came or went without a partner, gathered by row and told by topic and size; and plain rewording.</summary>
internal static class ClauseRule
{
    private const int FewWords = 3;

    public static IEnumerable<Finding> Find(IReadOnlyList<SentenceChange> changes, TopicTagger? tagger)
    {
        var alone = changes.Where(change => change.Old is null || change.New is null);
        foreach (var group in alone.GroupBy(change => (change.Shown.Row, IsNew: change.New is not null)))
        {
            var sentences = group.Select(change => change.Shown).ToList();
            var words = sentences.Sum(sentence => Canonical.CountWords(sentence.Text));
            if (words > FewWords) yield return Describe(sentences, words, group.Key.IsNew, tagger?.Strongest(sentences));
        }
    }

    private static Finding Describe(List<Sentence> sentences, int words, bool isNew, (string Name, string Title)? topic)
    {
        var (weight, about) = (Weight(words, topic?.Name), topic is null ? "" : $" about {topic.Value.Title}");
        var sentence = $"{(isNew ? "Adds" : "Removes")} {words} words{about}";
        var quote = sentences[0].Quote;
        var reason = new Reason(isNew ? "clause-added" : "clause-removed", sentence, isNew ? null : quote, isNew ? quote : null, sentences[0].Row, weight, ChangeDirection.Neutral, topic?.Name);
        return new(reason, sentences[0].Heading, topic is null ? null : new(isNew ? "adds" : "removes", $"a clause{about}"));
    }

    private static double Weight(int words, string? topic) => topic switch
    {
        null or "not-covered" => Math.Min(Weights.SizeMost, words / Weights.WordsPerUnit),
        "contact" => Weights.Contact,
        _ => Math.Min(Weights.ClauseMost, Weights.ClauseLeast + (words / Weights.WordsPerUnit * 2)),
    };
}

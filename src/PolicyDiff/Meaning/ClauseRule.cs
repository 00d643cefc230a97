using System.Globalization;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning;

/// <summary>Sentences that came or went without a partner, gathered by row and told by topic and size; and plain rewording.</summary>
internal static class ClauseRule
{
    private const int FewWords = 3;
    private const int WordsOfAStatement = 8;

    public static IEnumerable<Finding> Find(IReadOnlyList<SentenceChange> changes, TopicTagger? tagger)
    {
        var (shortLines, shortWords) = (0, 0);
        foreach (var group in changes.Where(change => change.Old is null || change.New is null).GroupBy(change => (change.Shown.Row, IsNew: change.New is not null)))
        {
            var sentences = group.Select(change => change.Shown).ToList();
            var words = sentences.Sum(sentence => Canonical.CountWords(sentence.Text));
            if (words > FewWords) yield return Describe(sentences, words, group.Key.IsNew, tagger?.Strongest(sentences));
            else (shortLines, shortWords) = (shortLines + 1, shortWords + words);
        }

        if (shortLines > 0) yield return new(ShortLines(shortLines, shortWords), null, null);
    }

    /// <summary>Names in a list, cells of a table: each says little, all of them together are a size.</summary>
    private static Reason ShortLines(int lines, int words) => new(
        "short-lines", string.Create(CultureInfo.InvariantCulture, $"{lines} short {(lines == 1 ? "line" : "lines")} added or removed, {words} words"),
        null, null, null, Math.Min(Weights.SizeMost, words / Weights.WordsPerUnit), ChangeDirection.Neutral, null);

    private static Finding Describe(List<Sentence> sentences, int words, bool isNew, (string Name, string Title)? topic)
    {
        var (weight, about) = (Weight(words, topic?.Name), topic is null ? "" : $" about {topic.Value.Title}");
        var sentence = $"{(isNew ? "Adds" : "Removes")} {words} words{about}";
        var quote = sentences[0].Quote;
        var reason = new Reason(isNew ? "clause-added" : "clause-removed", sentence, isNew ? null : quote, isNew ? quote : null, sentences[0].Row, weight, ChangeDirection.Neutral, topic?.Name);
        return new(reason, sentences[0].Heading, topic is null ? null : new(isNew ? "adds clauses on" : "removes clauses on", topic.Value.Title));
    }

    private static double Weight(int words, string? topic) => topic switch
    {
        // A heading or a table row names a topic without saying anything about it.
        _ when words < WordsOfAStatement => Math.Min(Weights.SizeMost, words / Weights.WordsPerUnit),
        null or "not-covered" => Math.Min(Weights.SizeMost, words / Weights.WordsPerUnit),
        "contact" => Weights.Contact,
        _ => Math.Min(Weights.ClauseMost, Weights.ClauseLeast + (words / Weights.WordsPerUnit * 2)),
    };
}

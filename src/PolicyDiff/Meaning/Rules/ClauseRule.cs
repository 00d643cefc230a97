using System.Globalization;
using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Rules;

/// <summary>Sentences that came or went without a partner, gathered by row and told by topic and size; and plain rewording.</summary>
internal static class ClauseRule
{
    private const int WordsOfAStatement = 8;

    public static IEnumerable<Finding> Find(IReadOnlyList<SentenceChange> changes, TopicTagger? tagger)
    {
        var untold = new List<(List<Sentence> Sentences, int Words, bool IsNew)>();
        foreach (var group in changes.Where(change => change.Old is null || change.New is null).GroupBy(change => (change.Shown.Row, IsNew: change.New is not null)))
        {
            var sentences = group.Select(change => change.Shown).ToList();
            var words = sentences.Sum(sentence => Canonical.CountWords(sentence.Text));

            // A heading or a table row names a topic without saying anything about it.
            var topic = words >= WordsOfAStatement ? tagger?.Strongest(sentences) : null;
            if (topic is { Name: not "not-covered" }) yield return Describe(sentences, words, group.Key.IsNew, topic.Value);
            else untold.Add((sentences, words, group.Key.IsNew));
        }

        if (untold.Count > 0) yield return Untold(untold);
    }

    private static Finding Describe(List<Sentence> sentences, int words, bool isNew, (string Name, string Title) topic)
    {
        var weight = topic.Name == "contact" ? Weights.Contact : Math.Min(Weights.ClauseMost, Weights.ClauseLeast + (words / Weights.WordsPerUnit * 2));
        var sentence = string.Create(CultureInfo.InvariantCulture, $"{(isNew ? "Adds" : "Removes")} {words} words about {topic.Title}");
        var quote = sentences[0].Quote;
        var reason = new Reason(isNew ? "clause-added" : "clause-removed", sentence, isNew ? null : quote, isNew ? quote : null, sentences[0].Row, weight, ChangeDirection.Neutral, topic.Name);
        return new(reason, sentences[0].Heading, new(isNew ? Headline.AddsClauses : Headline.RemovesClauses, topic.Title));
    }

    /// <summary>Names in a list, cells of a table, clauses on no topic we know: each says little, all of them together are a size.</summary>
    private static Finding Untold(List<(List<Sentence> Sentences, int Words, bool IsNew)> untold)
    {
        var words = untold.Sum(group => group.Words);
        var sentence = string.Create(CultureInfo.InvariantCulture, $"{words} {(words == 1 ? "word" : "words")} on none of the topics we know {Came(untold)}{(untold.Count == 1 ? "" : $", in {untold.Count} places")}");
        var largest = untold.MaxBy(group => group.Words).Sentences[0];
        return new(new("untagged", sentence, null, null, largest.Row, Math.Min(Weights.SizeMost, words / Weights.WordsPerUnit), ChangeDirection.Neutral, null), null, null);
    }

    private static string Came(List<(List<Sentence> Sentences, int Words, bool IsNew)> untold) =>
        untold.TrueForAll(group => group.IsNew) ? "added" : untold.TrueForAll(group => !group.IsNew) ? "removed" : "added and removed";
}

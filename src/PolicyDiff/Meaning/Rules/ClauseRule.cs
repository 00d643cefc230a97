using System.Globalization;
using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Text;

namespace PolicyDiff.Meaning.Rules;

/// <summary>Sentences that came or went without a partner, gathered by what they are about and told by size.</summary>
internal static class ClauseRule
{
    private const int WordsOfAStatement = 8;

    /// <summary>Lines of a menu or a button are shorter.</summary>
    private const int WordsOfASentence = 10;

    /// <param name="set">The changed sentences.</param>
    /// <param name="tagger">Says what they are about.</param>
    /// <param name="sections">Rows that the headline tells as whole sections.</param>
    public static IEnumerable<Finding> Find(ChangeSet set, TopicTagger tagger, IReadOnlySet<int> sections)
    {
        var groups = set.Changes.Where(change => change.Old is null || change.New is null)
            .GroupBy(change => (change.Shown.Row, IsNew: change.New is not null))
            .Select(group => Group.Of([.. group.Select(change => change.Shown)], group.Key.IsNew, tagger)).ToList();
        foreach (var topic in groups.Where(group => group.Topic is not null).GroupBy(group => (group.Topic, group.IsNew)))
        {
            yield return Describe(set, [.. topic], sections);
        }

        if (groups.FindAll(group => group.Topic is null && !sections.Contains(group.Sentences[0].Row)) is { Count: > 0 } untold) yield return Untold(set, untold);
    }

    private static Finding Describe(ChangeSet set, List<Group> groups, IReadOnlySet<int> sections)
    {
        var (isNew, words, topic) = (groups[0].IsNew, groups.Sum(group => group.Words), groups[0].Topic!);
        var title = Catalog.Shared.Topics[topic];
        var isToldBySection = groups.TrueForAll(group => sections.Contains(group.Sentences[0].Row));
        var weight = topic is "contact" or "intro" or "not-covered" ? Weights.Contact : isToldBySection ? Weights.ClauseInSection : Math.Min(Weights.ClauseMost, Weights.ClauseLeast + (words / Weights.WordsPerUnit));
        var sentence = string.Create(CultureInfo.InvariantCulture, $"{(isNew ? "Adds" : "Removes")} {words:#,0} words on {title}{(groups.Count == 1 ? "" : $", in {groups.Count} places")}");
        var longest = groups.MaxBy(group => group.Words)!.Sentences[0];
        var reason = new Reason(isNew ? "clause-added" : "clause-removed", sentence, null, null, longest.Row, weight, ChangeDirection.Neutral, topic).Quoting(longest.Quote, isNew);
        return new(reason, null, isToldBySection ? null : SentenceQuote.Of(set, longest, isReworded: false, isNew));
    }

    /// <summary>Names in a list, cells of a table, clauses on no topic we know: each says little, all of them together are a size.</summary>
    private static Finding Untold(ChangeSet set, List<Group> untold)
    {
        var words = untold.Sum(group => group.Words);
        var sentence = string.Create(CultureInfo.InvariantCulture, $"{Came(untold)} {words} {(words == 1 ? "word" : "words")} on none of the topics we know{(untold.Count == 1 ? "" : $", in {untold.Count} places")}");
        var largest = untold.MaxBy(group => group.Words)!;
        var (quote, isNew) = (largest.Sentences[0].Quote, largest.IsNew);
        var reason = new Reason("untagged", sentence, null, null, largest.Sentences[0].Row, UntoldWeight(untold, words), ChangeDirection.Neutral, null).Quoting(quote, isNew);
        return new(reason, null, largest.Words < WordsOfASentence ? null : SentenceQuote.Of(set, largest.Sentences[0], isReworded: false, isNew));
    }

    /// <summary>A whole sentence is at least a clarification; names and labels are noise until they are many.</summary>
    private static double UntoldWeight(List<Group> untold, int words) =>
        Math.Clamp(words / Weights.WordsPerUnit, untold.Exists(group => group.Words >= WordsOfASentence) ? Weights.Sentence : 0, Weights.SizeMost);

    private static string Came(List<Group> untold) =>
        untold.TrueForAll(group => group.IsNew) ? "Adds" : untold.TrueForAll(group => !group.IsNew) ? "Removes" : "Adds and removes";

    /// <summary>The sentences that came or went in one block.</summary>
    private sealed record Group(List<Sentence> Sentences, int Words, bool IsNew, string? Topic)
    {
        public static Group Of(List<Sentence> sentences, bool isNew, TopicTagger tagger)
        {
            var words = sentences.Sum(sentence => Canonical.CountWords(sentence.Text));

            // A heading or a table row names a topic without saying anything about it.
            return new(sentences, words, isNew, words >= WordsOfAStatement ? tagger.Strongest(sentences) : null);
        }
    }
}

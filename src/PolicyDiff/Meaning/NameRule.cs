namespace PolicyDiff.Meaning;

/// <summary>
/// Companies named in a sentence about sharing that the old text did not know. A name is a capitalised word, not first in its
/// sentence, that the text nowhere writes small.
/// </summary>
internal static class NameRule
{
    private const int Shortest = 3;
    private const int MostTold = 5;

    public static IEnumerable<Finding> Find(ChangeSet set)
    {
        var candidates = set.Changes.Where(change => change.New is not null).SelectMany(change => Names(set, change.New!).Select(name => (Sentence: change.New!, Name: name))).ToList();
        if (candidates.Count == 0) return [];
        var (oldWords, newWords) = (Words(set.Diff.Old), Words(set.Diff.New));
        return candidates
            .Where(candidate => candidate.Name.Split(' ').All(word => !oldWords.Contains(word)) && !newWords.Contains(candidate.Name.ToLowerInvariant()))
            .DistinctBy(candidate => candidate.Name)
            .Take(MostTold)
            .Select(candidate => Describe(candidate.Sentence, candidate.Name));
    }

    private static HashSet<string> Words(Text.PolicyText text) =>
        [.. text.Blocks.SelectMany(block => block.PlainText.Split([' ', '\n', '\t', '.', ',', ';', ':', '(', ')', '/', '"', '“', '”', '’', '\''], StringSplitOptions.RemoveEmptyEntries))];

    private static IEnumerable<string> Names(ChangeSet set, Sentence sentence)
    {
        if (set.Lexicon.SharingPhrases.Find(sentence.Words).Count == 0 || set.Lexicon.RecipientPhrases.Find(sentence.Words).Count == 0 || IsTitle(sentence)) yield break;
        var line = sentence.Words;
        for (var word = 1; word < line.Count; word++)
        {
            var last = word;
            while (last < line.Count && IsName(set.Lexicon, sentence, last) && (last == word || line.Starts[last] == line.Starts[last - 1] + line.Words[last - 1].Length + 1)) last++;
            if (last == word) continue;
            yield return string.Join(' ', Enumerable.Range(word, last - word).Select(index => Written(sentence, index)));
            word = last;
        }
    }

    /// <summary>A line in Title Case or capitals has no small words to tell names by.</summary>
    private static bool IsTitle(Sentence sentence) =>
        sentence.Words.Starts.Count(start => char.IsUpper(sentence.Text[start])) * 2 > sentence.Words.Count;

    private static bool IsName(Lexicon lexicon, Sentence sentence, int word)
    {
        var written = Written(sentence, word);
        return written.Length >= Shortest && char.IsUpper(written[0]) && !sentence.Words.BreakBefore[word] && !lexicon.NotNames.Contains(written) && !written.Contains('\'', StringComparison.Ordinal);
    }

    private static string Written(Sentence sentence, int word) =>
        sentence.Text.Substring(sentence.Words.Starts[word], sentence.Words.Words[word].Length);

    private static Finding Describe(Sentence sentence, string name)
    {
        var word = Math.Max(0, Array.IndexOf(sentence.Words.Words, name.Split(' ')[0].ToLowerInvariant()));
        var reason = new Reason("named-party", $"Newly named: {name}", null, sentence.QuoteAround(word), sentence.Row, Weights.NamedParty, ChangeDirection.Neutral, "sharing");
        return new(reason, sentence.Heading, new("names", name));
    }
}

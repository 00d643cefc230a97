using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// Companies named in a sentence about sharing that the old text did not know. A name is a run of capitalised words, not first in
/// its sentence, that the text nowhere writes small and does not use all the time.
/// </summary>
internal static class NameRule
{
    private const int Shortest = 3;
    private const int MostTold = 5;
    private const int MostMentions = 4;

    public static IEnumerable<Finding> Find(ChangeSet set)
    {
        var candidates = set.Changes.Where(change => change.New is not null).SelectMany(change => Names(set.Lexicon, change.New!).Select(name => (Sentence: change.New!, Name: name))).ToList();
        if (candidates.Count == 0) return [];
        var (oldWords, newWords) = (CountWords(set.Diff.Old), CountWords(set.Diff.New));
        return candidates
            .Where(candidate => IsNewName(set.Lexicon, candidate.Name, oldWords, newWords))
            .DistinctBy(candidate => candidate.Name)
            .Take(MostTold)
            .Select(candidate => Describe(candidate.Sentence, candidate.Name));
    }

    /// <summary>Unknown to the old text, nowhere written small, and not so frequent that it must be a defined term or the company itself.</summary>
    private static bool IsNewName(Lexicon lexicon, string name, Dictionary<string, int> oldWords, Dictionary<string, int> newWords) =>
        name.Split(' ').Where(word => !lexicon.NotNames.Contains(word)).All(word =>
            !oldWords.ContainsKey(word) && newWords.GetValueOrDefault(word) <= MostMentions && !IsWrittenSmall(word.ToLowerInvariant(), oldWords) && !IsWrittenSmall(word.ToLowerInvariant(), newWords));

    private static bool IsWrittenSmall(string word, Dictionary<string, int> words) =>
        words.ContainsKey(word) || words.ContainsKey(word + "s") || (word.EndsWith('s') && words.ContainsKey(word[..^1]));

    private static Dictionary<string, int> CountWords(Text.PolicyText text) => text.Blocks
        .SelectMany(block => block.PlainText.Split([' ', '\n', '\t', '.', ',', ';', ':', '(', ')', '/', '"', '“', '”', '’', '\''], StringSplitOptions.RemoveEmptyEntries))
        .GroupBy(word => word)
        .ToDictionary(group => group.Key, group => group.Count());

    private static IEnumerable<string> Names(Lexicon lexicon, Sentence sentence)
    {
        if (lexicon.SharingPhrases.Find(sentence.Words).Count == 0 || lexicon.RecipientPhrases.Find(sentence.Words).Count == 0 || IsTitle(sentence)) yield break;
        var line = sentence.Words;
        for (var first = 0; first < line.Count;)
        {
            var end = first;
            while (end < line.Count && IsCapitalised(sentence, end) && (end == first || line.Starts[end] == line.Starts[end - 1] + line.Words[end - 1].Length + 1)) end++;
            if (end > first && IsNameRun(lexicon, sentence, first, end)) yield return string.Join(' ', Enumerable.Range(first, end - first).Select(index => Written(sentence, index)));
            first = Math.Max(end, first + 1);
        }
    }

    /// <summary>A run of capitals inside the sentence that is neither a label, a defined term in brackets or quotes, nor a law's title.</summary>
    private static bool IsNameRun(Lexicon lexicon, Sentence sentence, int first, int end)
    {
        var line = sentence.Words;
        if (first == 0 || line.BreakBefore[first] || (end < line.Count && line.BreakBefore[end] && sentence.Text[line.Starts[end - 1] + line.Words[end - 1].Length] == ':')) return false;
        if (sentence.Text[line.Starts[first] - 1] is '"' or '“' or '‘' or '\'') return false;
        var words = Enumerable.Range(first, end - first).Select(index => Written(sentence, index)).ToList();
        return words.Exists(word => word.Length >= Shortest && !lexicon.NotNames.Contains(word)) && !words.Exists(lexicon.NotNameParts.Contains);
    }

    private static bool IsCapitalised(Sentence sentence, int word) => char.IsUpper(Written(sentence, word)[0]);

    /// <summary>A line in Title Case or capitals has no small words to tell names by.</summary>
    private static bool IsTitle(Sentence sentence) =>
        sentence.Words.Starts.Count(start => char.IsUpper(sentence.Text[start])) * 2 > sentence.Words.Count;

    /// <summary>The word as it stands, without a genitive.</summary>
    private static string Written(Sentence sentence, int word)
    {
        var written = sentence.Text.Substring(sentence.Words.Starts[word], sentence.Words.Words[word].Length);
        return written.EndsWith("’s", StringComparison.Ordinal) || written.EndsWith("'s", StringComparison.Ordinal) ? written[..^2] : written;
    }

    private static Finding Describe(Sentence sentence, string name)
    {
        var word = Math.Max(0, Array.IndexOf(sentence.Words.Words, name.Split(' ')[0].ToLowerInvariant()));
        var reason = new Reason("named-party", $"Newly named: {name}", null, sentence.QuoteAround(word), sentence.Row, Weights.NamedParty, ChangeDirection.Neutral, "sharing");
        return new(reason, sentence.Heading, new("names", name));
    }
}

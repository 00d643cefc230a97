using PolicyDiff.Meaning.Facts;
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
        var candidates = set.Changes.Where(change => change.New?.Lexicon is not null).SelectMany(change => Names(change.New!, set.Of(change.New!)).Select(name => (Sentence: change.New!, Name: name))).ToList();
        if (candidates.Count == 0) return [];
        return candidates
            .Where(candidate => IsNewName(set, candidate.Sentence.Lexicon!, candidate.Name))
            .DistinctBy(candidate => candidate.Name)
            .Take(MostTold)
            .Select(candidate => Describe(candidate.Sentence, candidate.Name));
    }

    /// <summary>Unknown to the old text, nowhere written small, and not so frequent that it must be a defined term or the company itself.</summary>
    private static bool IsNewName(ChangeSet set, Lexicon lexicon, string name) =>
        name.Split(' ').Where(word => !lexicon.NotNames.Contains(word)).All(word =>
            !set.Old.Mentions(word, StringComparison.OrdinalIgnoreCase) && set.New.Count(word, StringComparison.Ordinal, MostMentions + 1) <= MostMentions
            && !IsWrittenSmall(set, word.ToLowerInvariant()));

    private static bool IsWrittenSmall(ChangeSet set, string word) =>
        set.New.Mentions(word, StringComparison.Ordinal) || set.New.Mentions(word + "s", StringComparison.Ordinal)
        || (word.EndsWith('s') && (set.New.Mentions(word[..^1], StringComparison.Ordinal) || set.Old.Mentions(word[..^1], StringComparison.OrdinalIgnoreCase)))
        || set.Old.Mentions(word + "s", StringComparison.OrdinalIgnoreCase);

    /// <summary>The names in a sentence about sharing, whether the text knew them before or not, and where each begins.</summary>
    public static IEnumerable<(string Name, int Start)> NamesIn(Sentence sentence, SentenceFacts facts) =>
        Names(sentence, facts).Distinct().Select(name => (name, sentence.Text.IndexOf(name, StringComparison.Ordinal))).Where(found => found.Item2 >= 0);

    private static IEnumerable<string> Names(Sentence sentence, SentenceFacts facts)
    {
        // German writes all nouns large: no name can be told by its capital there.
        if (sentence.Lexicon is not { Language: not "de" } lexicon || !sentence.Has(PhraseKind.Sharing) || !sentence.Has(PhraseKind.Recipient) || IsTitle(sentence) || !facts.Actions.Exists(IsPassingOn)) yield break;
        var line = sentence.Words;
        for (var first = 0; first < line.Count;)
        {
            var end = first;
            while (end < line.Count && IsCapitalised(sentence, end) && (end == first || line.Starts[end] == line.Starts[end - 1] + line.Words[end - 1].Length + 1)) end++;
            if (end > first && IsNameRun(lexicon, sentence, first, end)) yield return string.Join(' ', Enumerable.Range(first, end - first).Select(index => Written(sentence, index)));
            first = Math.Max(end, first + 1);
        }
    }

    /// <summary>Somebody but the reader gives data to somebody: "services operated by Foo" names no recipient.</summary>
    private static bool IsPassingOn(ActionFact deed) => deed is { IsByUser: false, IsNegated: false, Verb: "sell" or "share" or "transfer" };

    /// <summary>A run of capitals inside the sentence that is neither a label, a defined term in brackets or quotes, nor a law's title.</summary>
    private static bool IsNameRun(Lexicon lexicon, Sentence sentence, int first, int end)
    {
        var line = sentence.Words;
        if (first == 0 || line.BreakBefore[first] || (end < line.Count && line.BreakBefore[end] && sentence.Text[line.Starts[end - 1] + line.Words[end - 1].Length] == ':')) return false;
        // "our Safety & Privacy Center": somebody's own page, not somebody.
        if (lexicon.Determiners.Contains(line.Words[first - 1]) || IsTitlePart(sentence, first, end)) return false;
        if (sentence.Text[line.Starts[first] - 1] is '"' or '“' or '‘' or '\'') return false;
        var words = Enumerable.Range(first, end - first).Select(index => Written(sentence, index)).ToList();
        return words.Exists(word => word.Length >= Shortest && !lexicon.NotNames.Contains(word)) && !words.Exists(lexicon.NotNameParts.Contains) && !IsParticiple(words);
    }

    private static bool IsTitlePart(Sentence sentence, int first, int end)
    {
        var after = sentence.Text.AsSpan(sentence.Words.Starts[end - 1] + sentence.Words.Words[end - 1].Length).TrimStart();
        var before = sentence.Text.AsSpan(0, sentence.Words.Starts[first]).TrimEnd();
        return after is ['&', ..] || before is [.., '&'];
    }

    /// <summary>"… to be Provided to", "Licensed", "SMS": a word of a contract set large or an abbreviation, not a company.</summary>
    private static bool IsParticiple(List<string> words) =>
        words is [var only] && (only.TrimEnd('s').All(char.IsUpper) || only.EndsWith("ed", StringComparison.Ordinal) || only.EndsWith("ing", StringComparison.Ordinal) || only.EndsWith("ly", StringComparison.Ordinal) || only.EndsWith("tion", StringComparison.Ordinal));

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
        var start = Math.Max(0, sentence.Text.IndexOf(name, StringComparison.Ordinal));
        var reason = new Reason("named-party", $"Newly named: {name}", null, null, sentence.Row, Weights.NamedParty, ChangeDirection.Neutral, "sharing").Quoting(null, sentence.QuoteOf(start, start + name.Length));
        return new(reason, sentence.Heading, new("names", name, "for the first time"));
    }
}

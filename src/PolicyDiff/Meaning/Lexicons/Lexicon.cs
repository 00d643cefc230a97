using System.Buffers;
using System.Collections.Concurrent;

namespace PolicyDiff.Meaning.Lexicons;

/// <summary>What the rules know of one language, read once from the embedded config/topics file.</summary>
internal sealed class Lexicon
{
    private const double FunctionWordShare = 0.12;

    private static readonly Dictionary<string, Lazy<Lexicon>> Known =
        new[] { "en", "de", "fr", "es", "it", "pt", "nl" }.ToDictionary(language => language, language => new Lazy<Lexicon>(() => new(LexiconResource.Read<LexiconFile>(language))));

    private readonly HashSet<string> functionWords;
    private readonly HashSet<string> verbWords;
    private readonly ILookup<(PhraseKind Kind, string Label), Phrase> phrases;
    private readonly ConcurrentDictionary<(PhraseKind Kind, string Label), SearchValues<string>> anchors = new();

    private Lexicon(LexiconFile file)
    {
        (Version, Language, NegationFollows, ModalReach) = (file.Version, file.Language, file.NegationFollows, file.ModalReach);
        Negators = [.. file.Negators];
        NegatorPairs = [.. file.NegatorPairs.Select(pair => pair.Split(' ')).Select(words => (words[0], words[1]))];
        ServiceWords = [.. file.ServiceWords];
        NotAfter = [.. file.NotAfter];
        ClauseBreaks = [.. file.ClauseBreaks];
        Conditions = [.. file.Conditions];
        UserWords = [.. file.UserWords];
        CompanyWords = [.. file.CompanyWords];
        Passives = [.. file.Passives];
        WeakModals = [.. file.WeakModals];
        StrongModals = [.. file.StrongModals];
        Determiners = [.. file.Determiners];
        NotNames = [.. file.NotNames];
        NotNameParts = [.. file.NotNameParts];
        Auxiliaries = [.. file.Auxiliaries];
        ListWords = [.. file.ListWords];
        functionWords = [.. file.FunctionWords];
        verbWords = [.. file.Verbs.Values.SelectMany(verbs => verbs).Select(phrase => phrase.Split(' ')[0]).SelectMany(slot => slot.Split('|'))];
        var all = PhrasesOf(file).ToList();
        phrases = all.ToLookup(phrase => (phrase.Kind, phrase.Label));
        Book = new(all);
    }

    public int Version { get; }

    /// <summary>BCP 47 primary language.</summary>
    public string Language { get; }

    /// <summary>All phrases of the language.</summary>
    public PhraseBook Book { get; }

    public HashSet<string> Negators { get; }

    /// <summary>Two words that deny together ("em caso algum").</summary>
    public HashSet<(string First, string Second)> NegatorPairs { get; }

    /// <summary>What acts for the company where it is the subject: "the app records".</summary>
    public HashSet<string> ServiceWords { get; }

    /// <summary>The negation may stand behind the verb ("wir verkaufen Ihre Daten nicht").</summary>
    public bool NegationFollows { get; }

    /// <summary>Words after which "not" is no negation ("not only"), or speaks of the reader's wish ("do not want").</summary>
    public HashSet<string> NotAfter { get; }

    public HashSet<string> ClauseBreaks { get; }

    /// <summary>Words that make a statement hold in some cases only.</summary>
    public HashSet<string> Conditions { get; }

    public HashSet<string> UserWords { get; }

    public HashSet<string> CompanyWords { get; }

    public HashSet<string> Passives { get; }

    public HashSet<string> WeakModals { get; }

    public HashSet<string> StrongModals { get; }

    /// <summary>How many words before its verb a modal may stand.</summary>
    public int ModalReach { get; }

    /// <summary>Words after which a verb is a noun ("your use of").</summary>
    public HashSet<string> Determiners { get; }

    public HashSet<string> NotNames { get; }

    /// <summary>Words that make a capitalised phrase the title of a law or a document.</summary>
    public HashSet<string> NotNameParts { get; }

    public HashSet<string> Auxiliaries { get; }

    /// <summary>Words that may stand in a list of verbs under one negation.</summary>
    public HashSet<string> ListWords { get; }

    /// <summary>The lexicon of a language tag, or null when that language is not analysed.</summary>
    public static Lexicon? For(string? language) =>
        language is not null && Known.TryGetValue(language.Split('-')[0].ToLowerInvariant(), out var lexicon) ? lexicon.Value : null;

    /// <summary>Whether enough of these words are the language's small ones.</summary>
    public bool Speaks(WordLine line)
    {
        var small = 0;
        foreach (var word in line.Words)
        {
            if (functionWords.Contains(word)) small++;
        }

        return small >= FunctionWordShare * line.Count;
    }

    public bool IsVerb(string word) => verbWords.Contains(word);

    /// <summary>Words and beginnings of words, one of which stands in any text that has a phrase of this label.</summary>
    public SearchValues<string> Anchors(PhraseKind kind, string label) => anchors.GetOrAdd(
        (kind, label),
        key => SearchValues.Create([.. phrases[key].SelectMany(phrase => phrase.FirstWords.Concat(phrase.FirstPrefixes).Concat(phrase.FirstSuffixes)).Distinct()], StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Phrase> PhrasesOf(LexiconFile file) =>
    [
        .. Labelled(PhraseKind.Topic, file.Topics), .. Labelled(PhraseKind.Verb, file.Verbs), .. Labelled(PhraseKind.Recipient, file.Recipients),
        .. Labelled(PhraseKind.Right, file.Rights), .. Labelled(PhraseKind.Signal, file.Signals), .. Labelled(PhraseKind.Purpose, file.Purposes),
        .. Plain(PhraseKind.Sharing, file.SharingContext), .. Plain(PhraseKind.Data, file.DataWords),
        .. Plain(PhraseKind.RightsContext, file.RightsContext), .. Plain(PhraseKind.Notice, file.Notice),
        .. Plain(PhraseKind.Personal, file.Personal), .. Labelled(PhraseKind.Statement, file.Statements),
        .. Labelled(PhraseKind.DataType, file.DataTypes),
    ];

    private static IEnumerable<Phrase> Labelled(PhraseKind kind, IReadOnlyDictionary<string, IReadOnlyList<string>> labels) =>
        labels.SelectMany(label => label.Value.Select(phrase => Phrase.Parse(kind, label.Key, phrase)));

    private static IEnumerable<Phrase> Plain(PhraseKind kind, IReadOnlyList<string> phrases) => phrases.Select(phrase => Phrase.Parse(kind, "", phrase));
}

using System.Text.Json;

namespace PolicyDiff.Meaning.Lexicons;

/// <summary>What the rules know of one language, read once from the embedded config/topics file.</summary>
internal sealed class Lexicon
{
    private const double FunctionWordShare = 0.12;
    private const int WordsToRecognise = 400;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<Lexicon> English = new(() => Load("en"));

    private Lexicon(LexiconFile file)
    {
        Version = file.Version;
        Topics = file.Topics;
        Signals = file.Signals;
        Negators = file.Negators.ToHashSet();
        NotAfter = file.NotAfter.ToHashSet();
        ClauseBreaks = file.ClauseBreaks.ToHashSet();
        UserWords = file.UserWords.ToHashSet();
        CompanyWords = file.CompanyWords.ToHashSet();
        Passives = file.Passives.ToHashSet();
        WeakModals = file.WeakModals.ToHashSet();
        StrongModals = file.StrongModals.ToHashSet();
        UserServingVerbs = file.UserServingVerbs.ToHashSet();
        OrdinaryRecipients = file.OrdinaryRecipients.ToHashSet();
        NotNames = file.NotNames.ToHashSet();
        NotNameParts = file.NotNameParts.ToHashSet();
        Auxiliaries = file.Auxiliaries.ToHashSet();
        ListWords = file.ListWords.ToHashSet();
        RightsContext = new(file.RightsContext.Select(phrase => ("rights", phrase)));
        functionWords = file.FunctionWords.ToHashSet();
        TopicPhrases = Book(file.Topics.ToDictionary(topic => topic.Key, topic => topic.Value.Phrases));
        VerbPhrases = Book(file.Verbs);
        verbWords = file.Verbs.Values.SelectMany(phrases => phrases).Select(phrase => phrase.Split(' ')[0]).SelectMany(slot => slot.Split('|')).ToHashSet();
        RecipientPhrases = Book(file.Recipients);
        RightPhrases = Book(file.Rights);
        SignalPhrases = Book(file.Signals.ToDictionary(signal => signal.Key, signal => signal.Value.Phrases));
        SharingPhrases = new(file.SharingContext.Select(phrase => ("sharing", phrase)));
        DataPhrases = new(file.DataWords.Select(phrase => ("data", phrase)));
    }

    private readonly HashSet<string> functionWords;
    private readonly HashSet<string> verbWords;

    public int Version { get; }

    public IReadOnlyDictionary<string, TopicEntry> Topics { get; }

    public IReadOnlyDictionary<string, SignalEntry> Signals { get; }

    public HashSet<string> Negators { get; }

    /// <summary>Words after which "not" is no negation ("not only"), or speaks of the reader's wish ("do not want").</summary>
    public HashSet<string> NotAfter { get; }

    public HashSet<string> ClauseBreaks { get; }

    public HashSet<string> UserWords { get; }

    public HashSet<string> CompanyWords { get; }

    public HashSet<string> Passives { get; }

    public HashSet<string> WeakModals { get; }

    public HashSet<string> StrongModals { get; }

    /// <summary>Verbs whose negation hurts the user ("we will not notify you").</summary>
    public HashSet<string> UserServingVerbs { get; }

    /// <summary>Recipients that nearly every policy names: their arrival weighs less.</summary>
    public HashSet<string> OrdinaryRecipients { get; }

    public HashSet<string> NotNames { get; }

    /// <summary>Words that make a capitalised phrase the title of a law or a document.</summary>
    public HashSet<string> NotNameParts { get; }

    public HashSet<string> Auxiliaries { get; }

    /// <summary>Words that may stand in a list of verbs under one negation.</summary>
    public HashSet<string> ListWords { get; }

    /// <summary>One of these must stand in a sentence that grants a right: a supplier's "access" is none.</summary>
    public PhraseBook RightsContext { get; }

    public PhraseBook TopicPhrases { get; }

    public PhraseBook VerbPhrases { get; }

    public PhraseBook RecipientPhrases { get; }

    public PhraseBook RightPhrases { get; }

    public PhraseBook SignalPhrases { get; }

    public PhraseBook SharingPhrases { get; }

    public PhraseBook DataPhrases { get; }

    /// <summary>The lexicon for a text; null when its language is not analysed. An undeclared language is recognised by its small words.</summary>
    public static Lexicon? For(string? language, IEnumerable<string> pieces)
    {
        if (language is not null) return language.Split('-')[0].Equals("en", StringComparison.OrdinalIgnoreCase) ? English.Value : null;
        var words = pieces.SelectMany(piece => new WordLine(piece).Words).Take(WordsToRecognise).ToList();
        return words.Count > 0 && words.Count(English.Value.functionWords.Contains) >= FunctionWordShare * words.Count ? English.Value : null;
    }

    public bool IsVerb(string word) => verbWords.Contains(word);

    private static PhraseBook Book(IReadOnlyDictionary<string, IReadOnlyList<string>> labels) =>
        new(labels.SelectMany(label => label.Value.Select(phrase => (label.Key, phrase))));

    private static Lexicon Load(string language)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"topics/{language}.json")
            ?? throw new InvalidOperationException($"The lexicon config/topics/{language}.json is not built into the program.");
        return new(JsonSerializer.Deserialize<LexiconFile>(stream, Options)!);
    }
}

namespace PolicyDiff.Meaning.Lexicons;

/// <summary>A topic as config/topics writes it.</summary>
internal sealed record TopicEntry(string Title, IReadOnlyList<string> Phrases);

/// <summary>A subject whose arrival or departure matters, as config/topics writes it.</summary>
internal sealed record SignalEntry(string Topic, IReadOnlyList<string> Phrases, string Object);

/// <summary>One language's lexicon as config/topics/*.json writes it; the file explains the syntax of phrases.</summary>
internal sealed record LexiconFile(
    int Version,
    string Language,
    IReadOnlyList<string> FunctionWords,
    IReadOnlyList<string> Negators,
    IReadOnlyList<string> NotAfter,
    IReadOnlyList<string> ClauseBreaks,
    IReadOnlyList<string> UserWords,
    IReadOnlyList<string> CompanyWords,
    IReadOnlyList<string> Passives,
    IReadOnlyList<string> WeakModals,
    IReadOnlyList<string> StrongModals,
    IReadOnlyList<string> DataWords,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Verbs,
    IReadOnlyList<string> UserServingVerbs,
    IReadOnlyList<string> SharingContext,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Recipients,
    IReadOnlyList<string> OrdinaryRecipients,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Rights,
    IReadOnlyDictionary<string, SignalEntry> Signals,
    IReadOnlyList<string> RightsContext,
    IReadOnlyList<string> Auxiliaries,
    IReadOnlyList<string> ListWords,
    IReadOnlyList<string> NotNameParts,
    IReadOnlyList<string> NotNames,
    IReadOnlyDictionary<string, TopicEntry> Topics);

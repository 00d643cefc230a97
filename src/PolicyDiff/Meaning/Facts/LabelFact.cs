namespace PolicyDiff.Meaning.Facts;

/// <summary>What kind of thing a label fact is.</summary>
internal enum FactKind
{
    Recipient,
    Right,
    Signal,
    Purpose,

    /// <summary>A promise not to do something: "we do not sell".</summary>
    Promise,
}

/// <summary>Something a sentence says that can be present in or absent from a text.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Name">The lexicon's name.</param>
/// <param name="IsNegated">"we do not share with advertisers", "you cannot opt out".</param>
/// <param name="Words">The words it rests on.</param>
/// <param name="IsLimited">It holds under a condition, or of some data only.</param>
internal readonly record struct LabelFact(FactKind Kind, string Name, bool IsNegated, WordRange Words, bool IsLimited = false)
{
    /// <summary>Says the same, on whichever words it rests.</summary>
    public bool IsLike(LabelFact other) => other.Kind == Kind && other.IsNegated == IsNegated && other.Name == Name;
}

/// <summary>All that rules know of one sentence.</summary>
/// <param name="Labels">What it says that can be present or absent.</param>
/// <param name="Actions">Who does what.</param>
internal sealed record SentenceFacts(List<LabelFact> Labels, List<ActionFact> Actions)
{
    /// <summary>Of a sentence whose language is not analysed.</summary>
    public static SentenceFacts None { get; } = new([], []);
}

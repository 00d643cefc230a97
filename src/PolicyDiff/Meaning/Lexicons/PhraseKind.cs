namespace PolicyDiff.Meaning.Lexicons;

/// <summary>What a phrase of a lexicon stands for.</summary>
internal enum PhraseKind
{
    Topic,
    Verb,
    Recipient,
    Right,
    Signal,
    Purpose,

    /// <summary>The sentence is about passing data on.</summary>
    Sharing,

    /// <summary>The sentence is about data.</summary>
    Data,

    /// <summary>One of these must stand in a sentence that grants a right: a supplier's "access" is none.</summary>
    RightsContext,

    /// <summary>The sentence is about telling people beforehand.</summary>
    Notice,

    /// <summary>The sentence is about the reader or what is the reader's.</summary>
    Personal,

    /// <summary>A kind of data: "payment data", "contact details".</summary>
    DataType,

    /// <summary>The sentence settles something between company and user: a waiver, a fee, a consent.</summary>
    Statement,
}

/// <summary>A phrase found in a sentence.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Label">What the lexicon calls it ("data brokers").</param>
/// <param name="First">Index of its first word.</param>
/// <param name="Last">Index of its last word.</param>
internal readonly record struct PhraseHit(PhraseKind Kind, string Label, int First, int Last)
{
    public WordRange Words => new(First, Last);
}

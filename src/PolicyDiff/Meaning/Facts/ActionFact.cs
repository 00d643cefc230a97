namespace PolicyDiff.Meaning.Facts;

/// <summary>How firmly something is said.</summary>
internal enum ModalStrength
{
    /// <summary>"may", "might", "can".</summary>
    Weak,

    /// <summary>"will", "must", or a plain statement.</summary>
    Strong,
}

/// <summary>Who does it, as far as the words before the verb tell.</summary>
internal enum Actor
{
    Unknown,
    Company,
    User,

    /// <summary>"is collected": whoever runs the service.</summary>
    Passive,
}

/// <summary>One thing somebody does or does not do, as a sentence says it.</summary>
/// <param name="Verb">The lexicon's family: "sell", "share" …</param>
/// <param name="IsNegated">"do not sell", "never share".</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Strength">How firmly.</param>
/// <param name="Modal">The modal as written, or null.</param>
/// <param name="Word">Index of the verb in the sentence's words.</param>
/// <param name="Words">The verb with the negation and the modal that govern it.</param>
internal readonly record struct ActionFact(string Verb, bool IsNegated, Actor Actor, ModalStrength Strength, string? Modal, int Word, WordRange Words)
{
    /// <summary>The reader is the one who does it.</summary>
    public bool IsByUser => Actor == Actor.User;

    /// <summary>Something is done with data, by the one whose policy it is.</summary>
    public bool IsPractice => Actor is (Actor.Company or Actor.Passive) && Verb is "sell" or "share" or "collect" or "use" or "retain" or "transfer" or "read";
}

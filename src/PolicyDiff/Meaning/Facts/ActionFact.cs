namespace PolicyDiff.Meaning.Facts;

/// <summary>How firmly something is said.</summary>
internal enum ModalStrength
{
    /// <summary>"may", "might", "can".</summary>
    Weak,

    /// <summary>"will", "must", or a plain statement.</summary>
    Strong,
}

/// <summary>One thing somebody does or does not do, as a sentence says it.</summary>
/// <param name="Verb">The lexicon's family: "sell", "share" …</param>
/// <param name="IsNegated">"do not sell", "never share".</param>
/// <param name="IsByUser">The reader is the one who does it.</param>
/// <param name="Strength">How firmly.</param>
/// <param name="Modal">The modal as written, or null.</param>
/// <param name="Word">Index of the verb in the sentence's words.</param>
internal readonly record struct ActionFact(string Verb, bool IsNegated, bool IsByUser, ModalStrength Strength, string? Modal, int Word);

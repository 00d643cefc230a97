namespace PolicyDiff.Meaning.Facts;

/// <summary>Something with a consequence for the user that a sentence states: a deed with data, a right, a waiver, a fee.</summary>
/// <param name="Name">"share", "no share", "right", or the lexicon's name: one of a name is enough.</param>
/// <param name="Topic">The topic it belongs to.</param>
/// <param name="WhenNew">For the user, when a text begins to say it.</param>
/// <param name="WhenGone">For the user, when a text ceases to say it.</param>
/// <param name="Words">The words it rests on.</param>
/// <param name="Weight">How much it adds to the significance.</param>
internal readonly record struct Statement(string Name, string Topic, ChangeDirection WhenNew, ChangeDirection WhenGone, WordRange Words, double Weight);

namespace PolicyDiff.Meaning;

/// <summary>Some words of a sentence, by their numbers.</summary>
/// <param name="First">Number of the first one.</param>
/// <param name="Last">Number of the last one.</param>
internal readonly record struct WordRange(int First, int Last)
{
    /// <summary>One word.</summary>
    public static WordRange Of(int word) => new(word, word);

    /// <summary>From the first of both to the last of both.</summary>
    public WordRange With(int? word) => word is { } other ? new(Math.Min(First, other), Math.Max(Last, other)) : this;
}

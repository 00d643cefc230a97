namespace PolicyDiff.Diffing.Words;

/// <summary>Gives equal strings the same small number, so that the searches compare ints.</summary>
internal sealed class Interner(IEqualityComparer<string> comparer)
{
    private readonly Dictionary<string, int> numbers = new(comparer);

    /// <summary>How many numbers were given; the next one.</summary>
    public int Count => numbers.Count;

    /// <summary>The number of this text.</summary>
    public int NumberOf(ReadOnlySpan<char> text)
    {
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var number)) return number;
        number = numbers.Count;
        numbers.Add(text.ToString(), number);
        return number;
    }
}

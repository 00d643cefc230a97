namespace PolicyDiff.Meaning.Rules;

/// <summary>A word with a letter too many or too few, or two letters exchanged: a lexicon no longer knows it, and nothing else was said.</summary>
internal static class Misprint
{
    /// <summary>In shorter words one letter makes another word.</summary>
    private const int Shortest = 5;

    /// <summary>True when the sentences agree in every word but one, and that one is misprinted on one side.</summary>
    public static bool IsAll(SentenceChange change)
    {
        if (change is not { Old: { } old, New: { } @new } || old.Words.Count != @new.Words.Count) return false;
        var differing = old.Words.Words.Zip(@new.Words.Words).Where(pair => pair.First != pair.Second).Take(2).ToList();
        return differing is [var (before, after)] && IsOf(before, after);
    }

    private static bool IsOf(string one, string other)
    {
        if (Math.Min(one.Length, other.Length) < Shortest || Math.Abs(one.Length - other.Length) > 1) return false;
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start]) start++;
        var end = 0;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)]) end++;
        var (left, right) = (one[start..^end], other[start..^end]);
        return (left, right) switch
        {
            ({ Length: 2 }, { Length: 2 }) => left[0] == right[1] && left[1] == right[0],
            ({ Length: 0 }, { Length: 1 }) or ({ Length: 1 }, { Length: 0 }) => start > 0 && end > 0,
            _ => false,
        };
    }
}

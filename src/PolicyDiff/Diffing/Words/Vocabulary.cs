namespace PolicyDiff.Diffing.Words;

/// <summary>
/// Numbers words for similarity. A changed number or month must not part two blocks that say the same about it, so all numbers
/// are one word and all month names another.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>What a stop word weighs beside an ordinary one.</summary>
    private const double StopWordShare = 0.25;

    private static readonly HashSet<string> Months = new(StringComparer.OrdinalIgnoreCase)
    {
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> MonthLookup = Months.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly Interner interner = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<double> shares = [];

    public int Count => interner.Count;

    public int NumberOf(ReadOnlySpan<char> word)
    {
        if (char.IsAsciiDigit(word[0])) word = "#";
        else if (MonthLookup.Contains(word)) word = "#month";
        var number = interner.NumberOf(word);
        if (number == shares.Count) shares.Add(StopWords.Contains(word) ? StopWordShare : 1);
        return number;
    }

    /// <summary>1, or less for a stop word.</summary>
    public double ShareOf(int word) => shares[word];
}

namespace PolicyDiff.Meaning.Facts;

/// <summary>
/// One fact that rules read in a changed clause, as data: what kind, what it is called whatever the language, and the words that say it. Rules of
/// thumb, not a parser: a fact says what the words are, not that the clause means no more.
/// </summary>
/// <param name="Side">"old" or "new": the text it stands in.</param>
/// <param name="Block">Number of the block in that text, from 0.</param>
/// <param name="Start">First character of its words in the block's plain text (UTF-16 units).</param>
/// <param name="End">The character behind them.</param>
/// <param name="Kind">"action", "data", "recipient", "party", "purpose", "right", "regulation", "duration", "money", "percent", "age", "promise" or "signal".</param>
/// <param name="Name">What it is called: "share", "data brokers", "GDPR", "30 days".</param>
/// <param name="Words">The words, verbatim.</param>
public sealed record ClauseFact(string Side, int Block, int Start, int End, string Kind, string Name, string Words)
{
    /// <summary>Whether the clause denies it; null where that cannot be asked.</summary>
    public bool? Negated { get; init; }

    /// <summary>Of an action: "company", "user", "passive" or null where the words do not tell.</summary>
    public string? Actor { get; init; }

    /// <summary>Of an action: "may" or "will" (a plain statement is one too).</summary>
    public string? Strength { get; init; }

    /// <summary>Of a quantity: in days, in the currency, in percent, in years.</summary>
    public double? Amount { get; init; }
}

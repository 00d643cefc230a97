namespace PolicyDiff.Meaning;

/// <summary>
/// Where a reason's quote stands in its text, so that anybody can go and look: the faithful text's block, and characters (UTF-16 units) of that
/// block's plain text.
/// </summary>
/// <param name="Block">Number of the block, from 0.</param>
/// <param name="Start">The quote's first character.</param>
/// <param name="End">The character behind its last one.</param>
/// <param name="WordsStart">First character of the words within the quote that the rule rests on ("data brokers"); the quote's own where it rests on all of it.</param>
/// <param name="WordsEnd">The character behind them.</param>
public sealed record QuotePlace(int Block, int Start, int End, int WordsStart, int WordsEnd)
{
    /// <summary>The rule rests on all of the quote.</summary>
    internal bool IsWhole => WordsStart == Start && WordsEnd == End;
}

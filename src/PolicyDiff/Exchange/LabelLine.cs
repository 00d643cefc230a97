namespace PolicyDiff.Exchange;

/// <summary>One label as <c>export labels</c> writes it: what a person said of a change, and nothing that rules said.</summary>
/// <param name="Policy">Full slug.</param>
/// <param name="From">Text before, 64 hex digits.</param>
/// <param name="To">Text after; null where the policy was taken down.</param>
/// <param name="Seen">First capture with the new text as known when it was said, UTC.</param>
/// <param name="Kind">In kebab-case, or null.</param>
/// <param name="Significance">0–100, or null.</param>
/// <param name="News">True: worth telling; false: noise; null: not said.</param>
/// <param name="Note">Why, or null.</param>
/// <param name="By">Who said it.</param>
/// <param name="At">When, UTC.</param>
public sealed record LabelLine(string Policy, string? From, string? To, DateTimeOffset Seen, string? Kind, int? Significance, bool? News, string? Note, string By, DateTimeOffset At)
{
    /// <summary>All that was said of the change before is taken back by this.</summary>
    public bool Withdraws { get; init; }
}

using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>One time that a policy went from the one text to the other.</summary>
/// <param name="Before">The last capture with the old text.</param>
/// <param name="After">The first capture with the new one.</param>
/// <param name="RulesVersion">The rules that explained it; <see cref="Reason.Row"/> counts rows of a comparison by these rules.</param>
internal sealed record ChangeOccurrence(
    ChangeItem Change,
    IReadOnlyList<Reason> Reasons,
    int RulesVersion,
    DateTimeOffset FoundAt,
    CaptureFacts Before,
    CaptureFacts After,
    ContentHash OldFaithful,
    ContentHash NewFaithful)
{
    /// <summary>What people said of it, newest first.</summary>
    public IReadOnlyList<LabelItem> Labels { get; init; } = [];

    /// <summary>What rules said of it, whatever people said.</summary>
    public RuleVerdict? Rules { get; init; }
}

/// <summary>One label as pages show it; what is null was not touched.</summary>
internal sealed record LabelItem(ChangeKind? Kind, int? Significance, bool? News, string? Note, string By, DateTimeOffset At)
{
    /// <summary>All that was said before is taken back.</summary>
    public bool Withdraws { get; init; }
}

/// <summary>What rules alone made of a change.</summary>
internal sealed record RuleVerdict(ChangeKind Kind, int Significance, bool News)
{
    /// <summary>The name of the policy of the same organization that had the new text first; null: none.</summary>
    public string? SameAs { get; init; }
}

/// <summary>One of the two texts compared, with the capture nearest to the change.</summary>
/// <param name="ReadingRules">The rules version that made the text.</param>
internal sealed record ComparedText(ContentHash Text, PolicyText Content, int Words, int ReadingRules, CaptureFacts? Capture);

/// <summary>Two texts of a policy compared: what changed, between when and when, on what evidence.</summary>
/// <param name="Explanation">Of a single event, what is stored with it; else made of the two texts.</param>
/// <param name="Occurrences">The events that are exactly this pair, newest first; empty when the texts never followed each other.</param>
/// <param name="Spanned">The events between the two texts where they did not follow each other, oldest first.</param>
/// <param name="IsBackwards">Whether the second text is the older one.</param>
/// <param name="Previous">The event before it.</param>
/// <param name="Next">The event after it.</param>
internal sealed record ChangeView(
    PolicySummary Policy,
    ComparedText Old,
    ComparedText New,
    TextDiff Diff,
    Explanation Explanation,
    IReadOnlyList<ChangeOccurrence> Occurrences,
    IReadOnlyList<ChangeItem> Spanned,
    bool IsBackwards,
    ChangeItem? Previous,
    ChangeItem? Next)
{
    /// <summary>The newest event of this pair, or null.</summary>
    public ChangeOccurrence? Latest => Occurrences.Count > 0 ? Occurrences[0] : null;
}

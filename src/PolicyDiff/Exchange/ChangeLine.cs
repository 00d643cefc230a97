using PolicyDiff.Meaning;

namespace PolicyDiff.Exchange;

/// <summary>One change as <c>export changes</c> and the API write it (DESIGN.md §7).</summary>
/// <param name="Organization">Name.</param>
/// <param name="Policy">Full slug.</param>
/// <param name="Type">Type of the policy.</param>
/// <param name="From">Text before, 64 hex digits; null for the first.</param>
/// <param name="To">Text after; null where it is gone.</param>
/// <param name="LastWithOld">It happened after this, UTC; null for the first.</param>
/// <param name="FirstWithNew">It happened no later than this, UTC.</param>
/// <param name="Kind">In kebab-case.</param>
/// <param name="News">Whether such a change would be told.</param>
/// <param name="Significance">0–100.</param>
/// <param name="Direction">For the user.</param>
/// <param name="Topics">Most touched first.</param>
/// <param name="Reasons">Strongest first.</param>
/// <param name="Added">Words only the new text has.</param>
/// <param name="Removed">Words only the old text has.</param>
/// <param name="Moved">Words of moved blocks.</param>
public sealed record ChangeLine(
    string Organization,
    string Policy,
    string Type,
    string? From,
    string? To,
    DateTimeOffset? LastWithOld,
    DateTimeOffset FirstWithNew,
    string Kind,
    bool News,
    int Significance,
    string Direction,
    IReadOnlyList<string> Topics,
    IReadOnlyList<Reason> Reasons,
    int Added,
    int Removed,
    int Moved)
{
    /// <summary>One neutral sentence without its subject.</summary>
    public string Headline { get; init; } = "";

    /// <summary>What people corrected; null: nothing. <see cref="News"/> says it already, kind and significance stay the rules'.</summary>
    public ChangeLabelLine? Label { get; init; }
}

/// <summary>What people made of a change; what is null was left to the rules.</summary>
/// <param name="Kind">In kebab-case.</param>
/// <param name="Significance">0–100.</param>
/// <param name="News">Worth telling.</param>
/// <param name="By">Who labelled it last.</param>
/// <param name="At">When, UTC.</param>
public sealed record ChangeLabelLine(string? Kind, int? Significance, bool? News, string By, DateTimeOffset At);

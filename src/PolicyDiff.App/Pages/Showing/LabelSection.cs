using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>What people said of an event, beside what rules say, and the form to say more.</summary>
/// <param name="Labels">Newest first.</param>
/// <param name="Rules">What rules alone say.</param>
/// <param name="Address">Where the form is sent.</param>
internal sealed record LabelSection(IReadOnlyList<LabelItem> Labels, RuleVerdict? Rules, string Address)
{
    /// <summary>What was wrong with what was sent, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Sets the ids of several sections of a page apart.</summary>
    public string Id { get; init; } = "label";

    /// <summary>Whether a person may say that it is of another kind.</summary>
    public bool HasKinds { get; init; } = true;

    /// <summary>Whether anything that people said counts now.</summary>
    public bool IsCorrected => Labels.TakeWhile(label => !label.Withdraws).Any(label => label is not { Kind: null, Significance: null, News: null });

    /// <summary>A person's correction in words.</summary>
    internal static string Said(LabelItem label)
    {
        if (label.Withdraws) return "took all corrections back.";
        var parts = new List<string>();
        if (label.News is { } news) parts.Add(news ? "news" : "noise");
        if (label.Kind is { } kind) parts.Add($"kind “{Words.Of(kind)}”");
        if (label.Significance is { } significance) parts.Add($"significance {significance}");
        return parts.Count == 0 ? "a note." : string.Join(", ", parts) + ".";
    }
}

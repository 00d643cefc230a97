namespace PolicyDiff.Meaning.Rules;

/// <summary>A reason with what scoring and headline need beside it.</summary>
/// <param name="Reason">What readers get.</param>
/// <param name="Section">The heading it stands under: a signal counts once a section.</param>
/// <param name="Phrase">Its part of the headline, or null when it makes none.</param>
internal sealed record Finding(Reason Reason, string? Section, HeadlinePhrase? Phrase)
{
    /// <summary>The rows of the diff it tells of, where they are more than the reason's own.</summary>
    public IReadOnlyCollection<int> Rows { get; init; } = [];
}

using PolicyDiff.Archives.Cdx;

namespace PolicyDiff.Archives;

/// <summary>One page of an archive's listing, or why there is none. A failed listing is never an empty one.</summary>
/// <param name="Outcome">What this is.</param>
/// <param name="Entries">What is listed; pages may repeat entries of others, so the caller takes the union.</param>
/// <param name="ResumeKey">With <see cref="ListingOutcome.Partial"/>: what to ask with next.</param>
/// <param name="Unreadable">Lines that name no memento, to be shown.</param>
/// <param name="Status">HTTP status of the answer; null without one.</param>
/// <param name="Sentence">For people, when there is something to say; else empty.</param>
/// <param name="RetryAfter">Not sooner again than this; null when nothing was said.</param>
public sealed record ListingPage(
    ListingOutcome Outcome,
    IReadOnlyList<CdxEntry> Entries,
    string? ResumeKey,
    IReadOnlyList<UnreadableLine> Unreadable,
    int? Status,
    string Sentence,
    TimeSpan? RetryAfter)
{
    /// <summary>How many lines repeat another of this page.</summary>
    public int Duplicates { get; init; }

    internal static ListingPage Without(ListingOutcome outcome, int? status, string sentence, TimeSpan? retryAfter = null) =>
        new(outcome, [], null, [], status, sentence, retryAfter);
}

namespace PolicyDiff.Archives;

/// <summary>What asking for a memento gave.</summary>
/// <param name="Outcome">What this is.</param>
/// <param name="Memento">
/// With <see cref="MementoOutcome.Archived"/>; also with <see cref="MementoOutcome.Transient"/> when a body came that is
/// shorter than the archive says it was: if it stays so, that is all there is.
/// </param>
/// <param name="Sentence">For people: what happened and what follows. Empty for plain success.</param>
/// <param name="NearestTimestamp">With <see cref="MementoOutcome.Unplayable"/>: the capture offered instead, if any.</param>
/// <param name="RetryAfter">Not sooner again than this; null when nothing was said.</param>
public sealed record MementoResult(
    MementoOutcome Outcome,
    Memento? Memento = null,
    string Sentence = "",
    string? NearestTimestamp = null,
    TimeSpan? RetryAfter = null);

using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>What of an archive's answer concerns the archive and not the memento.</summary>
internal static class ReplayTroubles
{
    /// <summary>A note on captures of archives that give no original bytes.</summary>
    public const string RewrittenNote = "The archive does not give this page's original bytes: it rewrites links and may add a frame of its own. Both are undone when the page is read; the bytes stored are the archive's.";

    /// <summary>Null when the answer is about the memento.</summary>
    public static async Task<MementoResult?> OfAsync(ArchiveDesk desk, ExchangeAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Failure == FetchFailure.Resting) return new(MementoOutcome.Throttled, Sentence: answer.Sentence, RetryAfter: desk.RestOf(answer));
        if (answer.Failure is { } failure)
        {
            return new(failure is FetchFailure.TooLarge or FetchFailure.BlockedAddress ? MementoOutcome.Unplayable : MementoOutcome.Transient, Sentence: answer.Sentence);
        }

        if (ArchiveClient.IsArchived(answer)) return null;
        return answer.Status switch
        {
            429 => await ThrottledAsync(desk, answer, cancellationToken),
            503 when answer.Header("Retry-After") is not null => await ThrottledAsync(desk, answer, cancellationToken),
            403 or 451 => new(MementoOutcome.Unplayable, Sentence: $"The archive does not show this capture to everybody ({answer.Status})."),
            >= 500 or 408 or 413 or 421 => Transient($"The archive itself answered {answer.Status}; the memento is asked for again later."),
            >= 200 and < 300 => Transient("The archive answered with a page of its own instead of the memento; it is asked for again later."),
            _ => null,
        };
    }

    /// <summary>The result with a note that the bytes are not the original ones.</summary>
    public static MementoResult AsRewritten(this MementoResult result) =>
        result.Memento is { } memento ? result with { Memento = memento with { Notes = [.. memento.Notes, RewrittenNote] } } : result;

    private static async Task<MementoResult> ThrottledAsync(ArchiveDesk desk, ExchangeAnswer answer, CancellationToken cancellationToken) => new(
        MementoOutcome.Throttled,
        Sentence: "The archive asks for a pause; the memento is asked for after it.",
        RetryAfter: await desk.RestAsync(desk.Replays, answer, cancellationToken));

    private static MementoResult Transient(string sentence) => new(MementoOutcome.Transient, Sentence: sentence);
}

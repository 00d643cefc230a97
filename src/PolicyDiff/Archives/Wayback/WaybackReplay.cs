using PolicyDiff.Archives.Replay;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Wayback;

/// <summary>Asks the Wayback Machine's replay for original bytes (<c>id_</c>) and sorts out the archive's own failures.</summary>
internal sealed class WaybackReplay(ArchiveClient client, ArchiveEndpoint endpoint, ReplayAddress addresses)
{
    public async Task<MementoResult> FetchAsync(MementoAddress asked, CancellationToken cancellationToken)
    {
        var walk = new ReplayWalk(asked, addresses);
        while (true)
        {
            var answer = await client.AskAsync(endpoint, addresses.Raw(walk.Current), cancellationToken);
            if ((Troubles(answer) ?? walk.Take(answer)) is { } result) return result;
        }
    }

    /// <summary>What concerns the archive and not the memento; null when the answer is about the memento.</summary>
    private MementoResult? Troubles(ExchangeAnswer answer)
    {
        if (answer.Failure is { } failure) return OfFailure(failure, answer.Sentence);
        if (ArchiveClient.IsArchived(answer)) return null;
        if (IsExclusion(answer)) return new(MementoOutcome.Excluded, Sentence: "The archive does not show this address to anybody: its owner or the archive has excluded it.");

        return answer.Status switch
        {
            429 => new(MementoOutcome.Throttled, Sentence: "The archive asks for a pause; the memento is asked for after it.", RetryAfter: client.PauseOf(answer)),
            >= 500 or 408 or 413 or 421 => Transient($"The archive itself answered {answer.Status}; the memento is asked for again later.", client.RetryAfterOf(answer)),
            >= 200 and < 300 => Transient("The archive answered with a page of its own instead of the memento; it is asked for again later.", null),
            >= 300 and < 400 when !LeadsToMemento(answer) => Transient("The archive led somewhere that is no memento; it is asked for again later.", null),
            _ => null,
        };
    }

    private static MementoResult OfFailure(FetchFailure failure, string sentence) => failure switch
    {
        FetchFailure.TooLarge => new(MementoOutcome.Unplayable, Sentence: sentence),
        FetchFailure.Refused => Transient(sentence, WaybackListing.BanTime),
        _ => Transient(sentence, null),
    };

    private bool LeadsToMemento(ExchangeAnswer answer) =>
        answer.Header("Location") is { } location && addresses.Read(HeaderText.AsUtf8(location)) is not null;

    private static bool IsExclusion(ExchangeAnswer answer) =>
        answer.Status is 403 or 451 || (answer.Header("X-Archive-Wayback-Runtime-Error") is { } error && ExclusionNotice.IsIn(error)) || ExclusionNotice.IsIn(answer.Body);

    private static MementoResult Transient(string sentence, TimeSpan? retryAfter) => new(MementoOutcome.Transient, Sentence: sentence, RetryAfter: retryAfter);
}

using PolicyDiff.Archives.Replay;
using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Wayback;

/// <summary>Asks the Wayback Machine's replay for original bytes (<c>id_</c>) and sorts out the archive's own failures.</summary>
internal sealed class WaybackReplay(ArchiveClient client, ArchiveEndpoint endpoint, ReplayAddress addresses, ReplayTimes times)
{
    /// <summary>How often a page without an end is asked for again at once.</summary>
    private const int MostRepeats = 3;

    /// <summary>What did not come in time at first: the archive goes on loading it, and has it at hand some minutes later.</summary>
    private static readonly TimeSpan SlowRetry = TimeSpan.FromMinutes(3);

    public async Task<MementoResult> FetchAsync(MementoAddress asked, Patience patience, CancellationToken cancellationToken)
    {
        var walk = new ReplayWalk(asked, addresses);
        while (true)
        {
            var answer = await AskAsync(addresses.Raw(walk.Current), times.Of(patience), cancellationToken);
            if (answer.Failure == FetchFailure.Timeout && patience == Patience.Quick) return Transient("It did not come in time; it is asked for again later, with more patience.", SlowRetry);
            if ((Troubles(answer) ?? walk.Take(answer)) is { } result) return result;
        }
    }

    /// <summary>
    /// The answer; when it seems to be cut and nothing says how long it should be, the one that came twice alike or has an end. So a page whose author
    /// left out its end costs one request more, and a page cut on the way is not taken for one.
    /// </summary>
    private async Task<ExchangeAnswer> AskAsync(Uri address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(endpoint, address, timeout, cancellationToken);
        for (var repeat = 0; repeat < MostRepeats && IsDoubtful(answer); repeat++)
        {
            var other = await client.AskAsync(endpoint, address, timeout, cancellationToken);
            if (!ArchiveClient.IsArchived(other) || other.Body.AsSpan().SequenceEqual(answer.Body)) return other;
            answer = other;
        }

        return IsDoubtful(answer) ? ExchangeAnswer.Failed(FetchFailure.Truncated, "The body ends before the page does, each time at another place; it is asked for again later.") : answer;
    }

    private static bool IsDoubtful(ExchangeAnswer answer) => ArchiveClient.IsArchived(answer) && answer.Status == 200 && !MementoReader.KnowsLength(answer) && BodyEnd.IsMissing(answer.Body);

    /// <summary>What concerns the archive and not the memento; null when the answer is about the memento.</summary>
    private MementoResult? Troubles(ExchangeAnswer answer)
    {
        if (answer.Failure is { } failure) return OfFailure(failure, answer);
        if (ArchiveClient.IsArchived(answer)) return null;
        if (IsExclusion(answer)) return new(MementoOutcome.Excluded, Sentence: "The archive does not show this address to anybody: its owner or the archive has excluded it.");

        return answer.Status switch
        {
            429 => new(MementoOutcome.Throttled, Sentence: "The archive asks for a pause; the memento is asked for after it.", RetryAfter: client.PauseOf(answer)),
            >= 500 or 403 or 408 or 413 or 421 => Transient($"The archive itself answered {answer.Status}; the memento is asked for again later.", client.RetryAfterOf(answer)),
            >= 200 and < 300 => Transient("The archive answered with a page of its own instead of the memento; it is asked for again later.", null),
            >= 300 and < 400 when !LeadsToMemento(answer) => Transient("The archive led somewhere that is no memento; it is asked for again later.", null),
            _ => null,
        };
    }

    private MementoResult OfFailure(FetchFailure failure, ExchangeAnswer answer) => failure switch
    {
        FetchFailure.Resting => new(MementoOutcome.Throttled, Sentence: answer.Sentence, RetryAfter: client.RestOf(answer)),
        // Says nothing about the memento, and nobody asks before the breaker lets one through.
        FetchFailure.Refused or FetchFailure.Timeout when answer.Contact == Contact.Refused => new(MementoOutcome.Throttled, Sentence: answer.Sentence, RetryAfter: endpoint.BreakerTime),
        FetchFailure.TooLarge => new(MementoOutcome.Unplayable, Sentence: answer.Sentence),
        _ => Transient(answer.Sentence, null),
    };

    private bool LeadsToMemento(ExchangeAnswer answer) =>
        answer.Header("Location") is { } location && addresses.Read(HeaderText.AsUtf8(location)) is not null;

    private static bool IsExclusion(ExchangeAnswer answer) =>
        answer.Status == 451 || (answer.Status == 403 && !LooksLikePage(answer.Body)) || (answer.Header("X-Archive-Wayback-Runtime-Error") is { } error && ExclusionNotice.IsIn(error)) || ExclusionNotice.IsIn(answer.Body);

    /// <summary>A page that does not speak of an exclusion is some gate's on the way.</summary>
    private static bool LooksLikePage(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    private static MementoResult Transient(string sentence, TimeSpan? retryAfter) => new(MementoOutcome.Transient, Sentence: sentence, RetryAfter: retryAfter);
}
